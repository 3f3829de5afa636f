/** A long history: windows, columns, search, descent, views, room on the disk; and an older database made searchable. */
import Database from 'better-sqlite3'
import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { firstTables } from '../../src-main/store/migrations/001-first-tables.ts'
import type { ListPosition } from '../../src-main/store/history-records.ts'
import type { OpenStore } from '../../src-main/store/open-store.ts'
import { experiment, finish, newRun, testFolder, testStore } from './test-store.ts'

const at = (minute: number): string => `2026-05-01T00:${String(minute).padStart(2, '0')}:00.000Z`

/** Runs r0, r1, … a minute apart. */
async function filled(count: number, change: (i: number) => Partial<Parameters<typeof newRun>[0]> = () => ({})): Promise<OpenStore> {
  const store = await testStore()
  store.runs.insert(Array.from({ length: count }, (_, i) => newRun({ id: `r${i}`, createdAt: at(i), ...change(i) })))
  return store
}

describe('windows of the list', () => {
  it('follow each other without gaps or repeats, also where runs were made at the same time', async () => {
    const store = await filled(7, (i) => ({ createdAt: at(Math.floor(i / 3)) }))
    store.runs.setTrashed(['r5'], at(50))
    const seen: string[] = []
    let after: ListPosition | null = null
    for (let page = store.history.page(false, after, 2); page.length > 0; page = store.history.page(false, after, 2)) {
      seen.push(...page.map((run) => run.id))
      const last = page.at(-1)
      after = last === undefined ? null : { createdAt: last.createdAt, id: last.id }
    }
    expect(seen).toEqual(['r6', 'r4', 'r3', 'r2', 'r1', 'r0'])
    expect(store.history.page(true, null, 10).map((run) => run.id)).toEqual(['r5'])
    expect(store.history.rows(['r5', 'gone', 'r1']).map((run) => run.id)).toEqual(['r5', 'r1'])
  })
})

describe('columns of all runs', () => {
  it('give metrics, facts, specs and sizes without reading what was recorded', async () => {
    const store = await filled(2, (i) => ({ specHash: `hash${i}`, spec: { kind: 'pairing', i } }))
    finish(store, 'r0')
    store.runs.finish('r0', {}, [{ name: 'error', value: 4 }, { name: 'loss', value: Number.NaN }])
    store.runs.advance('r1', { progress: 0.5, chunks: [{ series: 's', columns: ['x', 'y'], values: new Float64Array(20) }], log: [] })
    expect(store.history.metricNames()).toEqual(['error', 'loss'])
    expect([...store.history.metricValues('error')]).toEqual([['r0', 4]])
    expect(store.history.metricValues('loss').get('r0')).toBeNull()
    expect(store.history.facts('device').get('r1')).toBe('cpu')
    expect(store.history.spec('hash1')).toEqual({ kind: 'pairing', i: 1 })
    expect(store.history.keys(false).map((key) => key.specHash)).toEqual(['hash1', 'hash0'])
    const bytes = store.space.runBytes()
    expect((bytes.get('r1') ?? 0) - (bytes.get('r0') ?? 0)).toBe(20 * 8)
  })
})

describe('text search', () => {
  it('finds names, notes and log lines by the beginnings of words, whatever their accents', async () => {
    const store = await filled(3, (i) => ({ name: i === 0 ? 'Sjöström protocol' : `Run ${i}` }))
    store.runs.update('r1', { notes: 'The learning rate was too high, weights diverged.' })
    store.runs.appendLog('r2', [{ at: at(1), level: 'warning', text: 'Weights were clipped at epoch 3' }])
    expect(store.history.find(['sjostr'])).toEqual([{ id: 'r0', where: 'name' }])
    expect(store.history.find(['weights'])).toEqual([{ id: 'r1', where: 'notes' }, { id: 'r2', where: 'log' }])
    expect(store.history.find(['weights', 'epoch'])).toEqual([{ id: 'r2', where: 'log' }])
    expect(store.history.find(['"; DROP'])).toEqual([])
    expect(store.history.snippet('r1', 'notes', ['diverg'])).toEqual([
      { text: 'The learning rate was too high, weights ', hit: false }, { text: 'diverged', hit: true }, { text: '.', hit: false },
    ])
    expect(store.history.snippet('r2', 'log', ['clip'])?.find((part) => part.hit)?.text).toBe('clipped')
    expect(store.history.snippet('r1', 'name', ['diverg'])).toBeNull()
  })

  it('follows changes, and forgets what was purged', async () => {
    const store = await filled(1)
    store.runs.update('r0', { notes: 'first thoughts' })
    store.runs.update('r0', { notes: 'second thoughts', name: 'Renamed' })
    expect(store.history.find(['first'])).toEqual([])
    expect(store.history.find(['second'])).toHaveLength(1)
    expect(store.history.find(['renam'])).toEqual([{ id: 'r0', where: 'name' }])
    store.runs.appendLog('r0', [{ at: at(1), level: 'info', text: 'computed' }])
    store.runs.setTrashed(['r0'], at(2))
    store.runs.purge(['r0'])
    expect([...store.history.find(['second']), ...store.history.find(['computed'])]).toEqual([])
    expect(store.integrityProblems('everything')).toEqual([])
  })
})

