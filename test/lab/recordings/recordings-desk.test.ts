import { describe, expect, it } from 'vitest'
import { presetById } from '../../../src-main/experiments/kinds.ts'
import { createRecordingsDesk } from '../../../src-main/lab/recordings/recordings-desk.ts'
import type { SpikesView } from '../../../src-main/lab/recordings/recordings-types.ts'
import { newRun, testStore } from '../../store/test-store.ts'

const spikeColumns = ['timeS', 'neuron', 'mark']
const traceColumns = ['timeS', 'neuron', 'somaMv', 'dendriteMv', 'thresholdMv', 'adaptationPa']

async function desk(pieces?: Parameters<typeof createRecordingsDesk>[0]['pieces']) {
  const store = await testStore()
  store.runs.insert([newRun({ spec: presetById('fig2b')?.spec }), newRun({ id: 'spiking', spec: presetById('fig3')?.spec })])
  const record = (series: string, columns: readonly string[], rows: readonly (readonly number[])[], runId = 'r1'): void => {
    store.runs.advance(runId, { progress: 0.5, chunks: [{ series, columns, values: Float64Array.from(rows.flat()) }], log: [] })
  }
  return { ...createRecordingsDesk({ store, look: () => ({ scheme: 'paper', textScale: 1 }), ...(pieces === undefined ? {} : { pieces }) }), record }
}

const unpacked = ({ timesS, neurons, marks }: SpikesView) => ({
  timesS: [...new Float64Array(Uint8Array.from(Buffer.from(timesS, 'base64')).buffer)], neurons: [...new Uint32Array(Uint8Array.from(Buffer.from(neurons, 'base64')).buffer)],
  marks: [...Buffer.from(marks, 'base64')],
})

describe('spikes of a run', () => {
  it('come from a row on, as they are recorded', async () => {
    const { spikes, record } = await desk()
    const ask = (row: number, most = 10) => spikes({ runId: 'r1', population: 'pyr', from: { type: 'row', row }, most })
    expect(ask(0)).toMatchObject({ rows: 0, firstRow: 0, timesS: '' })
    record('raster.pyr', spikeColumns, [[0.1, 7, 1], [0.25, 3999, 2]])
    expect(ask(0)).toMatchObject({ rows: 2, firstRow: 0, every: 1 })
    expect(unpacked(ask(0))).toEqual({ timesS: [0.1, 0.25], neurons: [7, 3999], marks: [1, 2] })
    record('raster.pyr', spikeColumns, [[0.3, 1, 0]])
    expect(unpacked(ask(2))).toEqual({ timesS: [0.3], neurons: [1], marks: [0] })
    // Who is behind gets the newest.
    expect(ask(0, 1)).toMatchObject({ rows: 3, firstRow: 2, every: 1 })
  })

  it('come of a stretch of time, thinned out where they are too many', async () => {
    const { spikes, record } = await desk()
    record('raster.pyr', spikeColumns, Array.from({ length: 100 }, (_, i) => [i / 10, i, 0]))
    const within = (fromS: number, toS: number, most: number) => spikes({ runId: 'r1', population: 'pyr', from: { type: 'time', fromS, toS }, most })
    expect(unpacked(within(2, 2.25, 10)).neurons).toEqual([20, 21, 22])
    expect(within(0, 20, 10)).toMatchObject({ firstRow: 0, every: 10, rows: 100 })
    expect(unpacked(within(0, 20, 10)).neurons).toEqual([0, 10, 20, 30, 40, 50, 60, 70, 80, 90])
    expect(unpacked(within(30, 40, 10)).neurons).toEqual([])
  })

  it('are those of a run that is there', async () => {
    const { spikes } = await desk()
    expect(() => spikes({ runId: 'other', population: 'pyr', from: { type: 'row', row: 0 }, most: 1 })).toThrow('There is no run with id "other"')
  })
})

