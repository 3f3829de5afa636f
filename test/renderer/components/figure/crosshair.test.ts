import { describe, expect, it } from 'vitest'
import { aimAt, valuesAt } from '../../../../src-renderer/components/figure/crosshair.ts'
import type { PinFrame } from '../../../../src-renderer/components/figure/pins/pins.ts'
import type { FigureView } from '../../../../src-main/api/contract.ts'

const time = { label: 'Time', unit: 's' }
const panel = (id: string, x: { readonly label: string; readonly unit: string }, unit: string) => ({ id, title: id, draw: 'lines' as const, lines: [], x, y: { label: id, unit } })
const curve = (index: number, name: string, ys: readonly number[], type: unknown = 'solid') => (
  { name, xAxisIndex: index, data: ys.map((y, x) => [x, y]), lineStyle: { color: `of ${name}`, type } })

/** Two plots over time, and one over something else. */
const view: FigureView = {
  definition: { id: 'f', title: 'F', caption: '', widthMm: 88, heightMm: 60, panels: [panel('rate', time, 'Hz'), panel('angle', time, '°'), panel('other', { label: 'Rate', unit: 'Hz' }, '')] },
  option: {
    series: [
      curve(0, 'low', [1, 2, 3]), curve(0, 'high', [10, 20, 30], [4, 2]), { xAxisIndex: 0, data: [[0, 0]] }, { ...curve(0, 'strip', [9, 9, 9]), silent: true },
      curve(1, 'low  ', [90, 80, 70], [1.2, 1.6]), curve(2, 'low', [5, 5, 5]),
    ],
  },
  verdict: { state: 'none', rows: [] }, runIds: [],
}
const frame: PinFrame = { left: 100, top: 0, width: 200, height: 100, x: { zero: 100, one: 200, log: false }, y: { zero: 100, one: 99, log: false } }
const frames = new Map([[0, frame], [1, { ...frame, left: 400, x: { zero: 400, one: 500, log: false } }]])
const none = new Set<string>()

describe('the crosshair of a figure', () => {
  it('stands at the recorded x that is nearest to the pointer', () => {
    expect(aimAt(view, frames, none, 188, 80)).toEqual({ index: 0, x: 1, y: 20 })
    expect(aimAt(view, frames, none, 560, 50)).toMatchObject({ index: 1, x: 2 })
    expect(aimAt(view, frames, none, 50, 50)).toBeUndefined()
  })

  it('goes through every plot of the same x, and says what each curve is worth, from top to bottom', () => {
    const plots = valuesAt(view, { index: 0, x: 1, y: 2 }, none, () => 10)
    expect(plots.map(({ index, x, more }) => [index, x, more])).toEqual([[0, '1 s', 0], [1, '1 s', 0]])
    expect(plots[0]?.values).toEqual([
      { label: 'high', text: '20 Hz', colour: 'of high', stroke: 'dashed', isNearest: false }, { label: 'low', text: '2 Hz', colour: 'of low', stroke: 'solid', isNearest: true },
    ])
    expect(plots[1]?.values).toEqual([{ label: 'low', text: '80°', colour: 'of low  ', stroke: 'dotted', isNearest: false }])
  })

  it('lists the curves nearest to the pointer where there is no room for all', () => {
    const [first] = valuesAt(view, { index: 0, x: 2, y: 28 }, none, () => 1)
    expect(first?.values.map(({ label }) => label)).toEqual(['high'])
    expect(first?.more).toBe(1)
  })

  it('says nothing of curves that are switched off', () => {
    expect(valuesAt(view, { index: 0, x: 1, y: undefined }, new Set(['high']), () => 10)[0]?.values.map(({ label }) => label)).toEqual(['low'])
  })
})
