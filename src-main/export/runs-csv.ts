/**
 * Runs as one tidy table (RFC 4180, UTF-8): provenance in comment lines, then a header, then one row per row of a series.
 * A series leaves the columns of the others empty. Reads as it is with
 * `pandas.read_csv(file, comment='#')` and R's `read.csv(file, comment.char = '#')`; one series of it:
 * `table[table.series == 'name'].dropna(axis='columns', how='all')`.
 */
import type { FigureProvenance } from '../experiments/figure-data.ts'
import { piecesOf } from './run-data.ts'
import type { ExportRun } from './run-data.ts'

/** Columns that every row has; `row` counts from 0 within its series. */
const fixedColumns = ['run_id', 'run_name', 'seed', 'spec_hash', 'series', 'row'] as const

export const csvLineEnd = '\r\n'

/**
 * The file in parts. Numbers have all their digits; NaN, Infinity and -Infinity are written so. A series' column that is
 * called like one of ours (`seed`, say) becomes `series_seed`. Throws RangeError at the end of a series of the wrong length.
 */
export function* runsToCsv(runs: readonly ExportRun[], provenance: FigureProvenance): Generator<Uint8Array> {
  const columns = [...new Set(runs.flatMap((run) => run.series.flatMap((series) => series.columns)))]
  const header = [...fixedColumns, ...columns.map(columnName)].map(textCell).join(',')
  yield linesOf([...comments(provenance), header])
  for (const run of runs) yield* runLines(run, columns)
}

/** Lines that begin with "#". */
export function comments(provenance: FigureProvenance): string[] {
  const entries: [string, string | null][] = [
    ['application', provenance.application],
    ['version', provenance.version],
    ['git_commit', provenance.gitCommit],
    ['exported_at', provenance.exportedAt],
    ['figure', provenance.figure],
    ['spec_hash', provenance.specHash ?? null],
    ...provenance.runs.map((run): [string, string] => [
      'run', `${run.id} seed=${run.seed} spec_hash=${run.specHash} checksum=${run.checksum ?? 'none'}${run.engineVersion === undefined ? '' : ` engine=${run.engineVersion}`}`,
    ]),
  ]
  return entries.filter(([, value]) => value !== null).map(([key, value]) => `# ${key}: ${commentText(value ?? '')}`)
}

function* runLines(run: ExportRun, columns: readonly string[]): Generator<Uint8Array> {
  const start = [textCell(run.id), textCell(run.name), String(run.seed), textCell(run.specHash)].join(',')
  for (const series of run.series) {
    const width = series.columns.length
    const at = columns.map((column) => series.columns.indexOf(column))
    const prefix = `${start},${textCell(series.name)}`
    let first = 0
    for (const piece of piecesOf(run, series)) {
      const rows = Math.floor(piece.length / width)
      yield linesOf(Array.from({ length: rows }, (_, row) =>
        [prefix, first + row, ...at.map((column) => (column < 0 ? '' : String(piece[row * width + column] ?? '')))].join(',')))
      first += rows
    }
  }
}

const linesOf = (lines: readonly string[]): Uint8Array => Buffer.from(`${lines.join(csvLineEnd)}${csvLineEnd}`, 'utf8')

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
