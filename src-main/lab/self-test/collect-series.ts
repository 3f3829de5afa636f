/** All rows of an engine's output in memory. */
import type { EngineOutput } from '../../engines/engine.ts'

export interface CollectedSeries {
  readonly name: string
  readonly columns: readonly string[]
  readonly rows: number
  readonly values: readonly number[]
}

export function collectSeries(output: Iterable<EngineOutput>): Map<string, CollectedSeries> {
  const gathered = new Map<string, { readonly columns: readonly string[]; readonly values: number[] }>()
  for (const item of output) {
    if (item.type !== 'rows') continue
    const known = gathered.get(item.series) ?? { columns: item.columns, values: [] }
    gathered.set(item.series, known)
    for (const value of item.values) known.values.push(value)
  }
  return new Map([...gathered].map(([name, { columns, values }]) => [name, { name, columns, rows: values.length / columns.length, values }]))
}
