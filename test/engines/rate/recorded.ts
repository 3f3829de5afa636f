/** What a rate run put out, gathered by series. */
import type { LabelledImages } from '../../../src-main/engines/images.ts'
import { rateEngine } from '../../../src-main/engines/rate/rate-engine.ts'
import type { RateSpec } from '../../../src-main/engines/rate/spec.ts'

export interface Recorded {
  readonly columns: readonly string[]
  readonly rows: number
  readonly values: readonly number[]
}

export function recordedOf(spec: RateSpec, images: LabelledImages, seed = 1): ReadonlyMap<string, Recorded> {
  const parts = new Map<string, { columns: readonly string[]; values: number[] }>()
  for (const output of rateEngine(spec, seed, images)) {
    if (output.type !== 'rows') continue
    const known = parts.get(output.series) ?? { columns: output.columns, values: [] }
    parts.set(output.series, known)
    for (const value of output.values) known.values.push(value)
  }
  return new Map([...parts].map(([name, { columns, values }]) => [name, { columns, values, rows: values.length / columns.length }]))
}

/** A column of a series, of the rows for which `where` holds. */
export function column(recorded: ReadonlyMap<string, Recorded>, series: string, name: string, where: (row: (column: string) => number) => boolean = () => true): number[] {
  const found = recorded.get(series)
  if (found === undefined) throw new Error(`nothing was recorded as ${series}`)
  const at = (row: number, key: string): number => found.values[row * found.columns.length + found.columns.indexOf(key)] ?? NaN
  return Array.from({ length: found.rows }, (_, row) => row).filter((row) => where((key) => at(row, key))).map((row) => at(row, name))
}
