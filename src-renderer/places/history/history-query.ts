/**
 * The run history as a pure function: runs and a query in, the lines of the table out. Nothing here touches the
 * page, so filtering and sorting thousands of runs can be measured and tested on their own.
 */
import type { RunSummary } from '../../../src-main/api/contract.ts'
import { conditionTest } from './condition-test.ts'
import type { ConditionContext } from './condition-test.ts'
import { parseFilter } from './filter-language.ts'
import { valueIn } from './history-columns.ts'
import { combineGroup } from './history-groups.ts'
import type { GroupSummary } from './history-groups.ts'
import { sortRuns } from './history-sort.ts'
import type { HistoryQuery } from './history-terms.ts'

export type HistoryLine =
  | { readonly type: 'group'; readonly id: string; readonly group: HistoryGroup; readonly collapsed: boolean }
  | { readonly type: 'run'; readonly id: string; readonly run: RunSummary; readonly inGroup: boolean }

/** Summed up only where it is looked at: of thousands, a screen shows a few. */
export interface HistoryGroup {
  readonly groupId: string
  readonly runs: readonly RunSummary[]
  /** What its runs have in the column that they are grouped by; undefined for what was started together. */
  readonly value?: number | string | null
  /** The sweep that its runs are of. */
  readonly sweepId?: string
  readonly summary: () => GroupSummary
}

export interface HistoryResult {
  /** What the table shows, from top to bottom. */
  readonly lines: readonly HistoryLine[]
  /** The runs that match, folded ones included, in the same order. */
  readonly matched: readonly RunSummary[]
}

export interface QueryContext extends ConditionContext {
  /** Runs whose notes or log have the typed words. */
  readonly found: ReadonlySet<string>
}

/** Nothing fetched, nothing found: enough for what every run has. */
export const plainContext: QueryContext = { fields: { metrics: [], parameters: [] }, fetched: () => null, figures: new Map(), found: new Set() }

/** Newest first, what was started together in one line, nothing filtered. */
export const defaultQuery: HistoryQuery = {
  text: '', conditions: [], statuses: [], presets: [], tags: [], verdicts: [], starredOnly: false,
  sort: { column: 'createdAt', descending: true }, groupBy: 'seeds', unfolded: [],
}

/** Filters, sorts and groups. The order of equal runs is newest first, then by id, so it never jumps. */
export function queryRuns(runs: readonly RunSummary[], query: HistoryQuery, context: QueryContext = plainContext): HistoryResult {
  const sorted = sortRuns(runs, query.sort, context.fetched)
  const matched = isFiltering(query) ? sorted.filter(matcher(query, context)) : sorted
  if (query.groupBy === null) return { matched, lines: matched.map((run) => runLine(run, false)) }
  return { matched, lines: groupedLines(matched, query.groupBy, new Set(query.unfolded), context) }
}

/** True where the query hides some runs. */
export const isFiltering = (query: HistoryQuery): boolean =>
  query.text.trim() !== '' || query.starredOnly || query.statuses.length + query.presets.length + query.tags.length + query.verdicts.length + query.conditions.length > 0

function matcher(query: HistoryQuery, context: QueryContext): (run: RunSummary) => boolean {
  const typed = parseFilter(query.text, context.fields)
  const words = typed.words.map((word) => word.toLowerCase())
  const tests = [...query.conditions, ...typed.conditions].map((condition) => conditionTest(condition, context))
  const [statuses, presets, verdicts] = [new Set(query.statuses), new Set(query.presets), new Set(query.verdicts)]
  return (run) =>
    (!query.starredOnly || run.starred) &&
    (statuses.size === 0 || statuses.has(run.status)) &&
    (presets.size === 0 || presets.has(run.presetId ?? '')) &&
    (verdicts.size === 0 || verdicts.has(run.verdict ?? 'none')) &&
    (query.tags.length === 0 || query.tags.some((tag) => run.tags.includes(tag))) &&
    tests.every((test) => test(run)) &&
    typed.patterns.every((pattern) => pattern.test(textOf(run))) &&
    (words.length === 0 || context.found.has(run.id) || words.every((word) => textOf(run).includes(word)))
}

/** What the words of a run's summary are looked for in; made once, for summaries never change. */
const searched = new WeakMap<RunSummary, string>()

function textOf(run: RunSummary): string {
  const text = searched.get(run) ?? `${run.name}\n${run.tags.join('\n')}\n${run.presetId ?? ''}\n${run.specHash}\nseed ${run.seed}\n${run.reason ?? ''}\n${run.id}`.toLowerCase()
  searched.set(run, text)
  return text
}

/** A group stands where its first run would. One run alone needs no heading, unless the heading says what it is grouped by. */
function groupedLines(matched: readonly RunSummary[], groupBy: string, unfolded: ReadonlySet<string>, { fetched }: QueryContext): HistoryLine[] {
  const bySeeds = groupBy === 'seeds'
  const groups = Map.groupBy(matched, (run) => (bySeeds ? run.sweepId ?? run.groupId : valueIn(groupBy, run, fetched)))
  return [...groups].flatMap(([value, members]): HistoryLine[] => {
    if (bySeeds && members.length === 1) return members.map((run) => runLine(run, false))
    const id = bySeeds ? String(value) : `${groupBy}=${JSON.stringify(value)}`
    const collapsed = !unfolded.has(id)
    const sweepId = bySeeds ? members[0]?.sweepId ?? null : null
    const group: HistoryGroup = { groupId: id, runs: members, summary: once(() => combineGroup(id, members)), ...(bySeeds ? {} : { value }), ...(sweepId === null ? {} : { sweepId }) }
    const heading: HistoryLine = { type: 'group', id: `group:${id}`, group, collapsed }
    return collapsed ? [heading] : [heading, ...members.map((run) => runLine(run, true))]
  })
}

const runLine = (run: RunSummary, inGroup: boolean): HistoryLine => ({ type: 'run', id: run.id, run, inGroup })

function once<T>(make: () => T): () => T {
  let made: { readonly value: T } | undefined
  return () => (made ??= { value: make() }).value
}
