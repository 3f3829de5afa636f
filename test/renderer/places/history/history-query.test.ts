import { describe, expect, it } from 'vitest'
import { defaultQuery, isFiltering, plainContext, queryRuns } from '../../../../src-renderer/places/history/history-query.ts'
import type { QueryContext } from '../../../../src-renderer/places/history/history-query.ts'
import type { HistoryQuery } from '../../../../src-renderer/places/history/history-terms.ts'
import { exampleRun } from './run-examples.ts'

const runs = [
  exampleRun({ id: 'a', name: 'Fig. 2b', createdAt: '2026-05-01T10:00:00.000Z', tags: ['talk'], starred: true }),
  exampleRun({ id: 'b', name: 'Fig. 2c', presetId: 'fig2c-30', createdAt: '2026-05-02T10:00:00.000Z', status: 'failed', verdict: null, reason: 'out of memory', durationMs: null }),
  exampleRun({ id: 'c', name: 'Own pairing', presetId: null, createdAt: '2026-05-03T10:00:00.000Z', verdict: 'differs', differenceCount: 2, specHash: 'ffee00', durationMs: 250 }),
]

const idsFor = (change: Partial<HistoryQuery>): string[] => queryRuns(runs, { ...defaultQuery, ...change }).matched.map((run) => run.id)

describe('filtering the history', () => {
  it('shows everything, newest first, to begin with', () => {
    expect(idsFor({})).toEqual(['c', 'b', 'a'])
    expect(isFiltering(defaultQuery)).toBe(false)
  })

  it.each([
    ['a name', 'own', ['c']],
    ['a tag', 'TALK', ['a']],
    ['a preset', 'fig2c', ['b']],
    ['a spec hash', 'ffee', ['c']],
    ['a reason', 'memory', ['b']],
    ['several words in any order', '2b fig', ['a']],
    ['words that no run has', 'sjöström', []],
  ])('finds runs by %s', (_, text, ids) => {
    expect(idsFor({ text })).toEqual(ids)
  })

  it('narrows by status, preset, tag, verdict and star, and combines them', () => {
    expect(idsFor({ statuses: ['failed'] })).toEqual(['b'])
    expect(idsFor({ presets: ['fig2b', ''] })).toEqual(['c', 'a'])
    expect(idsFor({ tags: ['talk', 'draft'] })).toEqual(['a'])
    expect(idsFor({ verdicts: ['differs'] })).toEqual(['c'])
    expect(idsFor({ verdicts: ['none'] })).toEqual(['b'])
    expect(idsFor({ starredOnly: true })).toEqual(['a'])
    expect(idsFor({ starredOnly: true, statuses: ['failed'] })).toEqual([])
    expect(isFiltering({ ...defaultQuery, text: 'x' })).toBe(true)
  })
})

describe('sorting the history', () => {
  it('keeps runs without a value at the end in both directions', () => {
    expect(idsFor({ sort: { column: 'durationMs', descending: false } })).toEqual(['c', 'a', 'b'])
    expect(idsFor({ sort: { column: 'durationMs', descending: true } })).toEqual(['a', 'c', 'b'])
    expect(idsFor({ sort: { column: 'presetId', descending: true } })).toEqual(['b', 'a', 'c'])
  })

  it('reads numbers in names as numbers', () => {
    const named = ['seed 10', 'seed 9', 'Seed 1'].map((name, i) => exampleRun({ id: String(i), name }))
    const query: HistoryQuery = { ...defaultQuery, sort: { column: 'name', descending: false } }
    expect(queryRuns(named, query).matched.map((run) => run.name)).toEqual(['Seed 1', 'seed 9', 'seed 10'])
  })

  it('puts what needs attention first', () => {
    const mixed = (['done', 'failed', 'running', 'queued'] as const).map((status) => exampleRun({ id: status, status }))
    const query: HistoryQuery = { ...defaultQuery, sort: { column: 'status', descending: false } }
    expect(queryRuns(mixed, query).matched.map((run) => run.id)).toEqual(['running', 'queued', 'failed', 'done'])
  })

  it('sorts a list once, until it is asked for another order or what it is sorted by has come in', () => {
    const query: HistoryQuery = { ...defaultQuery, sort: { column: 'metric:error', descending: false } }
    const context = (fetched: QueryContext['fetched']): QueryContext => ({ ...plainContext, fetched })
    const byName = context((_, id) => id)
    expect(queryRuns(runs, query, byName).matched).toBe(queryRuns(runs, query, byName).matched)
    expect(queryRuns(runs, query, context((_, id) => (id === 'a' ? 3 : 1))).matched.at(-1)?.id).toBe('a')
    expect(queryRuns(runs, { ...query, sort: { ...query.sort, descending: true } }, byName).matched.map((run) => run.id)).toEqual(['c', 'b', 'a'])
  })

  it('breaks ties newest first, then by id, and leaves the input alone', () => {
    const same = ['z', 'y', 'x'].map((id) => exampleRun({ id }))
    const order = queryRuns(same, { ...defaultQuery, sort: { column: 'seed', descending: true } }).matched.map((run) => run.id)
    expect(order).toEqual(['x', 'y', 'z'])
    expect(same.map((run) => run.id)).toEqual(['z', 'y', 'x'])
  })
})

describe('grouping the history', () => {
  const seeds = [1, 2, 3].map((seed) => exampleRun({ id: `s${seed}`, seed, groupId: 'g', createdAt: '2026-05-02T12:00:00.000Z' }))
  const all = [...runs, ...seeds]
  const shape = (change: Partial<HistoryQuery>): string[] => queryRuns(all, { ...defaultQuery, ...change }).lines.map((line) => line.id)

  it('gathers seeds under one heading where their first run stands', () => {
    expect(shape({ unfolded: ['g'] })).toEqual(['c', 'group:g', 's1', 's2', 's3', 'b', 'a'])
  })

  it('comes folded, and still counts all runs', () => {
    const result = queryRuns(all, defaultQuery)
    expect(result.lines.map((line) => line.id)).toEqual(['c', 'group:g', 'b', 'a'])
    expect(result.matched).toHaveLength(6)
  })

  it('has a sweep in one line, whatever groups its points make, unless a column groups', () => {
    const points = [1, 2, 3, 4].map((i) => exampleRun({ id: `p${i}`, seed: i % 2, groupId: `point${i % 2}`, sweepId: 'sweep', createdAt: '2026-05-02T13:00:00.000Z' }))
    const lines = queryRuns([...all, ...points], { ...defaultQuery, unfolded: ['sweep'] }).lines
    expect(lines.map((line) => line.id)).toEqual(['c', 'group:sweep', 'p2', 'p4', 'p1', 'p3', 'group:g', 'b', 'a'])
    expect(lines[1]).toMatchObject({ group: { sweepId: 'sweep' } })
    expect(queryRuns(points, { ...defaultQuery, groupBy: 'seed' }).lines.every((line) => line.type === 'run' || line.group.sweepId === undefined)).toBe(true)
  })

  it('gives no heading to a run that is alone, and none at all when grouping is off', () => {
    expect(shape({ text: 's2' })).toEqual(['s2'])
    expect(shape({ groupBy: null })).not.toContain('group:g')
  })
})
