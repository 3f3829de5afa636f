import { readdirSync } from 'node:fs'
import { dirname } from 'node:path'
import { describe, expect, it } from 'vitest'
import { presetById } from '../../../src-main/experiments/kinds.ts'
import { createDataExport } from '../../../src-main/lab/figures/data-export.ts'
import { createTransfers } from '../../../src-main/lab/transfers.ts'
import type { RowsFileProgress } from '../../../src-main/lab/types.ts'
import { allOf } from '../../all-of.ts'
import { sampleProvenance } from '../../export/sample-figure.ts'
import { whole } from '../../export/sample-runs.ts'
import { newRun, testStore } from '../../store/test-store.ts'

const formats = ['csv', 'json', 'npz'] as const

async function desk() {
  const store = await testStore()
  store.runs.insert([newRun({ name: 'Fig. 2b', spec: presetById('fig2b')?.spec }), newRun({ id: 'second', name: 'Fig. 2b', seed: 2, spec: presetById('fig2b')?.spec })])
  const record = (runId: string, rows: number): void => {
    store.runs.advance(runId, { progress: 0.5, chunks: [{ series: 'weight', columns: ['t', 'w'], values: Float64Array.from({ length: 2 * rows }, (_, i) => i) }], log: [] })
  }
  const transfers = createTransfers()
  const parts = { store, figures: { runsProvenance: () => sampleProvenance }, transfers, pieceValues: 4 }
  return { ...createDataExport(parts), parts, record, store, transfers }
}

const first = newRun({}).id

describe('what runs recorded as a file', () => {
  it.each(formats)('is read piece by piece, and says how far it is: %s', async (format) => {
    const { exportData, dataFile, record, transfers } = await desk()
    record(first, 5)
    record('second', 3)
    const news = await allOf(exportData([first, 'second'], format, undefined))
    const shares = news.flatMap((one) => (one.state === 'working' ? [one.done / one.total] : []))
    expect(shares.length).toBeGreaterThan(2)
    expect(shares).toEqual(shares.toSorted((a, b) => a - b))
    expect(shares.at(-1)).toBeCloseTo(1, 12)
    expect(news.at(-1)).toMatchObject({ state: 'done', transfer: { name: `fig-2b-2-runs.${format}` } })
    const transfer = doneOf(news)
    expect(Buffer.from(transfers.read(transfer.id, 0))).toEqual(whole(dataFile([first, 'second'], format).parts))
    transfers.close()
  })

  it('is as long as it was when it was asked for', async () => {
    const { dataFile, record } = await desk()
    record(first, 2)
    const { parts } = dataFile([first], 'json')
    record(first, 2)
    expect(JSON.parse(whole(parts).toString('utf8'))).toMatchObject({ runs: [{ series: [{ rows: 2, columns: [{ values: [0, 2] }, { values: [1, 3] }] }] }] })
  })

  it('leaves nothing behind where it is cancelled, or where a run is gone before its turn', async () => {
    const { exportData, record, transfers, parts } = await desk()
    record(first, 50)
    const ending = new AbortController()
    const news: RowsFileProgress[] = []
    for await (const one of exportData([first], 'csv', ending.signal)) {
      news.push(one)
      ending.abort()
    }
    expect(news.map(({ state }) => state)).toEqual(['working'])
    const gone = createDataExport({ ...parts, store: { ...parts.store, runs: { ...parts.store.runs, series: () => undefined } } })
    await expect(allOf(gone.exportData([first], 'npz', undefined))).rejects.toThrow(`The series "weight" of "Fig. 2b" (${first}) went away while it was read; export it again.`)
    const { id } = transfers.begin('next')
    expect(readdirSync(dirname(transfers.path(id)))).toEqual([id])
    transfers.close()
  })

  it('refuses a run that is not there', async () => {
    const { dataFile } = await desk()
    expect(() => dataFile(['nobody'], 'csv')).toThrow('nobody')
  })
})

function doneOf(news: readonly RowsFileProgress[]) {
  const last = news.at(-1)
  if (last?.state !== 'done') throw new Error('it was not made')
  return last.transfer
}
