/** Reads views and queries of unknown origin: kept by the page over a reload, saved by the lab, or of an older version. */
import { defaultQuery } from './history-query.ts'
import { defaultColumns, narrowest, widest } from './history-columns.ts'
import { operators } from './history-terms.ts'
import type { ColumnChoice, Condition, HistoryQuery, HistoryView, VerdictFacet } from './history-terms.ts'
import type { RunStatus } from '../../../src-main/api/contract.ts'

const storageKey = 'burstlab.history'
const statuses: readonly RunStatus[] = ['queued', 'running', 'done', 'failed', 'interrupted', 'cancelled']
const verdicts: readonly VerdictFacet[] = ['pass', 'fail', 'pending', 'differs', 'none']

/** What was shown before a reload of the page, and which saved view it came from; undefined in a new window. */
export function recallView(storage: Storage): { readonly view: HistoryView; readonly viewId: string | null } | undefined {
  const kept = storage.getItem(storageKey)
  if (kept === null) return undefined
  const value = parseObject(kept)
  return { view: readView(value.view), viewId: typeof value.viewId === 'string' ? value.viewId : null }
}

/** Until the window closes. */
export function rememberView(storage: Storage, view: HistoryView, viewId: string | null): void {
  storage.setItem(storageKey, JSON.stringify({ view, viewId }))
}

/** Part by part: what is missing or damaged is the default's. */
export function readView(value: unknown): HistoryView {
  const kept = isObject(value) ? value : {}
  const columns = Array.isArray(kept.columns) ? kept.columns.flatMap(readColumn) : []
  const once = columns.filter(({ id }, index) => columns.findIndex((other) => other.id === id) === index)
  return { columns: once.length === 0 ? defaultColumns : once, query: readQuery(kept.query) }
}

export function readQuery(value: unknown): HistoryQuery {
  const kept = isObject(value) ? value : {}
  const sort = isObject(kept.sort) ? kept.sort : {}
  return {
    text: typeof kept.text === 'string' ? kept.text : defaultQuery.text,
    conditions: Array.isArray(kept.conditions) ? kept.conditions.flatMap(readCondition) : [],
    statuses: statuses.filter((status) => texts(kept.statuses).includes(status)),
    presets: texts(kept.presets),
    tags: texts(kept.tags),
    verdicts: verdicts.filter((verdict) => texts(kept.verdicts).includes(verdict)),
    starredOnly: kept.starredOnly === true,
    sort: typeof sort.column === 'string' ? { column: sort.column, descending: sort.descending === true } : defaultQuery.sort,
    groupBy: typeof kept.groupBy === 'string' || kept.groupBy === null ? kept.groupBy : defaultQuery.groupBy,
    unfolded: texts(kept.unfolded),
  }
}

function readColumn(value: unknown): ColumnChoice[] {
  if (!isObject(value) || typeof value.id !== 'string' || value.id === '') return []
  const width = typeof value.width === 'number' && value.width >= narrowest && value.width <= widest ? { width: value.width } : {}
  return [{ id: value.id, ...width, ...(value.pinned === true ? { pinned: true } : {}) }]
}

function readCondition(value: unknown): Condition[] {
  if (!isObject(value) || typeof value.field !== 'string' || !isValue(value.value)) return []
  const operator = operators.find((known) => known === value.operator)
  if (operator === undefined || (operator === 'between' && !isValue(value.upper))) return []
  return [{ field: value.field, operator, value: value.value, ...(isValue(value.upper) ? { upper: value.upper } : {}) }]
}

const isValue = (value: unknown): value is number | string => typeof value === 'number' || typeof value === 'string'

function parseObject(json: string): Readonly<Record<string, unknown>> {
  try {
    const value: unknown = JSON.parse(json)
    return isObject(value) ? value : {}
  } catch {
    // Damaged text is as good as none: the table opens with its defaults.
    return {}
  }
}

const isObject = (value: unknown): value is Readonly<Record<string, unknown>> => typeof value === 'object' && value !== null && !Array.isArray(value)
const texts = (value: unknown): string[] => (Array.isArray(value) ? value.filter((item) => typeof item === 'string') : [])
