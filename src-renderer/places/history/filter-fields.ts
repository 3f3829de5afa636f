/** The names that a typed condition may begin with, and the column each stands for. */
import type { HistoryFields } from '../../../src-main/api/contract.ts'
import { allColumns, columnOf } from './history-columns.ts'
import type { HistoryColumn } from './history-columns.ts'
import type { ColumnId } from './history-terms.ts'

/** The first of each is what a condition is written back with. */
const aliases: readonly (readonly [ColumnId, ...string[]])[] = [
  ['starred', 'starred', 'star'], ['name', 'name'], ['presetId', 'figure', 'fig', 'preset'], ['seed', 'seed'], ['status', 'state', 'status'], ['verdict', 'verdict'],
  ['differenceCount', 'changes'], ['tags', 'tag', 'tags'], ['createdAt', 'date', 'created'], ['durationMs', 'duration', 'took'], ['startedAt', 'started'],
  ['finishedAt', 'finished', 'ended'], ['kind', 'kind'], ['reason', 'reason'], ['specHash', 'spec', 'hash'], ['bytes', 'size', 'bytes'], ['usage:cpuMs', 'cpu'], ['usage:cores', 'cores'], ['usage:peakMemoryBytes', 'memory', 'ram'], ['fact:device', 'device'],
  ['fact:host', 'machine', 'host'], ['fact:appVersion', 'version'], ['fact:engineVersion', 'engine'], ['fact:gitCommit', 'commit'],
]

const byAlias = new Map(aliases.flatMap(([id, ...names]) => names.map((name) => [name, id])))
const firstAlias = new Map(aliases.map(([id, name = id]) => [id, name]))

export type FieldFound = { readonly column: HistoryColumn } | { readonly problem: string }

/** Exactly, by the end of a path, by the beginning of a word, or by a part of it: the first of these that names one column alone. */
export function findField(typed: string, fields: HistoryFields): FieldFound {
  const own = byAlias.get(typed.toLowerCase())
  if (own !== undefined) return { column: columnOf(own, fields) }
  const columns = allColumns(fields).filter(({ section }) => section !== 'Run')
  const wanted = plain(typed)
  const ways: ((column: HistoryColumn) => boolean)[] = [
    (column) => nameOf(column) === typed,
    (column) => plain(nameOf(column)) === wanted || plain(column.label) === wanted,
    (column) => nameOf(column).toLowerCase().endsWith(`.${typed.toLowerCase()}`),
    (column) => plain(nameOf(column)).startsWith(wanted) || plain(column.label).startsWith(wanted),
    (column) => plain(nameOf(column)).includes(wanted),
  ]
  for (const fits of wanted === '' ? [] : ways) {
    const found = columns.filter(fits)
    // A metric is what was measured: it goes before parameters that sound alike.
    const metrics = found.filter(({ section }) => section === 'Metrics')
    const [only, ...others] = metrics.length > 0 ? metrics : found
    if (only === undefined) continue
    if (others.length === 0) return { column: only }
    return { problem: `"${typed}" may be ${[only, ...others].slice(0, 4).map((column) => quoted(nameOf(column))).join(', ')}${others.length > 3 ? ' …' : ''}; write one of them` }
  }
  // A path that no run has yet, such as one of a view from elsewhere.
  if (/^[a-z]\w*(\.\w+)+$/i.test(typed)) return { column: columnOf(`param:${typed}`, fields) }
  return { problem: `There is no field "${typed}"; expected one such as state, verdict, figure, tag, seed, date, duration, size, a metric, or a parameter's path (rule.tauPreMs)` }
}

/** What a condition on this column begins with when it is written back. */
export const fieldText = (column: HistoryColumn): string => firstAlias.get(column.id) ?? quoted(nameOf(column))

const nameOf = ({ id, section }: HistoryColumn): string => (section === 'Run' ? id : id.slice(id.indexOf(':') + 1))
const plain = (text: string): string => text.toLowerCase().replace(/[^\p{L}\p{N}]/gu, '')
/** In quotation marks where it would not be one word by itself. */
export const quoted = (text: string): string => (/^[\p{L}\p{N}._-]+$/u.test(text) ? text : `"${text}"`)
