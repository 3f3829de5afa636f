import { describe, expect, it } from 'vitest'
import type { FigureView } from '../../../../src-main/api/contract.ts'
import type { LinesPanel } from '../../../../src-main/experiments/figure.ts'
import { asOfEpoch, epochNotes, epochRange, sizesOf } from '../../../../src-renderer/components/time/epoch-view.ts'

const ensemble = { kind: 'ensemble', rule: { type: 'burstprop' } }
const rate = { kind: 'rate', data: { trainCount: 10 }, training: { predictionS: 9, teacherS: 1 } }

type Point = readonly [number, number] | readonly [null, null]

const panel = (id: string, series: string, label = 'Epoch', unit = ''): LinesPanel => ({
  id, title: id, draw: 'lines', x: { label, unit, min: 0, max: 8 }, y: { label: 'Error', unit: '%' }, lines: [{ id: 'line', label: 'line', series, xColumn: 'epoch', yColumn: 'y', colour: 0 }],
})

function figure(panels: readonly ReturnType<typeof panel>[], series: readonly { readonly id: string; readonly data: readonly Point[] }[]): FigureView {
  return { definition: { id: 'f', title: 'f', caption: '', widthMm: 88, heightMm: 60, panels }, option: { series: series.map((one) => ({ type: 'line', ...one })) }, verdict: { state: 'none', rows: [] }, runIds: ['r1'] }
}

const epochs = (count: number): Point[] => Array.from({ length: count }, (_, i): Point => [i, 90 - i])
const dataOf = ({ option }: FigureView, id: string): unknown => (option['series'] as readonly { readonly id: string; readonly data: unknown }[]).find((one) => one.id === id)?.data

describe('a figure as of an epoch', () => {
  const band: Point[] = [[0, 1], [1, 2], [2, 3], [2, 1], [1, 0], [0, 0], [0, 1]]
  const view = figure([panel('error', 'errors')], [
    { id: '0:zero:0', data: [] }, { id: '0:band:0', data: band }, { id: '0:curve:0', data: [[null, null], ...epochs(3).slice(1)] }, { id: '0:reference:0', data: epochs(3) }, { id: '0:lone:0', data: [[0, 5], [null, null], [2, 9], [null, null]] },
  ])

  it('has what was recorded by then; a band and dots are cut as well, a reference stays', () => {
    const cut = asOfEpoch(view, 1.5, ensemble)
    expect(dataOf(cut, '0:curve:0')).toEqual([[null, null], [1, 89]])
    expect(dataOf(cut, '0:band:0')).toEqual([[0, 1], [1, 2], [1, 0], [0, 0], [0, 1]])
    expect(dataOf(cut, '0:reference:0')).toEqual(epochs(3))
    expect(dataOf(cut, '0:lone:0')).toEqual([[0, 5], [null, null], [null, null]])
    // Sums of batches miss a whole epoch in the last digits.
    expect(dataOf(asOfEpoch(view, 1 - 1e-12, ensemble), '0:curve:0')).toEqual([[null, null], [1, 89]])
  })

  it('has shades up to the end of the last epoch that was recorded: their outlines end there', () => {
    const outline: Point[] = [[-0.5, 1], [1.5, 1], [1.5, 2], [2.5, 2], [2.5, -1], [-0.5, -1], [-0.5, 1], [null, null]]
    const shades = { series: 'weights', xColumn: 'epoch', xWidth: 1, widthColumn: 'binWidth', firstColumn: 'firstBin', fromColumn: 'bin1', bins: 64 }
    const shaded = figure([{ ...panel('weights', 'weights'), shades }], [{ id: '0:shade:0', data: outline }, { id: '0:curve:0', data: epochs(3) }])
    expect(dataOf(asOfEpoch(shaded, 1.7, ensemble), '0:shade:0')).toEqual([[-0.5, 1], [1.5, 1], [1.5, 2], [1.5, 2], [1.5, -1], [-0.5, -1], [-0.5, 1], [null, null]])
    expect(dataOf(asOfEpoch(shaded, 0, ensemble), '0:shade:0')).toEqual([[-0.5, 1], [0.5, 1], [0.5, 2], [0.5, 2], [0.5, -1], [-0.5, -1], [-0.5, 1], [null, null]])
    expect(asOfEpoch(shaded, 2, ensemble)).toBe(shaded)
  })

  it('is the figure itself at its end', () => {
    expect(asOfEpoch(view, 2, ensemble)).toBe(view)
  })

  it('has the same sizes until the next recorded moment', () => {
    expect(sizesOf(asOfEpoch(view, 1.2, ensemble))).toBe(sizesOf(asOfEpoch(view, 1.9, ensemble)))
    expect(sizesOf(asOfEpoch(view, 2, ensemble))).not.toBe(sizesOf(asOfEpoch(view, 1.9, ensemble)))
  })

  it('of a rate network is that of its time as well, where its examples are counted', () => {
    const timed = figure([panel('trace', 'trace', 'Time', 's'), panel('error', 'epochs')], [{ id: '0:curve:0', data: [[120, 1], [140, 2], [160, 3]] }, { id: '1:curve:0', data: epochs(3) }])
    // An epoch has ten examples of 10 s each.
    expect(dataOf(asOfEpoch(timed, 1.5, rate), '0:curve:0')).toEqual([[120, 1], [140, 2]])
    expect(dataOf(asOfEpoch(timed, 1.5, { ...rate, data: { trainCount: 0 } }), '0:curve:0')).toHaveLength(3)
  })
})

describe('epochs that can be played', () => {
  it('go up to the last that was recorded, of a run that learns images', () => {
    const view = figure([panel('error', 'errors')], [{ id: '0:curve:0', data: epochs(4) }, { id: '0:reference:0', data: epochs(9) }])
    expect(epochRange(view, ensemble)).toEqual({ fromS: 0, toS: 3 })
    expect(epochRange(view, { kind: 'spiking' })).toBeUndefined()
  })

  it('are none where nothing was recorded on the way', () => {
    expect(epochRange(figure([panel('error', 'errors')], [{ id: '0:curve:0', data: [[0, 90]] }]), ensemble)).toBeUndefined()
    expect(epochRange(figure([panel('trace', 'trace', 'Time', 's')], [{ id: '0:curve:0', data: epochs(4) }]), rate)).toBeUndefined()
  })
})

describe('what a replay cannot show', () => {
  const dendrites = (data: readonly Point[]) => figure([panel('error', 'errors'), panel('potential', 'dendrites')], [{ id: '0:curve:0', data: epochs(4) }, { id: '1:curve:0', data }])

  it('is said of distributions that were recorded at the end only, or not at all', () => {
    expect(epochNotes(dendrites(epochs(4)), ensemble)).toEqual(['Look inside shows the network as it was at the end.'])
    expect(epochNotes(dendrites([[3, 0.5]]), ensemble)[0]).toBe('Distributions of u and p were recorded once, at the end: they come with the last epoch.')
    expect(epochNotes(figure([panel('error', 'errors')], []), ensemble)[0]).toBe('Distributions of u and p were not recorded.')
    expect(epochNotes(figure([panel('error', 'errors')], []), { kind: 'ensemble', rule: { type: 'backprop' } })).toEqual([])
  })

  it('is said of a rate network', () => {
    const view = figure([panel('error', 'epochs')], [])
    expect(epochNotes(view, rate)).toEqual([expect.stringMatching(/^Distributions of u and p were not recorded over epochs/)])
    expect(epochNotes(view, { ...rate, data: { trainCount: 0 } })).toContain('Plots over time stay whole.')
  })
})
