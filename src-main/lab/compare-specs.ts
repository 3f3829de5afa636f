/** Which parameters are not equal in all of several specs. */
import { kindOf } from '../experiments/kinds.ts'
import { valueAt } from '../experiments/spec-path.ts'
import type { Parameter } from '../experiments/parameter.ts'
import { canonicalJson } from './spec-hash.ts'
import type { ComparisonRow } from './types.ts'

/** In the order of the parameters of the specs' kinds; a parameter that a spec does not have is null there. */
export function compareSpecs(specs: readonly unknown[]): ComparisonRow[] {
  const parameters = new Map<string, Parameter>(specs.flatMap((spec) => kindOf(spec).parameters(spec)).map((parameter) => [parameter.path, parameter]))
  return [...parameters.values()].flatMap(({ path, label, symbol, unit }): ComparisonRow[] => {
    const values = specs.map((spec) => valueAt(spec, path) ?? null)
    return new Set(values.map(canonicalJson)).size > 1 ? [{ path, label, symbol, unit, values }] : []
  })
}
