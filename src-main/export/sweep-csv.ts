/** A sweep's points as a table (RFC 4180, UTF-8): provenance in comment lines, then one row per point with each metric's mean, SD and count. */
import type { FigureProvenance } from '../experiments/figure-data.ts'
import { comments, textCell } from './runs-csv.ts'

export interface SweepTable {
  /** Paths of the swept parameters. */
  readonly axes: readonly string[]
  readonly metrics: readonly string[]
  readonly rows: readonly {
    readonly values: readonly (number | string | boolean)[]
    readonly runIds: readonly string[]
    readonly metrics: readonly ({ readonly mean: number; readonly sd: number; readonly count: number } | null)[]
  }[]
}

/** Numbers have all their digits; a point without a number has empty cells. */
export function sweepToCsv({ axes, metrics, rows }: SweepTable, provenance: FigureProvenance): string {
  const header = ['point', ...axes, ...metrics.flatMap((metric) => [`${metric}, mean`, `${metric}, SD`, `${metric}, n`]), 'runs'].map(textCell).join(',')
  const lines = rows.map(({ values, runIds, metrics: found }, index) => [
    String(index), ...values.map((value) => (typeof value === 'string' ? textCell(value) : String(value))),
    ...found.flatMap((metric) => (metric === null ? ['', '', '0'] : [String(metric.mean), String(metric.sd), String(metric.count)])), textCell(runIds.join(' ')),
  ].join(','))
  return [...comments(provenance), header, ...lines, ''].join('\r\n')
}