describe('voltages of a neuron', () => {
  it('are those that its model has', async () => {
    const { voltages, record } = await desk()
    record('traces.pv', traceColumns, [[0.1, 0, -70, NaN, NaN, NaN], [0.1, 1, -60, NaN, NaN, NaN], [0.2, 0, -71, NaN, NaN, NaN], [0.2, 1, -61, NaN, NaN, NaN]])
    record('traces.pyr', traceColumns, [[0.1, 0, -70, -65, -50, 3]])
    const of = (population: string, neuron: number, fromS = 0, toS = 1) => voltages({ runId: 'r1', population, neuron, fromS, toS, most: 100 }).lines
    expect(of('pv', 1)).toEqual([{ id: 'soma', timesS: [0.1, 0.2], mv: [-60, -61], meanMv: -60.5 }])
    expect(of('pv', 0, 0.15)).toEqual([{ id: 'soma', timesS: [0.2], mv: [-71], meanMv: -71 }])
    expect(of('pyr', 0).map(({ id, mv }) => [id, ...mv])).toEqual([['soma', -70], ['dendrite', -65], ['threshold', -50]])
    expect(of('pyr', 5)).toEqual([])
    expect(of('som', 0)).toEqual([])
  })

  it('say where stretches of a long time were left out', async () => {
    const { voltages, record } = await desk({ pieceRows: 10, mostPieces: 3 })
    record('traces.pyr', traceColumns, Array.from({ length: 100 }, (_, i) => [i / 10, 0, -70, NaN, NaN, NaN]))
    const until = (toS: number) => voltages({ runId: 'r1', population: 'pyr', neuron: 0, fromS: 0, toS, most: 100 })
    expect(until(2.95)).toMatchObject({ complete: true, lines: [{ timesS: { length: 30 } }] })
    expect(until(10)).toMatchObject({ complete: false, lines: [{ timesS: { length: 30 } }] })
  })

  it('are thinned out, but keep their extremes', async () => {
    const { voltages, record } = await desk()
    record('traces.pyr', traceColumns, Array.from({ length: 5000 }, (_, i) => [i / 1000, 0, i === 2345 ? 20 : -70, NaN, NaN, NaN]))
    const [soma] = voltages({ runId: 'r1', population: 'pyr', neuron: 0, fromS: 0, toS: 5, most: 100 }).lines
    expect(soma?.timesS.length).toBeLessThanOrEqual(100)
    expect(soma?.mv).toContain(20)
    expect(soma?.timesS[soma.mv.indexOf(20)]).toBe(2.345)
  })
})

describe('the activity of neurons', () => {
  it('is counted within a time, of every neuron whose spikes are recorded', async () => {
    const { activity, record } = await desk()
    record('raster.pyr1', spikeColumns, [[0.1, 3, 1], [0.11, 3, 2], [0.9, 3, 1], [2, 3, 1]], 'spiking')
    const found = activity({ runId: 'spiking', population: 'pyr1', fromS: 0, toS: 1, scale: 'log', binMs: 20, averages: false, theme: 'light' })
    expect(found).toMatchObject({ spikes: 3, complete: true, untilS: 1, neurons: { length: 25 } })
    expect(activity({ runId: 'spiking', population: 'pyr1', fromS: 0, toS: 9, scale: 'log', binMs: 20, averages: false, theme: 'light' }), 'as far as the run has come').toMatchObject({ spikes: 4, complete: true, untilS: 2 })
    expect(found.neurons[3]).toMatchObject({ spikes: 3, events: 2, bursts: 1, burstProbability: 0.5 })
    expect(found.figure.definition.panels).toMatchObject([{ id: 'rates' }, { id: 'intervals', x: { scale: 'log' }, marks: [{ x: 16 }] }, { id: 'cvs' }])
  })

  it('has rates in bins of the width that is asked for, and lines at their means', async () => {
    const { activity, record } = await desk()
    record('raster.pyr1', spikeColumns, [[0.1, 3, 1], [0.11, 3, 2], [0.9, 3, 1]], 'spiking')
    const ask = (binMs: number) => activity({ runId: 'spiking', population: 'pyr1', fromS: 0, toS: 0.8, scale: 'log', binMs, averages: true, theme: 'light' })
    expect(ask(400).figure.definition).toMatchObject({ caption: expect.stringContaining('bins of 400 ms'), panels: [{ levels: [{ y: 0.1 }, { y: 0.05 }, { y: 0.05 }] }, {}, {}] })
    expect(() => ask(0.01)).toThrow('Bins of 0.01 ms are 80000 over this time; expected at most 20000: wider bins, or less time.')
  })

  it('says up to when, where a time holds more spikes than are counted at once', async () => {
    const { activity, record } = await desk({ pieceRows: 1, mostPieces: 1 })
    record('raster.pyr1', spikeColumns, Array.from({ length: 150 }, (_, i) => [i / 100, 0, 1]), 'spiking')
    expect(activity({ runId: 'spiking', population: 'pyr1', fromS: 0, toS: 2, scale: 'linear', binMs: 20, averages: false, theme: 'light' })).toMatchObject({ spikes: 100, complete: false, untilS: 0.99 })
  })

  it('is that of spiking networks', async () => {
    const { activity } = await desk()
    expect(() => activity({ runId: 'r1', population: 'pyr1', fromS: 0, toS: 1, scale: 'log', binMs: 20, averages: false, theme: 'light' })).toThrow('This run has no spikes of single neurons')
  })
})
