/** The history as the lab tells it: columns of values, search, lineage, views, and what could go when room is needed. */
import { mkdirSync, readdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, describe, expect, it } from 'vitest'
import type { LabEvent } from '../../../src-main/lab/types.ts'
import { openTestLab } from '../test-lab.ts'
import type { TestLab } from '../test-lab.ts'

let test: TestLab | undefined

afterEach(async () => {
  await test?.end()
  test = undefined
})

/** Two seeds of Fig. 2b with another time constant, in the queue of a lab whose hosts do nothing. */
async function withRuns(): Promise<{ readonly lab: TestLab['lab']; readonly ids: readonly string[] }> {
  test = await openTestLab({ resumeQueue: false })
  const { lab } = test
  const { id, draft } = lab.experiments.create({ type: 'preset', id: 'fig2b' })
  lab.experiments.save({ id, draft: { ...Object(draft), rule: { ...Object(Reflect.get(Object(draft), 'rule')), tauPreMs: 20 } } })
  return { lab, ids: lab.runs.start({ experimentId: id, seedCount: 2, firstSeed: 1 }).map((run) => run.id) }
}

describe('columns of values', () => {
  it('give parameters by their path, facts and sizes, and null where a run has none', async () => {
    const { lab, ids } = await withRuns()
    const { columns, ids: order } = await lab.history.values({ columns: ['param:rule.tauPreMs', 'param:nothing.here', 'fact:device', 'bytes', 'metric:error'], trashed: false })
    expect([...order].sort()).toEqual([...ids].sort())
    expect(columns['param:rule.tauPreMs']).toEqual([20, 20])
    expect(columns['param:nothing.here']).toEqual([null, null])
    expect(columns['fact:device']?.[0]).toContain('CPU')
    expect(columns['bytes']?.every((bytes) => Number(bytes) > 100)).toBe(true)
    expect(columns['metric:error']).toEqual([null, null])
  })

  it('give what runs used of the machine, where that was measured', async () => {
    const { lab, ids: [first = ''] } = await withRuns()
    test?.of(first).reply({ type: 'usage', runId: first, usage: { cpuMs: 3000, measuredMs: 2000, memoryBytes: 1e8, peakMemoryBytes: 2e8 } })
    const { columns } = await lab.history.values({ columns: ['usage:cpuMs', 'usage:cores', 'usage:peakMemoryBytes'], trashed: false, ids: [first] })
    expect(columns).toEqual({ 'usage:cpuMs': [3000], 'usage:cores': [1.5], 'usage:peakMemoryBytes': [2e8] })
  })

  it('of some runs only, where only those changed', async () => {
    const { lab, ids } = await withRuns()
    const [first = ''] = ids
    expect((await lab.history.values({ columns: ['bytes'], trashed: false, ids: [first, 'gone'] })).ids).toEqual([first])
  })

  it('refuse a column that nobody knows, and say what there is', async () => {
    const { lab } = await withRuns()
    await expect(lab.history.values({ columns: ['colour'], trashed: false })).rejects.toThrow(/no column "colour"; expected metric:NAME, param:PATH, bytes, or one of usage:cpuMs, usage:cores, usage:peakMemoryBytes, fact:device/)
  })

  it('are told with their labels and units', async () => {
    const { lab } = await withRuns()
    const { parameters } = await lab.history.fields()
    expect(parameters.find(({ path }) => path === 'rule.tauPreMs')).toMatchObject({ unit: 'ms', numeric: true })
  })
})

describe('searching', () => {
  it('tells where the words are, with what is around them', async () => {
    const { lab, ids } = await withRuns()
    const [first = ''] = ids
    lab.runs.update({ id: first, notes: 'The *curve* bends at 12 Hz.' })
    expect(lab.history.search('curve bends')).toEqual({ name: [], notes: [first], log: [] })
    const [snippet] = lab.history.snippets({ text: 'bend', hits: [{ id: first, where: 'notes' }] })
    expect(snippet?.parts.find((part) => part.hit)?.text).toBe('bends')
    expect(lab.history.search('% ?')).toEqual({ name: [], notes: [], log: [] })
  })
})

describe('lineage', () => {
  it('remembers from which run an experiment was forked, also through a copy of it', async () => {
    const { lab, ids } = await withRuns()
    const [first = ''] = ids
    const fork = lab.experiments.create({ type: 'run', id: first })
    const copy = lab.experiments.create({ type: 'experiment', id: fork.id })
    const [run] = lab.runs.start({ experimentId: copy.id, seedCount: 1, firstSeed: 7 })
    expect(lab.history.lineage(run?.id ?? '').forkedFrom?.id).toBe(first)
    const lineage = lab.history.lineage(first)
    expect(lineage.forks.map(({ id }) => id)).toEqual([copy.id, fork.id])
    expect(lineage.forkedRuns.map(({ id }) => id)).toEqual([run?.id])
    expect(lineage.sameSpec.map(({ seed }) => seed)).toEqual([7, 2])
    expect(() => lab.history.lineage('gone')).toThrow(/no run with id "gone"/)
  })
})

