/** Keeps the history's query over a reload of the page, but not over a restart. */
import { defaultQuery } from './history-query.ts'
import { sortColumns } from './history-terms.ts'
import type { HistoryQuery, VerdictFacet } from './history-terms.ts'
import type { RunStatus } from '../../../src-main/api/contract.ts'

const storageKey = 'burstlab.history'
const statuses: readonly RunStatus[] = ['queued', 'running', 'done', 'failed', 'interrupted', 'cancelled']
const verdicts: readonly VerdictFacet[] = ['pass', 'fail', 'pending', 'differs', 'none']

/** The kept query; whatever part of it is missing or damaged is the default's. */
export function recallQuery(storage: Storage): HistoryQuery {
  return parseQuery(storage.getItem(storageKey))
}

/** Keeps `query` until the window closes. */
export function rememberQuery(storage: Storage, query: HistoryQuery): void {
  storage.setItem(storageKey, JSON.stringify(query))
}

/** Reads JSON of unknown origin, part by part. */
export function parseQuery(json: string | null): HistoryQuery {
  const kept = parseObject(json)
  const sort = isObject(kept.sort) ? kept.sort : {}
  const column = sortColumns.find((name) => name === sort.column)
  return {
    text: typeof kept.text === 'string' ? kept.text : defaultQuery.text,
    statuses: statuses.filter((status) => texts(kept.statuses).includes(status)),
    presets: texts(kept.presets),
    tags: texts(kept.tags),
    verdicts: verdicts.filter((verdict) => texts(kept.verdicts).includes(verdict)),
    starredOnly: kept.starredOnly === true,
    sort: column === undefined ? defaultQuery.sort : { column, descending: sort.descending === true },
    grouped: typeof kept.grouped === 'boolean' ? kept.grouped : defaultQuery.grouped,
    collapsed: texts(kept.collapsed),
  }
}

function parseObject(json: string | null): Readonly<Record<string, unknown>> {
  try {
    const value: unknown = JSON.parse(json ?? '{}')
    return isObject(value) ? value : {}
  } catch {
    // Damaged text is as good as none: the table opens with its defaults.
    return {}
  }
}

const isObject = (value: unknown): value is Readonly<Record<string, unknown>> => typeof value === 'object' && value !== null && !Array.isArray(value)
const texts = (value: unknown): string[] => (Array.isArray(value) ? value.filter((item) => typeof item === 'string') : [])
