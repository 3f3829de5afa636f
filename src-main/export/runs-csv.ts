/**
 * Runs as one tidy table (RFC 4180, UTF-8): provenance in comment lines, then a header, then one row per row of a series.
 * A series leaves the columns of the others empty. Reads as it is with
 * `pandas.read_csv(file, comment='#')` and R's `read.csv(file, comment.char = '#')`; one series of it:
 * `table[table.series == 'name'].dropna(axis='columns', how='all')`.
 */
import type { FigureProvenance } from '../experiments/figure-data.ts'
import { assertComplete } from './run-data.ts'
import type { ExportRun } from './run-data.ts'

/** Columns that every row has; `row` counts from 0 within its series. */
const fixedColumns = ['run_id', 'run_name', 'seed', 'spec_hash', 'series', 'row'] as const

export const csvLineEnd = '\r\n'

/**
 * The whole file. Numbers have all their digits; NaN, Infinity and -Infinity are written so. A series' column that is
 * called like one of ours (`seed`, say) becomes `series_seed`. Throws RangeError for a series of the wrong length.
 */
export function runsToCsv(runs: readonly ExportRun[], provenance: FigureProvenance): string {
  assertComplete(runs)
  const columns = [...new Set(runs.flatMap((run) => run.series.flatMap((series) => series.columns)))]
  const header = [...fixedColumns, ...columns.map(columnName)].map(textCell).join(',')
  return [...comments(provenance), header, ...runs.flatMap((run) => runLines(run, columns)), ''].join(csvLineEnd)
}

/** Lines that begin with "#". */
export function comments(provenance: FigureProvenance): string[] {
  const entries: [string, string | null][] = [
    ['application', provenance.application],
    ['version', provenance.version],
    ['git_commit', provenance.gitCommit],
    ['exported_at', provenance.exportedAt],
    ['figure', provenance.figure],
    ...provenance.runs.map((run): [string, string] => [
      'run', `${run.id} seed=${run.seed} spec_hash=${run.specHash} checksum=${run.checksum ?? 'none'}`,
    ]),
  ]
  return entries.filter(([, value]) => value !== null).map(([key, value]) => `# ${key}: ${commentText(value ?? '')}`)
}

function runLines(run: ExportRun, columns: readonly string[]): string[] {
  const start = [textCell(run.id), textCell(run.name), String(run.seed), textCell(run.specHash)].join(',')
  return run.series.flatMap((series) => {
    const width = series.columns.length
    const at = columns.map((column) => series.columns.indexOf(column))
    const prefix = `${start},${textCell(series.name)}`
    return Array.from({ length: series.rows }, (_, row) =>
      [prefix, row, ...at.map((column) => (column < 0 ? '' : String(series.values[row * width + column] ?? '')))].join(','))
  })
}

const columnName = (column: string): string => ((fixedColumns as readonly string[]).includes(column) ? `series_${column}` : column)

/**
 * A spreadsheet takes text that starts like a formula for one, so such text gets an apostrophe in front. Quotes keep
 * commas, line breaks and the comment sign inside the cell.
 */
export function textCell(text: string): string {
  const safe = /^[\s]*[=+\-@\t\r|]/.test(text) ? `'${text}` : text
  return /[",\r\n#;']|^\s|\s$/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe
}

/** On one line and without a separator at which a spreadsheet would start a new cell. */
const commentText = (text: string): string => text.replace(/[\s,;]+/g, ' ')
