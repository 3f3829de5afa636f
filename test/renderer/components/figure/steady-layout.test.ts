import { describe, expect, it } from 'vitest'
import { figureOption } from '../../../../src-main/export/figure-option.ts'
import { screenStyle } from '../../../../src-main/export/figure-style.ts'
import { steadyLayout } from '../../../../src-renderer/components/figure/steady-layout.ts'
import { linesFigure, overTimePanel } from '../../../export/sample-lines.ts'

type Part = Readonly<Record<string, unknown>>
const optionOf = (panels: number, columns: number) => figureOption(linesFigure(Array.from({ length: panels }, () => overTimePanel), columns), screenStyle('light', columns))
/** In px of a figure of this height, to a tenth. */
const px = (value: unknown, height: number): number => Number(((Number.parseFloat(String(value)) / 100) * height).toFixed(1))
const tops = (option: Record<string, unknown>, key: string, height: number): number[] => (option[key] as readonly Part[]).map(({ top }) => px(top, height))
const bottoms = (option: Record<string, unknown>, height: number): number[] => (option['grid'] as readonly Part[]).map(({ top, height: share }) => px(top, height) + px(share, height))

describe('the layout of a figure on a screen', () => {
  it('keeps title, legend and plot as far apart as their letters need, in a low figure and in a high one', () => {
    const option = optionOf(1, 1)
    const expected = ['title', 'legend', 'grid'].map((key) => tops(option, key, 360)[0])
    for (const height of [160, 360, 900]) {
      const steady = steadyLayout(option, 1, height)
      expect(['title', 'legend', 'grid'].map((key) => tops(steady, key, height)[0])).toEqual(expected)
      expect(bottoms(steady, height)[0]).toBeCloseTo(height - 4.8, 0)
    }
  })

  it('does so in each row, and leaves words in the middle of a plot where they are', () => {
    const option = optionOf(4, 2)
    const steady = steadyLayout(option, 2, 600)
    const [first = NaN, , below = NaN] = tops(steady, 'grid', 600)
    // The second row repeats the legend of the first, and goes without that line.
    expect(below - first).toBeCloseTo(300 - 1.55 * 12, 0)
    expect(first).toBeCloseTo(tops(option, 'grid', 360)[0] ?? NaN, 0)
    expect(bottoms(steady, 600).map(Math.round)).toEqual([295, 295, 595, 595])
    expect((steady['title'] as readonly Part[]).filter((_, i) => i % 2 === 1)).toEqual((option['title'] as readonly Part[]).filter((_, i) => i % 2 === 1))
  })

  it('is left alone before there is a height', () => expect(steadyLayout(optionOf(1, 1), 1, 0)).toEqual(optionOf(1, 1)))
})
