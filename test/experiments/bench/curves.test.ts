import { describe, expect, it } from 'vitest'
import { readCurves, transferRows } from '../../../src-main/experiments/bench/curves.ts'
import { madeSeries } from '../../../src-main/experiments/bench/bench-view.ts'
import { clampSpec } from '../../../src-main/experiments/spiking/presets/bench.ts'
import { column } from '../../../src-main/experiments/series-rows.ts'

/** Bins of half a second: events, bursts and spikes of each. */
const rates = (bins: readonly (readonly [event: number, burst: number, spike: number])[]) => madeSeries(
  ['timeS', 'startS', 'endS', 'eventRateHz', 'burstRateHz', 'burstProbability', 'spikeRateHz'],
  bins.map(([event, burst, spike], bin) => [bin * 0.5 + 0.25, bin * 0.5, bin * 0.5 + 0.5, event, burst, NaN, spike]),
)

/** Spikes with their marks: 1 an event, 2 the second spike of a burst. */
const raster = (spikes: readonly (readonly [timeS: number, neuron: number, mark: number])[]) => madeSeries(['timeS', 'neuron', 'mark'], spikes)

describe('a transfer curve', () => {
  it('has the mean of each step once the cell has settled, and bursts as a share of events', () => {
    const bins = rates([[99, 99, 99], [2, 0, 2], [4, 0, 4], [99, 99, 99], [8, 2, 12], [12, 8, 28]])
    const curve = transferRows({ timesMs: [0, 1500], currentsPa: [100, 200] }, bins, raster([[0.1, 0, 1], [0.11, 0, 2], [0.7, 0, 1], [2.1, 0, 1], [2.1, 1, 1], [2.11, 1, 2], [2.12, 1, 0]]), 3000)
    expect(column(curve, 'currentPa')).toEqual([100, 200])
    expect(column(curve, 'eventRateHz')).toEqual([3, 10])
    expect(column(curve, 'burstRateHz')).toEqual([0, 5])
    expect(column(curve, 'spikeRateHz')).toEqual([3, 20])
    expect(column(curve, 'burstProbability')).toEqual([0, 0.5])
  })

  it('has no burst probability without events', () => {
    const curve = transferRows({ timesMs: [0], currentsPa: [0] }, rates([[0, 0, 0], [0, 0, 0], [0, 0, 0]]), raster([]), 1500)
    expect(column(curve, 'burstProbability')).toEqual([NaN])
  })

  it('counts a burst with its event, so that a probability is none above 1', () => {
    // An event before the settled part, its burst within; and one event within that is no burst.
    const spikes = raster([[0.495, 0, 1], [0.505, 0, 2], [1, 0, 1]])
    expect(column(transferRows({ timesMs: [0], currentsPa: [0] }, rates([[0, 0, 0], [1, 2, 3], [0, 0, 0]]), spikes, 1500), 'burstProbability')).toEqual([0])
  })

  it('is not there where no current climbs', () => {
    expect(readCurves(clampSpec, new Map())).toBeUndefined()
  })
})
