/**
 * The run history as a pure function: runs and a query in, the lines of the table out. Nothing here touches the
 * page, so filtering and sorting thousands of runs can be measured and tested on their own.
 */
import type { RunSummary } from '../../../src-main/api/contract.ts'
import { combineGroup } from './history-groups.ts'
import type { GroupSummary } from './history-groups.ts'
import { compareRuns } from './history-sort.ts'
import type { HistoryQuery } from './history-terms.ts'

export type HistoryLine =
  | { readonly type: 'group'; readonly id: string; readonly group: GroupSummary; readonly collapsed: boolean }
  | { readonly type: 'run'; readonly id: string; readonly run: RunSummary; readonly inGroup: boolean }

export interface HistoryResult {
  /** What the table shows, from top to bottom. */
  readonly lines: readonly HistoryLine[]
  /** The runs that match, folded ones included, in the same order. */
  readonly matched: readonly RunSummary[]
}

/** Newest first, seeds together, nothing filtered. */
export const defaultQuery: HistoryQuery = {
  text: '', statuses: [], presets: [], tags: [], verdicts: [], starredOnly: false,
  sort: { column: 'createdAt', descending: true }, grouped: true, collapsed: [],
}

/** Filters, sorts and groups. The order of equal runs is newest first, then by id, so it never jumps. */
export function queryRuns(runs: readonly RunSummary[], query: HistoryQuery): HistoryResult {
  const matched = runs.filter(matcher(query)).sort(compareRuns(query.sort))
  if (!query.grouped) return { matched, lines: matched.map((run) => runLine(run, false)) }
  return { matched, lines: groupedLines(matched, new Set(query.collapsed)) }
}

/** True where the query hides some runs. */
export const isFiltering = (query: HistoryQuery): boolean =>
  query.text.trim() !== '' || query.starredOnly || query.statuses.length + query.presets.length + query.tags.length + query.verdicts.length > 0

function matcher(query: HistoryQuery): (run: RunSummary) => boolean {
  const words = query.text.toLowerCase().split(/\s+/).filter((word) => word !== '')
  const [statuses, presets, verdicts] = [new Set(query.statuses), new Set(query.presets), new Set(query.verdicts)]
  return (run) =>
    (!query.starredOnly || run.starred) &&
    (statuses.size === 0 || statuses.has(run.status)) &&
    (presets.size === 0 || presets.has(run.presetId ?? '')) &&
    (verdicts.size === 0 || verdicts.has(run.verdict ?? 'none')) &&
    (query.tags.length === 0 || query.tags.some((tag) => run.tags.includes(tag))) &&
    (words.length === 0 || hasWords(run, words))
}

function hasWords(run: RunSummary, words: readonly string[]): boolean {
  const text = `${run.name}\n${run.tags.join('\n')}\n${run.presetId ?? ''}\n${run.specHash}\nseed ${run.seed}\n${run.reason ?? ''}\n${run.id}`.toLowerCase()
  return words.every((word) => text.includes(word))
}

/** A group stands where its first run would; one run alone needs no heading. */
function groupedLines(matched: readonly RunSummary[], collapsed: ReadonlySet<string>): HistoryLine[] {
  const groups = Map.groupBy(matched, (run) => run.groupId)
  return [...groups].flatMap(([id, members]): HistoryLine[] => {
    if (members.length === 1) return members.map((run) => runLine(run, false))
    const folded = collapsed.has(id)
    const heading: HistoryLine = { type: 'group', id: `group:${id}`, group: combineGroup(id, members), collapsed: folded }
    return folded ? [heading] : [heading, ...members.map((run) => runLine(run, true))]
  })
}

const runLine = (run: RunSummary, inGroup: boolean): HistoryLine => ({ type: 'run', id: run.id, run, inGroup })
