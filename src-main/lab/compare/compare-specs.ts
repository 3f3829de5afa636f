/** Which parameters are not equal in all of several specs. */
import { kindOf } from '../../experiments/kinds.ts'
import { settingAt } from '../../experiments/spec-path.ts'
import type { Parameter } from '../../experiments/parameter.ts'
import { canonicalJson } from '../runs/spec-hash.ts'
import type { ComparisonRow } from '../types.ts'

/**
 * In the order of the parameters of the specs' kinds; a parameter that a spec does not have is null there. Of parameters with one label, as every
 * population has, the label says whose they are.
 */
export function compareSpecs(specs: readonly unknown[]): ComparisonRow[] {
  // Which parameters there are depends on names, choices and lengths of lists, not on numbers: of a thousand specs of a sweep it is found out once.
  const shapes = new Map(specs.map((spec) => [shapeOf(spec), spec]))
  const parameters = new Map<string, Parameter>([...shapes.values()].flatMap((spec) => kindOf(spec).parameters(spec)).map((parameter) => [parameter.path, parameter]))
  const rows = [...parameters.values()].flatMap((parameter) => {
    const { path, label, symbol, unit, group } = parameter
    const values = specs.map((spec) => settingAt(parameter, spec) ?? null)
    return new Set(values.map(canonicalJson)).size > 1 ? [{ path, label, symbol, unit, values, group }] : []
  })
  const bearers = Map.groupBy(rows, ({ label }) => label)
  return rows.map(({ group, ...row }) => ({ ...row, label: (bearers.get(row.label)?.length ?? 0) > 1 ? `${group}: ${row.label}` : row.label }))
}

const shapeOf = (spec: unknown): string => JSON.stringify(spec, (_, value: unknown) => (typeof value === 'number' ? 0 : value))