describe('descent', () => {
  it('tells forks, re-runs and runs of an equal spec', async () => {
    const store = await filled(2, (i) => ({ specHash: `hash${i}` }))
    store.experiments.insert(experiment({ id: 'fork', forkedFrom: 'r0' }))
    store.runs.insert([
      newRun({ id: 'forked', experimentId: 'fork', specHash: 'other', createdAt: at(10) }),
      newRun({ id: 'again', rerunOf: 'r0', specHash: 'hash0', createdAt: at(11) }),
    ])
    const own = store.history.descent('r0', 10)
    expect(own?.reruns.map((run) => run.id)).toEqual(['again'])
    expect(own?.forks).toEqual([{ id: 'fork', name: 'Mine', trashedAt: null }])
    expect(own?.forkedRuns.map((run) => run.id)).toEqual(['forked'])
    expect(own?.sameSpec.map((run) => run.id)).toEqual(['again'])
    expect(store.history.descent('forked', 10)?.forkedFrom?.id).toBe('r0')
    expect(store.history.descent('again', 10)?.rerunOf?.id).toBe('r0')
    expect(store.history.descent('gone', 10)).toBeUndefined()
  })
})

describe('saved views', () => {
  it('stay over a restart, one of them the default', async () => {
    const dataDir = testFolder()
    const store = await testStore(dataDir)
    const view = { id: 'v1', place: 'history', name: 'Wide', isDefault: true, updatedAt: at(0), state: { columns: ['name'] } }
    store.views.save(view)
    store.views.save({ ...view, id: 'v2', name: 'Narrow', state: null })
    store.close()
    const again = await testStore(dataDir)
    expect(again.views.list('history').map(({ name, isDefault }) => [name, isDefault])).toEqual([['Narrow', true], ['Wide', false]])
    expect(again.views.get('v1')?.state).toEqual({ columns: ['name'] })
    again.views.remove('v2')
    expect(again.views.list('history')).toHaveLength(1)
    expect(again.views.list('compare')).toEqual([])
  })
})

describe('room on the disk', () => {
  it('comes back when runs are purged and the file is written anew', async () => {
    const store = await filled(3)
    for (const id of ['r0', 'r1', 'r2']) store.runs.advance(id, { progress: 1, chunks: [{ series: 's', columns: ['x'], values: new Float64Array(100_000) }], log: [] })
    const before = store.bytes()
    store.runs.setTrashed(['r0', 'r1'], at(9))
    store.runs.purge(['r0', 'r1'])
    store.space.rebuild()
    expect(store.bytes()).toBeLessThan(before / 2)
    expect(store.space.freeBytes()).toBe(0)
    expect(store.runs.seriesSizes('r2')).toMatchObject([{ rows: 100_000 }])
  })
})

describe('a database from before', () => {
  it('is brought up to date: its runs are there, and can be searched', async () => {
    const dataDir = testFolder()
    mkdirSync(dataDir)
    const old = new Database(join(dataDir, 'burstlab.db'))
    old.pragma(`application_id = ${0x42727374}`)
    old.exec(firstTables.sql)
    old.pragma('user_version = 1')
    old.exec(`
      INSERT INTO runs (id, name, kind, group_id, seed, spec_hash, difference_count, created_at, app_version, engine_version, device, host, platform, node_version, spec, baseline, notes)
      VALUES ('old', 'An older run', 'pairing', 'g', 1, 'hash', 0, '${at(0)}', '0', '0', 'cpu', 'h', 'p', '24', '{}', 'null', 'kept since spring');
      INSERT INTO run_logs (run, at, level, text) VALUES (1, '${at(0)}', 'info', 'It was computed on a laptop');`)
    old.close()
    const store = await testStore(dataDir)
    expect(store.lastBackup).toMatch(/burstlab-v1-/)
    expect(store.runs.list(false).map((run) => run.name)).toEqual(['An older run'])
    expect(store.history.find(['spring'])).toEqual([{ id: 'old', where: 'notes' }])
    expect(store.history.find(['laptop'])).toEqual([{ id: 'old', where: 'log' }])
    expect(store.integrityProblems('everything')).toEqual([])
  })
})
