import { describe, expect, it } from 'vitest'
import { experiment, finish, newRun, testFolder, testStore } from './test-store.ts'

describe('experiments', () => {
  it('come back as they were kept, also after the store was closed', async () => {
    const dataDir = testFolder()
    const store = await testStore(dataDir)
    store.experiments.insert(experiment())
    store.close()
    expect((await testStore(dataDir)).experiments.get('e1')).toEqual(experiment())
  })

  it('are listed by their last change; what is in the trash is apart', async () => {
    const { experiments } = await testStore()
    for (const [id, day] of [['a', 1], ['b', 3], ['c', 2]] as const) experiments.insert(experiment({ id, updatedAt: `2026-05-0${day}T00:00:00.000Z` }))
    expect(experiments.list(false).map(({ id }) => id)).toEqual(['b', 'c', 'a'])
    experiments.setTrashed(['b'], '2026-05-05T00:00:00.000Z')
    expect([experiments.list(false).map(({ id }) => id), experiments.list(true).map(({ id }) => id)]).toEqual([['c', 'a'], ['b']])
    experiments.setTrashed(['b'], null)
    expect(experiments.list(false)).toHaveLength(3)
  })

  it('are kept with pin, folder, tags and notes, which an edit leaves alone', async () => {
    const { experiments } = await testStore()
    const keeping = { pinned: true, folder: 'Thesis', tags: ['talk', 'ü'], notes: '# Why' }
    for (const id of ['a', 'b']) experiments.insert(experiment({ id }))
    experiments.organise([{ id: 'a', ...keeping }])
    experiments.save({ id: 'a', name: 'Other', draft: 1, differenceCount: 0, valid: false, updatedAt: '2026-05-06T00:00:00.000Z' })
    expect([experiments.get('a'), experiments.get('b')]).toMatchObject([keeping, { pinned: false, folder: null, tags: [], notes: '' }])
    experiments.setTrashed(['a'], '2026-05-07T00:00:00.000Z')
    experiments.renameFolder('Thesis', 'Paper')
    expect(experiments.get('a')?.folder).toBe('Paper')
  })

  it('keep whatever was typed as their draft', async () => {
    const { experiments } = await testStore()
    experiments.insert(experiment())
    for (const draft of [null, 'text', [1, null], { nested: { deep: [true] } }]) {
      experiments.save({ id: 'e1', name: 'Other', draft, differenceCount: 2, valid: false, updatedAt: '2026-05-06T00:00:00.000Z' })
      expect(experiments.get('e1')).toMatchObject({ draft, name: 'Other', valid: false, differenceCount: 2 })
    }
  })
})

