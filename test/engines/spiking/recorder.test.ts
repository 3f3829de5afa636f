/** What is recorded of a run: the columns of series.ts, bins that add up, and one truth in rasters, rates and totals. */
import { describe, expect, it } from 'vitest'
import { totalSteps } from '../../../src-main/engines/spiking/protocol.ts'
import * as series from '../../../src-main/engines/spiking/series.ts'
import { experiment, recorded, rowsOf, run } from './small-experiment.ts'

const outputs = run()
const totalS = (totalSteps(experiment) * experiment.dtMs) / 1000
const metric = (name: string): number => outputs.flatMap((output) => (output.type === 'metric' && output.name === name ? [output.value] : []))[0] ?? NaN

describe('series', () => {
  it('have the columns that series.ts says, and there are no others', () => {
    const expected = [
      ...recorded.rates.flatMap((name) => [series.ratesSeries(name), series.responsesSeries(name)]), ...recorded.rasters.map(series.rasterSeries), ...recorded.traces.map(series.tracesSeries),
      series.runningSeries('learned'), series.weightsSeries('learned'), series.weightSamplesSeries('learned'), series.currentSeries('input', 'soma'), series.currentSeries('output', 'dendrite'),
      series.timelineSeries, series.examplesSeries, series.epochsSeries,
    ]
    const found = new Map(outputs.flatMap((output) => (output.type === 'rows' ? [[output.series, output.columns] as const] : [])))
    expect(Object.fromEntries(found)).toEqual(Object.fromEntries(expected.map(({ series: name, columns }) => [name, columns])))
    for (const output of outputs) if (output.type === 'rows') expect(output.values.length % output.columns.length).toBe(0)
  })
})

describe('bins', () => {
  it.each([['input'], ['output'], ['pv'], ['pool']])('of %s follow each other without a gap, the last one shorter', (name) => {
    const bins = rowsOf(outputs, `rates.${name}`)
    expect(bins[0]?.['startS']).toBe(0)
    bins.slice(1).forEach(({ startS }, k) => { expect(startS).toBe(bins[k]?.['endS']) })
    expect(bins.at(-1)?.['endS']).toBeCloseTo(totalS, 9)
    expect(totalS % 0.05).toBeGreaterThan(0.01)
    for (const { timeS = NaN, startS = NaN, endS = NaN } of bins) expect(timeS).toBeCloseTo((startS + endS) / 2, 9)
  })

  it('add up to the totals that the metrics tell', () => {
    for (const [name, column, total] of [['input', 'eventRateHz', 'input event rate (Hz)'], ['output', 'eventRateHz', 'output event rate (Hz)'], ['pv', 'spikeRateHz', 'pv rate (Hz)'], ['pool', 'spikeRateHz', 'pool rate (Hz)']] as const) {
      const sum = rowsOf(outputs, `rates.${name}`).reduce((counted, row) => counted + (row[column] ?? NaN) * ((row['endS'] ?? NaN) - (row['startS'] ?? NaN)), 0)
      expect(sum / totalS, name).toBeCloseTo(metric(total), 6)
      expect(sum, name).toBeGreaterThan(0)
    }
  })

  it('have the burst probability as the ratio of the rates, and none of cells without bursts', () => {
    for (const { eventRateHz = NaN, burstRateHz = NaN, burstProbability = NaN } of rowsOf(outputs, 'rates.input')) {
      if (eventRateHz > 0) expect(burstProbability).toBeCloseTo(burstRateHz / eventRateHz, 9)
      else expect(burstProbability).toBeNaN()
    }
    expect(rowsOf(outputs, 'rates.pv').every(({ eventRateHz }) => Number.isNaN(eventRateHz))).toBe(true)
  })
})

describe('rasters', () => {
  it.each([['input', 40], ['output', 30]])('of %s have the spikes, events and bursts that the bins count', (name, size) => {
    const spikes = rowsOf(outputs, `raster.${name}`)
    expect(spikes.length).toBeGreaterThan(20)
    for (const bin of rowsOf(outputs, `rates.${name}`)) {
      const { startS = NaN, endS = NaN } = bin
      const inside = spikes.filter(({ timeS = NaN }) => timeS > startS - 1e-9 && timeS < endS - 1e-9)
      const counted = (column: string): number => Math.round((bin[column] ?? NaN) * (endS - startS) * size)
      expect([inside.length, inside.filter(({ mark }) => mark === 1).length, inside.filter(({ mark }) => mark === 2).length]).toEqual(
        [counted('spikeRateHz'), counted('eventRateHz'), counted('burstRateHz')])
    }
  })
})

describe('traces', () => {
  it('are of the neurons and at the times that are asked for', () => {
    const rows = rowsOf(outputs, 'traces.output')
    expect(rows.length).toBe(2 * Math.floor(totalS / 0.005 + 1e-9))
    expect(rows.slice(0, 4).map(({ timeS, neuron }) => [timeS?.toFixed(3), neuron])).toEqual([['0.005', 0], ['0.005', 1], ['0.010', 0], ['0.010', 1]])
  })

  it('are voltages, thresholds and adaptation in their units, NaN of what a model has not', () => {
    for (const { somaMv = NaN, dendriteMv = NaN, thresholdMv = NaN, adaptationPa = NaN } of rowsOf(outputs, 'traces.output')) {
      expect(somaMv).toBeLessThan(thresholdMv)
      expect(somaMv).toBeGreaterThan(-100)
      expect(dendriteMv).toBeGreaterThan(-130)
      expect(thresholdMv).toBeGreaterThanOrEqual(-50)
      expect(adaptationPa).toBeGreaterThanOrEqual(0)
    }
    expect(rowsOf(outputs, 'traces.pv').every(({ somaMv = NaN, dendriteMv, thresholdMv }) => somaMv >= -80 && Number.isNaN(dendriteMv) && Number.isNaN(thresholdMv))).toBe(true)
  })
})

describe('weights', () => {
  it('are summarised and sampled once per bin, their change told from the start', () => {
    const rows = rowsOf(outputs, 'weights.learned')
    expect(rows.length).toBe(rowsOf(outputs, 'rates.input').length)
    for (const { meanWeight = NaN, relativeChangePct = NaN, minWeight = NaN, maxWeight = NaN } of rows) {
      expect(relativeChangePct).toBeCloseTo((100 * (meanWeight - 0.2)) / 0.2, 9)
      expect(minWeight).toBeLessThanOrEqual(meanWeight + 1e-9)
      expect(maxWeight).toBeGreaterThanOrEqual(meanWeight - 1e-9)
    }
    const samples = rowsOf(outputs, 'weightSamples.learned')
    expect(samples.length).toBe(rows.length * 4)
    expect(new Set(samples.map(({ synapse }) => synapse)).size).toBe(4)
  })
})

describe('responses', () => {
  it('are means over the second half of each tested pattern', () => {
    const rows = rowsOf(outputs, 'responses.input')
    expect(rows.map(({ pattern, phase }) => [pattern, phase])).toEqual([[0, 1], [1, 1]])
    const spikes = rowsOf(outputs, 'raster.input')
    rows.forEach(({ spikeRateHz = NaN }, k) => {
      // Tests begin at 0.33 s, and each takes 0.2 s.
      const from = 0.33 + 0.2 * k + 0.1
      const inside = spikes.filter(({ timeS = NaN }) => timeS > from - 1e-9 && timeS < from + 0.1 - 1e-9)
      expect(spikeRateHz).toBeCloseTo(inside.length / 40 / 0.1, 6)
    })
  })
})
