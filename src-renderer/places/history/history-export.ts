/** The table itself as a file: one line per run. */
import type { ExportedFile, RunSummary, RunValues } from '../../../src-main/api/contract.ts'
import { csvFile } from '../../components/csv.ts'

const columns = [
  'id', 'name', 'kind', 'presetId', 'groupId', 'seed', 'status', 'verdict', 'differenceCount', 'specHash', 'createdAt', 'startedAt', 'finishedAt',
  'durationMs', 'starred', 'tags', 'reason',
] as const satisfies readonly (keyof RunSummary)[]

/** What is asked of the lab for it: a summary does not have them. */
export const fetchedColumns = ['usage:cpuMs', 'usage:cores', 'usage:peakMemoryBytes'] as const

/** RFC 4180 CSV with a header, or a JSON list of the same fields. Durations are in milliseconds, times in UTC. `values`: `fetchedColumns` of the runs. */
export function exportRunList(runs: readonly RunSummary[], format: 'csv' | 'json', values: RunValues): ExportedFile {
  const places = new Map(values.ids.map((id, index) => [id, index]))
  const rows = runs.map((run) => {
    const at = places.get(run.id) ?? -1
    return { ...Object.fromEntries(columns.map((column) => [column, run[column]])), ...Object.fromEntries(fetchedColumns.map((id) => [bare(id), values.columns[id]?.[at] ?? null])) }
  })
  const filename = `burstlab-runs.${format}`
  if (format === 'json') {
    return { filename, mimeType: 'application/json', encoding: 'utf8', content: `${JSON.stringify(rows, null, 2)}\n` }
  }
  return csvFile(filename, [...columns, ...fetchedColumns.map(bare)], rows.map((row) => Object.values(row)))
}

const bare = (id: string): string => id.slice(id.indexOf(':') + 1)
