import { describe, expect, it } from 'vitest'
import { presetById } from '../../../src-main/experiments/kinds.ts'
import { createSpikeExport } from '../../../src-main/lab/recordings/spike-export.ts'
import type { RowsFileProgress, Transfer } from '../../../src-main/lab/types.ts'
import { createTransfers } from '../../../src-main/lab/transfers.ts'
import { allOf } from '../../all-of.ts'
import { sampleProvenance } from '../../export/sample-figure.ts'
import { finish, newRun, testStore } from '../../store/test-store.ts'

const fig3 = presetById('fig3')?.spec ?? {}
const silent = { ...fig3, recording: { ...Reflect.get(fig3, 'recording') as object, rasters: [] } }

async function desk() {
  const store = await testStore()
  store.runs.insert([
    newRun({ spec: presetById('fig2b')?.spec }), newRun({ id: 'spiking', name: 'Fig. 3', kind: 'spiking', spec: fig3 }), newRun({ id: 'silent', name: 'Quiet', kind: 'spiking', spec: silent }),
  ])
  const transfers = createTransfers()
  const record = (population: string, rows: readonly (readonly number[])[], runId = 'spiking'): void => {
    store.runs.advance(runId, { progress: 0.5, chunks: [{ series: `raster.${population}`, columns: ['timeS', 'neuron', 'mark'], values: Float64Array.from(rows.flat()) }], log: [] })
  }
  const figures = { provenance: () => sampleProvenance }
  return { ...createSpikeExport({ store, figures, transfers, pieceRows: 2 }), transfers, record, store }
}

const rowsOf = (parts: Iterable<Uint8Array>): string[] => Buffer.concat([...parts]).toString('utf8').split('\r\n').filter((line) => line !== '' && !line.startsWith('#')).slice(1)

function transferOf(news: readonly RowsFileProgress[]): Transfer {
  const last = news.at(-1)
  if (last?.state !== 'done') throw new Error('it was not made')
  return last.transfer
}

describe('the spikes of a run as a file', () => {
  it('are those of all its populations, or of those that are named', async () => {
    const { spikeFile, record } = await desk()
    record('pyr1', [[0.1, 3, 1], [0.11, 3, 2], [0.9, 3, 1]])
    record('pyr2', [[0.2, 0, 1]])
    const all = spikeFile({ runId: 'spiking', populations: [], format: 'csv' })
    expect(all.name).toBe('fig-3-seed-1-spikes.csv')
    expect(rowsOf(all.parts)).toEqual(['pyr1,3,100,1,0', 'pyr1,3,110,0,1', 'pyr1,3,900,1,0', 'pyr2,0,200,1,0'])
    const one = spikeFile({ runId: 'spiking', populations: ['pyr2'], format: 'csv' })
    expect(one.name).toBe('fig-3-seed-1-spikes-pyr2.csv')
    expect(rowsOf(one.parts)).toEqual(['pyr2,0,200,1,0'])
  })

  it('are as many as there were when it was asked for', async () => {
    const { spikeFile, record } = await desk()
    record('pyr1', [[0.1, 3, 1]])
    const { parts } = spikeFile({ runId: 'spiking', populations: [], format: 'json' })
    record('pyr1', [[0.2, 3, 1]])
    expect(JSON.parse(Buffer.concat([...parts]).toString('utf8'))).toMatchObject({ burstThresholdMs: 16, populations: [{ name: 'pyr1', neuronsRecorded: 25, spikes: 1, time_ms: [100] }] })
  })

  it('comes to the page in parts, whole or not at all', async () => {
    const { exportSpikes, record, transfers, store } = await desk()
    record('pyr1', [[0.1, 3, 1], [0.11, 3, 2], [0.9, 3, 1]])
    const news = await allOf(exportSpikes({ runId: 'spiking', populations: [], format: 'csv' }, undefined))
    expect(news.slice(0, -1)).toEqual([{ state: 'working', done: 0, total: 3 }, { state: 'working', done: 2, total: 3 }, { state: 'working', done: 3, total: 3 }])
    const { id, name, bytes } = transferOf(news)
    expect(name).toBe('fig-3-seed-1-spikes.csv')
    expect(transfers.read(id, 0).length).toBe(bytes)
    transfers.drop(id)
    // Somebody throws the run away for ever while it is read.
    const gone = { ...store.runs, series: () => undefined }
    const broken = createSpikeExport({ store: { runs: gone }, figures: { provenance: () => sampleProvenance }, transfers })
    await expect(allOf(broken.exportSpikes({ runId: 'spiking', populations: [], format: 'npz' }, undefined))).rejects.toThrow('The spikes of the run "Fig. 3" (spiking) went away')
    transfers.close()
  })
})

describe('a run without spikes', () => {
  it('is named, with why it has none and what it recorded', async () => {
    const { spikeFile, store } = await desk()
    const asked = (runId: string) => () => spikeFile({ runId, populations: [], format: 'csv' })
    expect(asked('other')).toThrow('There is no run with id "other"')
    expect(asked('r1')).toThrow(/^In the run ".*" \(r1\) there are no spikes of single neurons: it is of kind "pairing"; expected a run of a spiking network\./)
    expect(asked('silent')).toThrow('There are no spikes to export of the run "Quiet" (silent): "Spikes of" (recording.rasters) of its spec names no population. It recorded nothing.')
    expect(asked('spiking')).toThrow('none of pyr1, pyr2 was recorded yet; it is queued. It recorded nothing.')
    store.runs.advance('spiking', { progress: 1, chunks: [{ series: 'rates.pyr1', columns: ['timeS'], values: Float64Array.of(1) }], log: [] })
    finish(store, 'spiking')
    expect(asked('spiking')).toThrow('no neuron of pyr1, pyr2 fired. It recorded rates.pyr1.')
  })

  it('or without those of a population says which it has', async () => {
    const { spikeFile, record } = await desk()
    record('pyr1', [[0.1, 3, 1]])
    expect(() => spikeFile({ runId: 'spiking', populations: ['pv'], format: 'csv' })).toThrow('population is "pv", of which the run "Fig. 3" (spiking) has no spikes; expected pyr1.')
  })
})