describe('runs', () => {
  it('begin queued and come back whole', async () => {
    const { runs } = await testStore()
    runs.insert([newRun()])
    expect(runs.get('r1')).toEqual({
      ...newRun(), status: 'queued', progress: 0, reason: null, verdict: null, startedAt: null, finishedAt: null, durationMs: null, starred: false, tags: [],
      trashedAt: null, sweepId: null, attempt: 1, checkpoint: null, notes: '', checksum: null,
    })
    expect(runs.get('none')).toBeUndefined()
    expect(runs.row('none')).toBeUndefined()
  })

  it('keep facts beside their columns, which grow and go with them', async () => {
    const { runs } = await testStore()
    runs.insert([newRun({ origin: { ...newRun().origin, facts: { startedWith: 'the window', cores: 8 } } })])
    runs.addFacts('r1', { threads: 4 })
    expect(runs.get('r1')?.origin.facts).toEqual({ startedWith: 'the window', cores: 8, threads: 4 })
    expect(() => runs.addFacts('none', { threads: 4 })).toThrow('no run "none"')
    runs.setTrashed(['r1'], '2026-05-05T00:00:00.000Z')
    runs.purge(['r1'])
    // One in its place has nothing of them.
    runs.insert([newRun()])
    expect(runs.get('r1')?.origin.facts).toBeUndefined()
  })

  it('of one start are inserted together or not at all', async () => {
    const { runs } = await testStore()
    expect(() => runs.insert([newRun({ id: 'a' }), newRun({ id: 'a' })])).toThrow()
    expect(runs.list(false)).toEqual([])
  })

  it('are listed newest first, wait in the order of their start, and are grouped by seed', async () => {
    const { runs } = await testStore()
    runs.insert([newRun({ id: 'a', seed: 2 }), newRun({ id: 'b', seed: 1 })])
    runs.insert([newRun({ id: 'c', groupId: 'other', createdAt: '2026-05-02T00:00:00.000Z' })])
    expect(runs.list(false)[0]?.id).toBe('c')
    expect(runs.withStatus('queued').map(({ id }) => id)).toEqual(['a', 'b', 'c'])
    expect(runs.group('g1').map(({ id }) => id)).toEqual(['b', 'a'])
  })

  it('change in what is named, and in nothing else', async () => {
    const { runs } = await testStore()
    runs.insert([newRun()])
    runs.update('r1', { name: 'New', starred: true, tags: ['b', 'a'], notes: '# Seen' })
    expect(runs.get('r1')).toMatchObject({ name: 'New', starred: true, tags: ['b', 'a'], notes: '# Seen', status: 'queued' })
    runs.update('r1', { starred: false })
    expect(runs.get('r1')).toMatchObject({ name: 'New', starred: false, tags: ['b', 'a'] })
  })

  it('end with their metrics in one step', async () => {
    const store = await testStore()
    store.runs.insert([newRun()])
    finish(store, 'r1')
    store.runs.finish('r1', {}, [{ name: 'crossing', value: 62.5 }, { name: 'gain', value: -0.1 }])
    expect(store.runs.get('r1')).toMatchObject({ status: 'done', verdict: 'pass', durationMs: 1000 })
    expect(store.runs.metrics('r1')).toEqual([{ name: 'crossing', value: 62.5 }, { name: 'gain', value: -0.1 }])
  })

  it('that are half of one thing and half of another are refused by the database', async () => {
    const { runs } = await testStore()
    runs.insert([newRun()])
    expect(() => runs.update('r1', { status: 'done' })).toThrow(/CHECK/)
    expect(runs.get('r1')?.status).toBe('queued')
  })

  it('lie in the trash or the history, with their tags, and come back', async () => {
    const { runs } = await testStore()
    runs.insert([newRun({ id: 'a' }), newRun({ id: 'b' })])
    runs.update('a', { tags: ['thesis', 'first'] })
    runs.setTrashed(['a', 'none'], '2026-05-05T00:00:00.000Z')
    expect(runs.list(false).map(({ id }) => id)).toEqual(['b'])
    expect(runs.list(true)).toMatchObject([{ id: 'a', tags: ['thesis', 'first'], trashedAt: '2026-05-05T00:00:00.000Z' }])
    runs.setTrashed(['a'], null)
    expect(runs.list(false).map(({ id, tags }) => [id, tags])).toEqual([['b', []], ['a', ['thesis', 'first']]])
  })

  it('keep their log in order, and a metric that is no number', async () => {
    const { runs } = await testStore()
    runs.insert([newRun()])
    const line = (text: string) => ({ at: '2026-05-01T00:00:00.000Z', level: 'warning' as const, text })
    runs.appendLog('r1', [line('b'), line('a')])
    runs.appendLog('r1', [line('c')])
    expect(runs.log('r1')).toEqual([line('b'), line('a'), line('c')])
    runs.finish('r1', {}, [{ name: 'slope', value: Number.NaN }, { name: 'ratio', value: Number.POSITIVE_INFINITY }])
    expect(runs.metrics('r1')).toEqual([{ name: 'slope', value: Number.NaN }, { name: 'ratio', value: Number.POSITIVE_INFINITY }])
    runs.finish('r1', {}, [])
    expect(runs.metrics('r1')).toEqual([])
  })

  it('whose original is gone for ever stay, without it', async () => {
    const { runs } = await testStore()
    runs.insert([newRun({ id: 'a' })])
    runs.insert([newRun({ id: 'b', rerunOf: 'a' })])
    runs.setTrashed(['a'], '2026-05-05T00:00:00.000Z')
    runs.purge(['a'])
    expect(runs.get('b')?.rerunOf).toBeNull()
  })

  it('leave for ever only from the trash, with all they recorded', async () => {
    const { runs } = await testStore()
    runs.insert([newRun({ id: 'a' }), newRun({ id: 'b' })])
    runs.advance('a', { progress: 0.5, chunks: [{ series: 's', columns: ['x'], values: Float64Array.of(1) }], log: [{ at: '2026-05-01T00:00:00.000Z', level: 'info', text: 'hello' }] })
    expect(runs.purge(['a', 'b'])).toBe(0)
    runs.setTrashed(['a'], '2026-05-05T00:00:00.000Z')
    expect(runs.purge(['a', 'b'])).toBe(1)
    expect([runs.get('a'), runs.log('a'), runs.series('a', 's')]).toEqual([undefined, [], undefined])
    expect(runs.get('b')).toBeDefined()
  })
})

describe('settings', () => {
  it('hold any JSON value; one never set is undefined', async () => {
    const { settings } = await testStore()
    expect(settings.get('theme')).toBeUndefined()
    for (const value of ['dark', 3, null, { panels: [1, 2] }]) {
      settings.set('theme', value)
      expect(settings.get('theme')).toEqual(value)
    }
  })
})
