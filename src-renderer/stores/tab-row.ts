/** The row of open experiments: which, in which order, which of them is shown, and which were closed. */
import { isRecord, listIn } from '../components/read-json.ts'

export interface ClosedTab {
  readonly id: string
  /** Where it stood. */
  readonly index: number
}

export interface TabRow {
  readonly ids: readonly string[]
  /** The one shown last; undefined where none is open. */
  readonly active: string | undefined
  /** The last one closed comes last. */
  readonly closed: readonly ClosedTab[]
}

export const noTabs: TabRow = { ids: [], active: undefined, closed: [] }

/** More are not remembered. */
const mostClosed = 50

/** With this one shown: where it stands, or at the end. */
export function withOpen(row: TabRow, id: string): TabRow {
  if (row.active === id && row.ids.includes(id)) return row
  return { ids: row.ids.includes(id) ? row.ids : [...row.ids, id], active: id, closed: row.closed.filter((tab) => tab.id !== id) }
}

/** Without these; what stands right of the one shown comes in its place, else what stands left of it. The same row where none of them is open. */
export function withClosed(row: TabRow, ids: readonly string[]): TabRow {
  const gone = row.ids.flatMap((id, index): ClosedTab[] => (ids.includes(id) ? [{ id, index }] : []))
  if (gone.length === 0) return row
  const left = row.ids.filter((id) => !ids.includes(id))
  const from = row.ids.indexOf(row.active ?? '')
  const active = [...row.ids.slice(from), ...row.ids.slice(0, Math.max(0, from)).toReversed()].find((id) => left.includes(id))
  // Brought back one by one, from the left, each stands where it stood.
  return { ids: left, active, closed: [...row.closed, ...gone.toReversed()].slice(-mostClosed) }
}

/** With this one at another place of the row, as near to it as there is one. */
export function withMoved(row: TabRow, id: string, index: number): TabRow {
  const from = row.ids.indexOf(id)
  const to = Math.max(0, Math.min(row.ids.length - 1, index))
  if (from < 0 || from === to) return row
  return { ...row, ids: row.ids.filter((other) => other !== id).toSpliced(to, 0, id) }
}

/** With the last one closed, of those that are still there, where it stood; undefined where there is none. */
export function withReopened(row: TabRow, isThere: (id: string) => boolean): TabRow | undefined {
  const closed = row.closed.filter(({ id }) => isThere(id))
  const last = closed.at(-1)
  if (last === undefined) return undefined
  return { ids: row.ids.toSpliced(last.index, 0, last.id), active: last.id, closed: closed.slice(0, -1) }
}

/** The one so many further on, around at both ends; undefined where there is no other. */
export function tabBeside({ ids, active }: TabRow, by: number): string | undefined {
  const { length } = ids
  return length < 2 ? undefined : ids[(ids.indexOf(active ?? '') + by + length) % length]
}

/** What was kept, then what was opened before that was known. */
export function withKept(row: TabRow, kept: TabRow): TabRow {
  const ids = [...kept.ids, ...row.ids.filter((id) => !kept.ids.includes(id))]
  return { ids, active: row.active ?? kept.active, closed: [...kept.closed, ...row.closed].filter(({ id }) => !ids.includes(id)) }
}

/** What of stored JSON can be understood. */
export function readTabRow(kept: unknown): TabRow {
  if (!isRecord(kept)) return noTabs
  const ids = [...new Set(listIn(kept['ids']).filter((id) => typeof id === 'string'))]
  const closed = listIn(kept['closed']).flatMap((tab): ClosedTab[] => (
    isRecord(tab) && typeof tab['id'] === 'string' && Number.isInteger(tab['index']) && !ids.includes(tab['id']) ? [{ id: tab['id'], index: Number(tab['index']) }] : []
  ))
  return { ids, active: ids.find((id) => id === kept['active']) ?? ids[0], closed }
}
