/** Columns of values over all runs, for tables, filters and plots: metrics, parameters, facts and sizes. */
import { setImmediate } from 'node:timers/promises'
import { valueAt } from '../../experiments/spec-path.ts'
import { factNames } from '../../store/history-records.ts'
import type { RunKey } from '../../store/history-records.ts'
import type { Store } from '../../store/store.ts'
import { LabError } from '../errors.ts'
import { runUsage, usageNames } from '../runs/run-usage.ts'
import type { ColumnValue, RunValues, ValuesRequest } from './history-types.ts'

/** The lab's other work waits for at most about so long, in ms. */
const sliceMs = 12

export interface ValueReader {
  read(request: ValuesRequest): Promise<RunValues>
}

/** Remembers parameters by spec hash: specs never change. */
export function createValueReader(store: Pick<Store, 'history' | 'space' | 'usage'>): ValueReader {
  const parameters = new Map<string, Map<string, ColumnValue>>()

  async function parameterColumns(keys: readonly RunKey[], paths: readonly string[]): Promise<Map<string, ColumnValue[]>> {
    let sliceEnd = performance.now() + sliceMs
    for (const hash of new Set(keys.map((key) => key.specHash))) {
      const known = parameters.get(hash) ?? new Map<string, ColumnValue>()
      parameters.set(hash, known)
      const missing = paths.filter((path) => !known.has(path))
      if (missing.length === 0) continue
      const spec = store.history.spec(hash)
      for (const path of missing) known.set(path, columnValue(valueAt(spec, path)))
      if (performance.now() < sliceEnd) continue
      await setImmediate()
      sliceEnd = performance.now() + sliceMs
    }
    return new Map(paths.map((path) => [path, keys.map((key) => parameters.get(key.specHash)?.get(path) ?? null)]))
  }

  function storedColumn(column: string): ReadonlyMap<string, ColumnValue> {
    if (column === 'bytes') return store.space.runBytes()
    const use = usageNames.find((name) => column === `usage:${name}`)
    if (use !== undefined) return new Map([...store.usage.all()].map(([id, usage]) => [id, runUsage(usage)?.[use] ?? null]))
    const metric = after(column, 'metric:')
    if (metric !== undefined) return store.history.metricValues(metric)
    const fact = factNames.find((name) => column === `fact:${name}`)
    if (fact !== undefined) return store.history.facts(fact)
    throw new LabError('BAD_REQUEST', `There is no column "${column}"; expected metric:NAME, param:PATH, bytes, or one of ${[...usageNames.map((name) => `usage:${name}`), ...factNames.map((name) => `fact:${name}`)].join(', ')}.`)
  }

  return {
    async read({ columns, trashed, ids }) {
      const keys = store.history.keys(trashed, ids)
      const paths = columns.flatMap((column) => after(column, 'param:') ?? [])
      const fromSpecs = await parameterColumns(keys, paths)
      const filled = columns.map((column): [string, readonly ColumnValue[]] => {
        const path = after(column, 'param:')
        if (path !== undefined) return [column, fromSpecs.get(path) ?? []]
        const values = storedColumn(column)
        return [column, keys.map(({ id }) => values.get(id) ?? null)]
      })
      return { ids: keys.map(({ id }) => id), columns: Object.fromEntries(filled) }
    },
  }
}

const after = (text: string, prefix: string): string | undefined => (text.startsWith(prefix) ? text.slice(prefix.length) : undefined)

/** Lists as their texts, in one cell. */
function columnValue(value: unknown): ColumnValue {
  if (typeof value === 'number' || typeof value === 'string') return value
  if (typeof value === 'boolean') return value ? 'true' : 'false'
  if (value === undefined || value === null) return null
  return Array.isArray(value) && value.every((item) => typeof item !== 'object') ? value.join(', ') : JSON.stringify(value)
}
