/** The order of runs in the history. */
import type { RunStatus, RunSummary } from '../../../src-main/api/contract.ts'
import { isFetched, valueIn } from './history-columns.ts'
import type { FetchedValue } from './history-columns.ts'
import type { HistoryQuery, VerdictFacet } from './history-terms.ts'

/** What needs attention comes first. */
const statusOrder: Readonly<Record<RunStatus, number>> = { running: 0, queued: 1, failed: 2, interrupted: 3, cancelled: 4, done: 5 }
const verdictOrder: Readonly<Record<VerdictFacet, number>> = { fail: 0, pending: 1, differs: 2, none: 3, pass: 4 }
const collator = new Intl.Collator('en', { numeric: true, sensitivity: 'base' })

interface Sorted {
  readonly sort: HistoryQuery['sort']
  readonly fetched: FetchedValue
  readonly runs: readonly RunSummary[]
}

/** Of each list its last order: filters, groups and a second visit have no need of another one. */
const known = new WeakMap<readonly RunSummary[], Sorted>()

/** Missing values stay at the end in both directions; ties go newest first, then by seed and id. Neither list may be changed. */
export function sortRuns(runs: readonly RunSummary[], sort: HistoryQuery['sort'], fetched: FetchedValue): readonly RunSummary[] {
  const last = known.get(runs)
  const same = last !== undefined && last.sort.column === sort.column && last.sort.descending === sort.descending && (last.fetched === fetched || !isFetched(sort.column))
  if (same) return last.runs
  const sorted = sortAnew(runs, sort, fetched)
  known.set(runs, { sort, fetched, runs: sorted })
  return sorted
}

function sortAnew(runs: readonly RunSummary[], sort: HistoryQuery['sort'], fetched: FetchedValue): RunSummary[] {
  const keys = runs.map((run) => keyOf(run, sort.column, fetched))
  const texts = rankTexts(keys)
  const direction = sort.descending ? -1 : 1
  const entries = runs.map((run, index) => {
    const key = keys[index] ?? null
    return { run, rank: typeof key === 'string' ? texts.get(key) ?? 0 : key }
  })
  return entries.sort((a, b) => {
    if (a.rank === null || b.rank === null) return a.rank === b.rank ? ties(a.run, b.run) : a.rank === null ? 1 : -1
    return direction * (a.rank - b.rank) || ties(a.run, b.run)
  }).map(({ run }) => run)
}

function keyOf(run: RunSummary, column: string, fetched: FetchedValue): number | string | null {
  if (column === 'status') return statusOrder[run.status]
  if (column === 'verdict') return verdictOrder[run.verdict ?? 'none']
  if (column === 'starred') return run.starred ? 0 : 1
  const value = valueIn(column, run, fetched)
  return column.endsWith('At') && value !== null ? Date.parse(String(value)) : value
}

/** Texts are compared once each, not once per run: many runs share a name. Numbers go before texts of one column. */
function rankTexts(keys: Iterable<number | string | null>): ReadonlyMap<string, number> {
  const texts = [...new Set([...keys].filter((key) => typeof key === 'string'))].sort(collator.compare)
  return new Map(texts.map((text, rank) => [text, rank]))
}

function ties(a: RunSummary, b: RunSummary): number {
  // ISO times in UTC: text order is time order.
  if (a.createdAt !== b.createdAt) return a.createdAt < b.createdAt ? 1 : -1
  if (a.seed !== b.seed) return a.seed - b.seed
  return a.id < b.id ? -1 : a.id > b.id ? 1 : 0
}
