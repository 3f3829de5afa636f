/** Recorded rows of a series, and columns of those that a line draws. */
import type { RowFilter } from './figure.ts'

/** Recorded rows, row-major. */
export interface SeriesRowsRead {
  readonly columns: readonly string[]
  readonly rows: number
  readonly values: ArrayLike<number>
}

export interface ColumnPair {
  readonly x: number[]
  readonly y: number[]
}

interface Choice {
  readonly xColumn: string
  readonly yColumn: string
  readonly where?: readonly RowFilter[]
}

/** Two columns of the rows for which all filters hold; empty where they were not recorded, as in runs of an engine that did not know them yet. */
export function columnPair(series: SeriesRowsRead | undefined, { xColumn, yColumn, where = [] }: Choice): ColumnPair {
  const wanted = [xColumn, yColumn, ...where.map((filter) => filter.column)]
  if (series === undefined || !wanted.every((name) => series.columns.includes(name))) return { x: [], y: [] }
  const pair = { x: column(series, xColumn), y: column(series, yColumn) }
  if (where.length === 0) return pair
  const rows = rowsWhere(series, where)
  return { x: rows.map((row) => pair.x[row] ?? NaN), y: rows.map((row) => pair.y[row] ?? NaN) }
}

/** Positions of the rows for which all filters hold; none where a column of theirs was not recorded. */
export function rowsWhere(series: SeriesRowsRead, where: readonly RowFilter[]): number[] {
  const places = where.map((filter) => ({ filter, at: series.columns.indexOf(filter.column) }))
  const width = series.columns.length
  return Array.from({ length: series.rows }, (_, row) => row).filter((row) => places.every(({ filter, at }) => at >= 0 && holds(filter, series.values[row * width + at] ?? NaN)))
}

const holds = ({ equals, from, to }: RowFilter, value: number): boolean =>
  (equals === undefined || value === equals) && (from === undefined || value >= from) && (to === undefined || value < to)

export function column({ columns, rows, values }: SeriesRowsRead, name: string): number[] {
  const at = columns.indexOf(name)
  if (at < 0) throw new Error(`a series has no column "${name}"; it has ${columns.join(', ')}`)
  return Array.from({ length: rows }, (_, row) => values[row * columns.length + at] ?? NaN)
}
