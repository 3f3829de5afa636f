import { describe, expect, it } from 'vitest'
import { figureOption } from '../../src-main/export/figure-option.ts'
import { printStyle, screenStyle } from '../../src-main/export/figure-style.ts'
import { spanStrip } from '../../src-main/export/span-strip.ts'
import { linesFigure, twoAxes, twoAxesPanel } from './sample-lines.ts'

const print = (widthMm: number) => ({ ...printStyle({ widthMm, heightMm: 50, fontPt: 7 }), columns: 1 })
const namesAt = (widthMm: number) => spanStrip(twoAxes, print(widthMm)).names.map((name) => name?.text)

describe('names of shaded stretches in print', () => {
  it('have a line above the plot where it is wide', () => {
    expect(namesAt(183)).toEqual(['more dendritic input', 'less dendritic input', 'presynaptic dendrites driven'])
  })

  it('break between words in a third of a page', () => {
    expect(namesAt(58)).toEqual(['more\ndendritic\ninput', 'less\ndendritic\ninput', 'presynaptic\ndendrites\ndriven'])
  })

  it('are of letters that a journal takes, and no larger than those of the figure', () => {
    for (const widthMm of [58, 88, 183]) for (const name of spanStrip(twoAxes, print(widthMm)).names) expect(name?.fontSize).toSatisfy((size: number) => size >= 5 && size < 7)
  })

  it('are left out where their words have no room beside each other', () => {
    expect(namesAt(40)).toEqual([])
  })

  it('have a strip of their own, in which there is no plot', () => {
    const topOf = (label: string): number => {
      const named = { ...twoAxesPanel, definition: { ...twoAxes, spans: [{ from: 2, to: 4, label }] } }
      return Number.parseFloat((figureOption(linesFigure([named]), print(88))['grid'] as { top: string }[])[0]?.top ?? '')
    }
    const stripPt = (topOf('driven') - topOf('')) * print(88).height / 100
    expect(stripPt).toBeGreaterThan(7)
    expect(stripPt).toBeLessThan(12)
  })

  it('take nothing of a screen, where the protocol stands below the plot', () => {
    expect(spanStrip(twoAxes, screenStyle('light', 3))).toEqual({ names: [], height: 0 })
  })
})
