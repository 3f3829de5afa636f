import { describe, expect, it } from 'vitest'
import { allMigrations } from '../../src-main/store/migrations.ts'
import { openDatabase } from '../../src-main/store/open-database.ts'
import type { SweepRecord } from '../../src-main/store/sweep-records.ts'
import { experiment, finish, newRun, now, testFolder, testStore } from './test-store.ts'

const sweep = (change: Partial<SweepRecord> = {}): SweepRecord => ({
  id: 's1', name: 'Fig. 2b: τ_avg', kind: 'pairing', presetId: 'fig2b', experimentId: null, pointCount: 2, seedCount: 1, firstSeed: 1, createdAt: '2026-05-01T00:00:00.000Z', trashedAt: null,
  axes: [{ path: 'rule.tauAvgS', range: { type: 'list', values: [5, 15] } }], medianStop: null,
  resolved: [{ path: 'rule.tauAvgS', label: 'Time constant', symbol: '\\tau', unit: 's', group: 'Rule', scale: 'linear', values: [5, 15], texts: ['5 s', '15 s'] }],
  spec: { kind: 'pairing' }, ...change,
})

const at = (id: string, point: number) => ({ run: newRun({ id }), point })

describe('sweeps', () => {
  it('come back as they were started, with their runs in order', async () => {
    const { sweeps, runs } = await testStore()
    sweeps.start(sweep(), [at('a', 0), at('b', 1)])
    expect(sweeps.get('s1')).toEqual(sweep())
    expect(sweeps.runs('s1').map(({ id, point, sweepId }) => [id, point, sweepId])).toEqual([['a', 0, 's1'], ['b', 1, 's1']])
    expect(runs.row('a')?.sweepId).toBe('s1')
    expect(sweeps.get('none')).toBeUndefined()
  })

  it('keep the rule that stops their runs early beside their axes; a sweep without one is kept as sweeps were before there were rules', async () => {
    const store = await testStore()
    const ruled = sweep({ id: 's2', medianStop: { metric: 'testErrorPct', afterEpochs: 5, peers: 3 } })
    store.sweeps.start(sweep(), [at('a', 0)])
    store.sweeps.start(ruled, [at('b', 0)])
    expect([store.sweeps.get('s1'), store.sweeps.get('s2')]).toEqual([sweep(), ruled])
  })

  it('tell of their cancelled runs which were stopped early, until somebody goes on with one', async () => {
    const store = await testStore()
    const early = () => [store.sweeps.runs('s1').map(({ stoppedEarly }) => stoppedEarly), store.sweeps.list(false)[0]?.stoppedEarly]
    store.sweeps.start(sweep(), [at('a', 0), at('b', 1)])
    for (const [id, reason] of [['a', 'stopped early'], ['b', 'Stopped']] as const) store.runs.finish(id, { status: 'cancelled', reason, finishedAt: '2026-05-01T00:00:03.000Z' }, [])
    expect(early()).toEqual([[false, false], 0])
    store.runs.addFacts('a', { stoppedEarly: 'stopped early' })
    expect(early()).toEqual([[true, false], 1])
    expect(store.sweeps.list(false)[0]?.counts).toEqual({ cancelled: 2 })
    store.runs.update('a', { status: 'running', startedAt: '2026-05-01T00:00:00.000Z', reason: null })
    expect(early()).toEqual([[false, false], 0])
    store.runs.finish('a', { status: 'cancelled', reason: null, finishedAt: '2026-05-01T00:00:04.000Z' }, [])
    expect(early(), 'cancelled by hand after that').toEqual([[false, false], 0])
  })

  it('are started with all their runs or not at all', async () => {
    const { sweeps, runs } = await testStore()
    expect(() => sweeps.start(sweep(), [at('a', 0), at('a', 1)])).toThrow(/UNIQUE/)
    expect([sweeps.list(false), runs.list(false)]).toEqual([[], []])
  })

  it('are listed newest first with the states of their runs, of which the newest of a point and seed counts', async () => {
    const store = await testStore()
    store.sweeps.start(sweep(), [at('a', 0), at('b', 1)])
    store.sweeps.start(sweep({ id: 's2', createdAt: '2026-05-02T00:00:00.000Z' }), [at('c', 0)])
    finish(store, 'a')
    store.runs.finish('b', { status: 'cancelled', finishedAt: '2026-05-01T00:00:03.000Z' }, [])
    expect(store.sweeps.list(false).map(({ id, counts }) => [id, counts])).toEqual([['s2', { queued: 1 }], ['s1', { done: 1, cancelled: 1 }]])
    store.sweeps.add('s1', [at('b2', 1)])
    expect(store.sweeps.list(false)[1]?.counts).toEqual({ done: 1, queued: 1 })
  })

  it('know the metrics of their runs that are done', async () => {
    const store = await testStore()
    store.sweeps.start(sweep(), [at('a', 0), at('b', 1)])
    finish(store, 'a')
    store.runs.finish('a', {}, [{ name: 'error', value: 3 }, { name: 'slope', value: NaN }])
    expect(store.sweeps.metrics('s1')).toEqual([{ runId: 'a', name: 'error', value: 3 }, { runId: 'a', name: 'slope', value: NaN }])
  })

  it('go to the trash with their runs and come back with them, but for what was thrown away before', async () => {
    const { sweeps, runs } = await testStore()
    sweeps.start(sweep(), [at('a', 0), at('b', 1)])
    runs.setTrashed(['a'], '2026-05-05T00:00:00.000Z')
    sweeps.setTrashed('s1', '2026-05-06T00:00:00.000Z')
    expect([runs.list(false).length, sweeps.list(false).length, sweeps.list(true).length]).toEqual([0, 0, 1])
    sweeps.setTrashed('s1', null)
    expect([runs.list(false).map(({ id }) => id), sweeps.list(false).map(({ id }) => id)]).toEqual([['b'], ['s1']])
  })

  it('keep what was set up beside an experiment and not started yet', async () => {
    const { sweeps, experiments } = await testStore()
    experiments.insert(experiment())
    expect(sweeps.draft('e1')).toBeNull()
    sweeps.keepDraft('e1', { seeds: '3' })
    sweeps.keepDraft('e1', { seeds: 'three' })
    expect(sweeps.draft('e1')).toEqual({ seeds: 'three' })
  })
})

