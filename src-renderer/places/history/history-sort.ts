/** The order of runs in the history. */
import type { RunStatus, RunSummary } from '../../../src-main/api/contract.ts'
import type { HistoryQuery, SortColumn, VerdictFacet } from './history-terms.ts'

/** What needs attention comes first. */
const statusOrder: Readonly<Record<RunStatus, number>> = { running: 0, queued: 1, failed: 2, interrupted: 3, cancelled: 4, done: 5 }
const verdictOrder: Readonly<Record<VerdictFacet, number>> = { fail: 0, pending: 1, differs: 2, none: 3, pass: 4 }
const collator = new Intl.Collator('en', { numeric: true, sensitivity: 'base' })

type Key = number | string | null
type KeyOf = (run: RunSummary) => Key

const keys: Readonly<Record<SortColumn, KeyOf>> = {
  starred: (run) => (run.starred ? 0 : 1),
  name: (run) => run.name,
  presetId: (run) => run.presetId,
  seed: (run) => run.seed,
  status: (run) => statusOrder[run.status],
  verdict: (run) => verdictOrder[run.verdict ?? 'none'],
  differenceCount: (run) => run.differenceCount,
  tags: (run) => (run.tags.length === 0 ? null : run.tags.join(' ')),
  createdAt: (run) => Date.parse(run.createdAt),
  durationMs: (run) => run.durationMs,
}

/** Missing values stay at the end in both directions; ties go newest first, then by seed and id. */
export function compareRuns(sort: HistoryQuery['sort']): (a: RunSummary, b: RunSummary) => number {
  const key = keys[sort.column]
  const direction = sort.descending ? -1 : 1
  return (a, b) => {
    const [left, right] = [key(a), key(b)]
    if (left === null || right === null) return left === right ? ties(a, b) : left === null ? 1 : -1
    return direction * compareKeys(left, right) || ties(a, b)
  }
}

function compareKeys(a: number | string, b: number | string): number {
  return typeof a === 'number' && typeof b === 'number' ? a - b : collator.compare(String(a), String(b))
}

function ties(a: RunSummary, b: RunSummary): number {
  // ISO times in UTC: text order is time order.
  if (a.createdAt !== b.createdAt) return a.createdAt < b.createdAt ? 1 : -1
  if (a.seed !== b.seed) return a.seed - b.seed
  return a.id < b.id ? -1 : a.id > b.id ? 1 : 0
}
