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
  const filters = where.map((filter) => ({ filter, values: column(series, filter.column) }))
  const kept = pair.x.map((_, row) => filters.every(({ filter, values }) => holds(filter, values[row] ?? NaN)))
  return { x: pair.x.filter((_, row) => kept[row]), y: pair.y.filter((_, row) => kept[row]) }
}

const holds = ({ equals, from, to }: RowFilter, value: number): boolean =>
  (equals === undefined || value === equals) && (from === undefined || value >= from) && (to === undefined || value < to)

export function column({ columns, rows, values }: SeriesRowsRead, name: string): number[] {
  const at = columns.indexOf(name)
  if (at < 0) throw new Error(`a series has no column "${name}"; it has ${columns.join(', ')}`)
  return Array.from({ length: rows }, (_, row) => values[row * columns.length + at] ?? NaN)
}