describe('the order of the queue', () => {
  it('is that of the runs\' making; whatever is no longer queued leaves it, whatever is queued again joins at its end', async () => {
    const { queue, runs } = await testStore()
    runs.insert([newRun({ id: 'a' }), newRun({ id: 'b' }), newRun({ id: 'c' })])
    expect(queue.list()).toEqual(['a', 'b', 'c'].map((runId) => ({ runId, priority: 0 })))
    runs.update('a', { status: 'running', startedAt: '2026-05-01T00:00:01.000Z' })
    expect([queue.first()?.runId, queue.count()]).toEqual(['b', 2])
    runs.update('a', { status: 'queued' })
    expect(queue.list().map(({ runId }) => runId)).toEqual(['b', 'c', 'a'])
  })

  it('can be arranged, high priority first, and is kept', async () => {
    const dataDir = testFolder()
    const store = await testStore(dataDir)
    store.runs.insert([newRun({ id: 'a' }), newRun({ id: 'b' }), newRun({ id: 'c' })])
    store.queue.arrange([{ runId: 'c', priority: 0 }, { runId: 'a', priority: 0 }, { runId: 'b', priority: 1 }])
    store.close()
    const { queue, runs } = await testStore(dataDir)
    expect(queue.list()).toEqual([{ runId: 'b', priority: 1 }, { runId: 'c', priority: 0 }, { runId: 'a', priority: 0 }])
    runs.insert([newRun({ id: 'd' })])
    expect(queue.list().at(-1)?.runId).toBe('d')
  })

  it('of a database from before has its queued runs in the order of their making', async () => {
    const dataDir = testFolder()
    const before = await openDatabase({ dataDir, readOnly: false, now, migrations: allMigrations.filter(({ version }) => version < 3) })
    const insert = before.db.prepare(`INSERT INTO runs (id, name, kind, group_id, seed, status, finished_at, spec_hash, difference_count, created_at, app_version, engine_version, device, host, platform, node_version, spec, baseline)
      VALUES (?, '', '', '', 0, ?, ?, '', 0, ?, '', '', '', '', '', '', '{}', 'null')`)
    for (const [id, status, day] of [['late', 'queued', 3], ['gone', 'cancelled', 2], ['early', 'queued', 1]] as const) insert.run(id, status, status === 'queued' ? null : '2026', `2026-05-0${day}`)
    before.close()
    expect((await testStore(dataDir)).queue.list().map(({ runId }) => runId)).toEqual(['early', 'late'])
  })
})
