/** The table itself as a file: one line per run. */
import type { ExportedFile, RunSummary } from '../../../src-main/api/contract.ts'

const columns = [
  'id', 'name', 'kind', 'presetId', 'groupId', 'seed', 'status', 'verdict', 'differenceCount', 'specHash', 'createdAt', 'startedAt', 'finishedAt',
  'durationMs', 'starred', 'tags', 'reason',
] as const satisfies readonly (keyof RunSummary)[]

/** RFC 4180 CSV with a header, or a JSON list of the same fields. Durations are in milliseconds, times in UTC. */
export function exportRunList(runs: readonly RunSummary[], format: 'csv' | 'json'): ExportedFile {
  const filename = `burstlab-runs.${format}`
  if (format === 'json') {
    const rows = runs.map((run) => Object.fromEntries(columns.map((column) => [column, run[column]])))
    return { filename, mimeType: 'application/json', encoding: 'utf8', content: `${JSON.stringify(rows, null, 2)}\n` }
  }
  const lines = [columns.join(','), ...runs.map((run) => columns.map((column) => csvCell(run[column])).join(','))]
  return { filename, mimeType: 'text/csv', encoding: 'utf8', content: `${lines.join('\r\n')}\r\n` }
}

function csvCell(value: RunSummary[keyof RunSummary]): string {
  const text = Array.isArray(value) ? value.join(' ') : String(value ?? '')
  // A spreadsheet would run a text cell that starts like a formula.
  const safe = typeof value !== 'number' && /^[=+\-@\t]/.test(text) ? `'${text}` : text
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe
}
