import { describe, expect, it } from 'vitest'
import type { RunSummary } from '../../../src-main/api/contract.ts'
import { mergeRuns } from '../../../src-renderer/stores/merge-runs.ts'
import { exampleRun } from '../places/history/run-examples.ts'

const news = (...runs: readonly RunSummary[]): Map<string, RunSummary> => new Map(runs.map((run) => [run.id, run]))
const ids = (runs: readonly RunSummary[]): string[] => runs.map((run) => run.id)

describe('the list of runs and its news', () => {
  const list = [exampleRun({ id: 'b' }), exampleRun({ id: 'a' })]

  it('stays the same list without news', () => {
    expect(mergeRuns(list, news())).toBe(list)
  })

  it('changes a known run in its place', () => {
    const merged = mergeRuns(list, news(exampleRun({ id: 'a', progress: 0.25 })))
    expect(ids(merged)).toEqual(['b', 'a'])
    expect(merged[1]?.progress).toBe(0.25)
  })

  it('puts new runs first, the newest on top', () => {
    const older = exampleRun({ id: 'c', createdAt: '2031-01-01T00:00:00Z' })
    const newer = exampleRun({ id: 'd', createdAt: '2031-01-02T00:00:00Z' })
    expect(ids(mergeRuns(list, news(older, newer)))).toEqual(['d', 'c', 'b', 'a'])
  })

  it('drops a run that went to the trash', () => {
    expect(ids(mergeRuns(list, news(exampleRun({ id: 'b', trashedAt: '2031-01-01T00:00:00Z' }))))).toEqual(['a'])
  })
})
