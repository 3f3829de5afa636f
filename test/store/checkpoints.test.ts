import { describe, expect, it } from 'vitest'
import type { CheckpointRecord, LogRecord } from '../../src-main/store/records.ts'
import type { OpenStore } from '../../src-main/store/open-store.ts'
import { finish, newRun, testStore } from './test-store.ts'

const checkpoint = (number: number, series: Readonly<Record<string, number>> = {}): CheckpointRecord => ({
  number, file: `r1-${number}.safetensors`, bytes: 100, madeAt: '2026-05-01T00:00:02.000Z', label: `step ${number}`, fraction: number / 10, engineVersion: '1', device: 'cpu', series,
})
const line = ({ label }: CheckpointRecord, times: number): LogRecord => ({ at: '2026-05-01T00:00:09.000Z', level: 'info', text: `resumed from ${label}, ${times}` })

/** Rows 0, 1, 2, … of one column, in chunks of these sizes. */
function record(store: OpenStore, name: string, ...chunks: number[]): void {
  let next = 0
  for (const rows of chunks) {
    store.runs.advance('r1', { progress: 0.5, chunks: [{ series: name, columns: ['x'], values: Float64Array.from({ length: rows }, () => next++) }], log: [] })
  }
}

async function interrupted(): Promise<OpenStore> {
  const store = await testStore()
  store.runs.insert([newRun()])
  store.runs.update('r1', { status: 'running', startedAt: '2026-05-01T00:00:01.000Z' })
  record(store, 'a', 3, 4)
  record(store, 'b', 2)
  store.runs.finish('r1', { status: 'interrupted', reason: 'killed', finishedAt: '2026-05-01T00:00:04.000Z', durationMs: 3000 }, [{ name: 'm', value: 1 }])
  return store
}

describe('checkpoints', () => {
  it('are listed newest first, and the run tells its newest', async () => {
    const store = await interrupted()
    expect(store.runs.row('r1')).toMatchObject({ attempt: 1, checkpoint: null })
    for (const number of [1, 2]) store.checkpoints.add('r1', checkpoint(number, { a: number }))
    expect(store.checkpoints.list('r1')).toEqual([checkpoint(2, { a: 2 }), checkpoint(1, { a: 1 })])
    expect(store.runs.list(false)[0]).toMatchObject({ checkpoint: 2 })
    store.checkpoints.remove('r1', [2])
    expect(store.checkpoints.files()).toEqual(['r1-1.safetensors'])
  })

  it('go with their run', async () => {
    const store = await interrupted()
    store.checkpoints.add('r1', checkpoint(1))
    store.runs.setTrashed(['r1'], '2026-05-05T00:00:00.000Z')
    store.runs.purge(['r1'])
    expect(store.checkpoints.files()).toEqual([])
  })
})

describe('a run that goes on', () => {
  it('waits in the queue, and then drops what it recorded after the checkpoint, all in one step', async () => {
    const store = await interrupted()
    store.checkpoints.add('r1', checkpoint(1, { a: 5 }))
    store.checkpoints.requeue('r1', 1)
    expect(store.runs.row('r1')).toMatchObject({ status: 'queued', reason: null, startedAt: null, finishedAt: null, attempt: 2 })
    expect(store.runs.seriesSizes('r1').map(({ name, rows }) => [name, rows])).toEqual([['a', 7], ['b', 2]])
    expect(store.checkpoints.goOn('r1', { at: '2026-05-01T00:00:09.000Z', line })).toEqual(checkpoint(1, { a: 5 }))
    expect(store.runs.row('r1')).toMatchObject({ status: 'running', progress: 0.1, startedAt: '2026-05-01T00:00:09.000Z' })
    expect(store.checkpoints.resumption('r1')).toEqual({ times: 1, checkpoint: null, earlierMs: 3000, fromFraction: 0.1 })
    expect(store.runs.metrics('r1')).toEqual([])
    expect(store.runs.log('r1').map(({ text }) => text)).toEqual(['resumed from step 1, 1'])
    // A series that was not there yet is gone; a chunk is cut where the checkpoint lies within it, and rows go on behind it.
    expect(store.runs.seriesSizes('r1').map(({ name, rows }) => [name, rows])).toEqual([['a', 5]])
    store.runs.advance('r1', { progress: 0.5, chunks: [{ series: 'a', columns: ['x'], values: Float64Array.of(50, 60) }], log: [] })
    expect([...store.runs.series('r1', 'a')?.values ?? []]).toEqual([0, 1, 2, 3, 4, 50, 60])
  })

  it('goes on with the times of its rows where the checkpoint left them', async () => {
    const store = await testStore()
    store.runs.insert([newRun()])
    store.runs.update('r1', { status: 'running', startedAt: '2026-05-01T00:00:01.000Z' })
    const chunk = (fromMs: number, toMs: number, values: readonly number[]) => ({ progress: 0.1, chunks: [{ series: 'a', columns: ['x'], values: Float64Array.from(values), came: { fromMs, toMs } }], log: [] })
    store.runs.advance('r1', chunk(0, 100, [0, 1]))
    store.runs.advance('r1', chunk(100, 300, [2, 3, 4, 5]))
    store.runs.finish('r1', { status: 'interrupted', reason: 'killed', finishedAt: '2026-05-01T00:00:04.000Z', durationMs: 3000 }, [])
    store.checkpoints.add('r1', checkpoint(1, { a: 5 }))
    store.checkpoints.requeue('r1', 1)
    store.checkpoints.goOn('r1', { at: '2026-05-01T00:00:09.000Z', line })
    expect(store.runs.times('r1', 'a')).toEqual([{ rows: 2, fromMs: 0, toMs: 100 }, { rows: 3, fromMs: 100, toMs: 250 }])
    expect(store.runs.ranMs('r1')).toBe(250)
  })

  it('stays as it was where rows of the checkpoint are missing', async () => {
    const store = await interrupted()
    store.checkpoints.add('r1', checkpoint(1, { a: 8 }))
    store.checkpoints.requeue('r1', 1)
    expect(() => store.checkpoints.goOn('r1', { at: '2026-05-01T00:00:09.000Z', line })).toThrow(/The series "a" has 7 rows; its checkpoint was made with 8/)
    store.checkpoints.add('r1', checkpoint(2, { gone: 1 }))
    expect(store.runs.row('r1')?.status).toBe('queued')
    expect(store.runs.seriesSizes('r1').map(({ rows }) => rows)).toEqual([7, 2])
  })

  it('must have ended, and not be done', async () => {
    const store = await testStore()
    store.runs.insert([newRun()])
    expect(() => store.checkpoints.requeue('r1', 1)).toThrow(/has not ended, or is done/)
    finish(store, 'r1')
    expect(() => store.checkpoints.requeue('r1', 1)).toThrow(/has not ended, or is done/)
    expect(store.checkpoints.resumption('r1')).toBeUndefined()
  })
})
