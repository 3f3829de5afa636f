/** What can be a column of the history: what every run has, and any metric, parameter or fact. */
import type { FieldParameter, HistoryFields, RunSummary } from '../../../src-main/api/contract.ts'
import type { ColumnChoice, ColumnId } from './history-terms.ts'

/** How values of a column are written and typed. */
export type ValueKind = 'text' | 'number' | 'date' | 'duration' | 'bytes' | 'status' | 'verdict' | 'figure' | 'flag' | 'tags'

export interface HistoryColumn {
  readonly id: ColumnId
  /** In the heading. */
  readonly label: string
  /** In lists and hints. */
  readonly title: string
  readonly kind: ValueKind
  readonly unit: string
  /** In px. */
  readonly width: number
  /** May be as narrow as this, in px, and takes this share of the room that is left. */
  readonly flexible?: { readonly least: number; readonly share: number }
  readonly section: 'Run' | 'Metrics' | 'Parameters'
}

const run = (id: ColumnId, label: string, kind: ValueKind, width: number, title = label): HistoryColumn => ({ id, label, title, kind, unit: '', width, section: 'Run' })

export const runColumns: readonly HistoryColumn[] = [
  run('starred', '★', 'flag', 30, 'Star'),
  { ...run('name', 'Name', 'text', 260), flexible: { least: 210, share: 1 } },
  { ...run('presetId', 'Figure', 'figure', 82), flexible: { least: 60, share: 0.2 } },
  run('seed', 'Seed', 'number', 52),
  { ...run('status', 'Status', 'status', 165), flexible: { least: 135, share: 0.5 } },
  run('verdict', 'Verdict', 'verdict', 128),
  run('differenceCount', 'Changes', 'number', 66, 'Changes against the preset'),
  { ...run('tags', 'Tags', 'tags', 110), flexible: { least: 45, share: 0.3 } },
  run('createdAt', 'Created', 'date', 118),
  run('durationMs', 'Duration', 'duration', 74),
  run('startedAt', 'Started', 'date', 122),
  run('finishedAt', 'Finished', 'date', 122),
  run('kind', 'Kind', 'text', 80),
  run('reason', 'Reason', 'text', 180, 'Why it ended early'),
  run('specHash', 'Spec', 'text', 90, 'Hash of the spec'),
  run('usage:cpuMs', 'CPU time', 'duration', 80, 'Processor time'),
  run('usage:cores', 'Cores', 'number', 60, 'Cores in use on average'),
  run('usage:peakMemoryBytes', 'Memory', 'bytes', 84, 'Peak of resident memory'),
  run('bytes', 'Size', 'bytes', 78, 'Room on the disk'),
  run('fact:device', 'Device', 'text', 110, 'Device it was computed on'),
  run('fact:host', 'Machine', 'text', 110),
  run('fact:appVersion', 'Version', 'text', 76, 'Version of Burstlab'),
  run('fact:engineVersion', 'Engine', 'text', 76, 'Version of the engine'),
  run('fact:gitCommit', 'Commit', 'text', 90),
]

export const defaultColumns: readonly ColumnChoice[] =
  ['starred', 'name', 'presetId', 'seed', 'status', 'verdict', 'differenceCount', 'tags', 'createdAt', 'durationMs'].map((id) => ({ id }))

/** Height of every line in px, with text of the usual size; fixed, so that only visible lines need drawing. */
export const lineHeight = 30
/** Of the boxes before all columns, in px. */
export const boxWidth = 34
export const narrowest = 30
export const widest = 800

const known = new Map(runColumns.map((column) => [column.id, column]))

/** Also of one that no run has any more: a saved view stays readable. */
export function columnOf(id: ColumnId, fields: HistoryFields): HistoryColumn {
  const column = known.get(id)
  if (column !== undefined) return column
  const [type = '', name = ''] = split(id)
  if (type === 'metric') return { id, label: name, title: name, kind: 'number', unit: '', width: 110, section: 'Metrics' }
  const parameter = fields.parameters.find(({ path }) => path === name)
  return parameter === undefined ? { id, label: lastPart(name), title: name, kind: 'text', unit: '', width: 110, section: 'Parameters' } : parameterColumn(parameter)
}

const parameterColumn = ({ path, label, unit, numeric, group }: FieldParameter): HistoryColumn => ({
  id: `param:${path}`, label, title: `${group}: ${label} (${path})`, kind: numeric ? 'number' : 'text', unit, width: 110, section: 'Parameters',
})

/** All there is, in the order of a list to choose from. */
export const allColumns = (fields: HistoryFields): HistoryColumn[] =>
  [...runColumns, ...fields.metrics.map((name) => columnOf(`metric:${name}`, fields)), ...fields.parameters.map(parameterColumn)]

/** Whether its values have to be fetched; a summary has the others. */
export const isFetched = (id: ColumnId): boolean => id === 'bytes' || /^(metric|param|fact|usage):/.test(id)

export const isNumeric = ({ kind }: HistoryColumn): boolean => kind === 'number' || kind === 'duration' || kind === 'bytes'

/** Values of fetched columns, as far as they have come. */
export type FetchedValue = (column: ColumnId, runId: string) => number | string | null

/** What a run has in a column; times as ISO texts. */
export function valueIn(column: ColumnId, run: RunSummary, fetched: FetchedValue): number | string | null {
  switch (column) {
    case 'starred': return run.starred ? 1 : 0
    case 'tags': return run.tags.length === 0 ? null : run.tags.join(' ')
    case 'verdict': return run.verdict ?? 'none'
    case 'name': case 'presetId': case 'seed': case 'status': case 'differenceCount': case 'createdAt': case 'durationMs': case 'startedAt': case 'finishedAt': case 'kind':
    case 'reason': case 'specHash':
      return run[column]
    default: return fetched(column, run.id)
  }
}

const split = (id: ColumnId): string[] => [id.slice(0, id.indexOf(':')), id.slice(id.indexOf(':') + 1)]
const lastPart = (path: string): string => path.slice(path.lastIndexOf('.') + 1)
