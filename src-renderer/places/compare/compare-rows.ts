/** Parameters of several specs side by side. */
import type { ComparisonRow } from '../../../src-main/api/contract.ts'
import { specRows } from '../run/spec-rows.ts'
import type { CompareGroup } from './compare-groups.ts'

export interface DiffRow {
  readonly path: string
  readonly label: string
  readonly symbol: string
  readonly group: string
  /** As shown, one per group; "–" where a spec has no such parameter. */
  readonly texts: readonly string[]
  readonly differs: boolean
}

/** All parameters of all groups in the order of the first spec that has them; `differing` says which are not equal. */
export function diffRows(groups: readonly CompareGroup[], differing: readonly ComparisonRow[]): DiffRow[] {
  const differingPaths = new Set(differing.map((row) => row.path))
  const tables = groups.map((group) => {
    const run = group.runs[0]
    return new Map(specRows(run?.spec, run?.parameters ?? [], []).map((row) => [row.path, row]))
  })
  const paths = new Set(tables.flatMap((table) => [...table.keys()]))
  return [...paths].flatMap((path): DiffRow[] => {
    const first = tables.map((table) => table.get(path)).find((row) => row !== undefined)
    if (first === undefined) return []
    const { label, symbol, group } = first
    return [{ path, label, symbol, group, texts: tables.map((table) => table.get(path)?.text ?? '–'), differs: differingPaths.has(path) }]
  })
}