describe('views', () => {
  it('have names of their own, and at most one is the default', async () => {
    const { lab } = await withRuns()
    const wide = lab.views.save({ place: 'history', name: 'Wide', isDefault: true, state: { a: 1 } })
    lab.views.save({ place: 'history', name: 'Narrow', isDefault: true, state: { a: 2 } })
    expect(lab.views.list('history').map(({ name, isDefault }) => [name, isDefault])).toEqual([['Narrow', true], ['Wide', false]])
    expect(() => lab.views.save({ place: 'history', name: 'Wide', isDefault: false, state: null })).toThrow(/View is "Wide"; expected a name that no other view has/)
    // Renamed, it keeps what it shows.
    expect(lab.views.save({ id: wide.id, place: 'history', name: 'Wider', isDefault: false }).state).toEqual({ a: 1 })
  })
})

describe('room on the disk', () => {
  it('is told by figure and by kind; a starred run is never a candidate and cannot be purged', async () => {
    const { lab, ids } = await withRuns()
    const [first = '', second = ''] = ids
    lab.runs.update({ id: first, starred: true })
    lab.runs.trash(ids)
    const report = lab.space.report()
    expect(report.byPreset).toMatchObject([{ key: 'fig2b', runs: 2 }])
    expect(report.trashed.runs).toBe(2)
    expect(report.databaseBytes).toBeGreaterThan(0)
    expect(lab.space.candidates().map(({ run, reasons }) => [run.id, reasons[0]])).toEqual([[second, 'trashed']])
    expect(() => lab.runs.purge(ids)).toThrow(/is starred; restore it and take the star away/)
    void lab.runs.purge([second])
    const steps = []
    for await (const step of lab.space.compact(undefined)) steps.push(step)
    expect(steps.at(-1)).toMatchObject({ state: 'done', progress: 1 })
    expect(lab.runs.list(true).map(({ id }) => id)).toEqual([first])
  })

  it('counts checkpoints and copies of the database, and drops those that nobody needs', async () => {
    test = await openTestLab()
    const { lab, dataDir } = test
    const { id: experimentId } = lab.experiments.create({ type: 'preset', id: 'fig2b' })
    const ids = lab.runs.start({ experimentId, seedCount: 2, firstSeed: 1 }).map(({ id }) => id)
    lab.settings.set({ workers: 2 })
    mkdirSync(join(dataDir, 'checkpoints'), { recursive: true })
    for (const [index, runId] of ids.entries()) {
      const bytes = 1000 * (index + 1)
      writeFileSync(join(dataDir, 'checkpoints', `${runId}-1.safetensors`), new Uint8Array(bytes))
      test.of(runId).reply({
        type: 'checkpoint', runId, number: 1, file: `${runId}-1.safetensors`, bytes, kind: 'spiking', specHash: 'h', seed: 1, engineVersion: '1', device: 'cpu', position: {}, label: 'epoch 1', fraction: 0.5, series: [], metrics: [],
      })
    }
    const [small = '', large = ''] = ids
    expect(lab.space.checkpoints().map(({ run, bytes, count }) => [run.id, bytes, count])).toEqual([[large, 2000, 1], [small, 1000, 1]])
    expect(lab.space.report().checkpointBytes).toBe(3000)
    expect(() => lab.space.dropCheckpoints(ids)).toThrow(/seed 1, is running; its checkpoints can be deleted when it has ended/)
    test.of(large).reply({ type: 'cancelled', runId: large })
    lab.space.dropCheckpoints([large])
    expect([lab.space.checkpoints().map(({ run }) => run.id), lab.space.report().checkpointBytes, lab.runs.get(large).hasCheckpoint]).toEqual([[small], 1000, false])

    mkdirSync(join(dataDir, 'backups'), { recursive: true })
    for (const name of ['burstlab-v3-2026-01-01.db', 'burstlab-v2-2026-03-01.db', 'mine.txt']) writeFileSync(join(dataDir, 'backups', name), 'copy')
    expect(lab.space.report()).toMatchObject({ backups: 2, backupBytes: 12 })
    lab.space.dropBackups()
    expect(readdirSync(join(dataDir, 'backups')).sort()).toEqual(['burstlab-v2-2026-03-01.db', 'mine.txt'])
  })

  it('says which runs went to the trash, so that nobody needs the whole list again', async () => {
    const { lab, ids } = await withRuns()
    const stop = new AbortController()
    const heard: LabEvent[] = []
    const listening = (async () => {
      for await (const event of lab.events.subscribe(stop.signal)) {
        heard.push(event)
        if (event.type === 'runs-changed') break
      }
    })()
    await Promise.resolve()
    lab.runs.trash(ids)
    await listening
    expect(heard.at(-1)).toEqual({ type: 'runs-changed', ids: [...ids] })
  })
})
