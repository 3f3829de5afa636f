/** What differs between two specs, parameter by parameter. */
import type { Parameter } from './parameter.ts'
import { applies, sameValue, valueAt } from './spec-path.ts'

export interface ParameterDifference {
  readonly path: string
  readonly label: string
  readonly symbol: string
  readonly unit: string
  /** Null where the parameter does not apply. */
  readonly baseline: unknown
  readonly value: unknown
}

/** In the order of `parameters`. Only those that apply to `value`: what a choice took out of the spec is said by that choice. */
export function diffSpecs(parameters: readonly Parameter[], baseline: unknown, value: unknown): ParameterDifference[] {
  return parameters.filter((parameter) => applies(parameter, value)).flatMap((parameter): ParameterDifference[] => {
    const { path, label, symbol, unit } = parameter
    const before = applies(parameter, baseline) ? valueAt(baseline, path) ?? null : null
    const now = valueAt(value, path) ?? null
    return sameValue(before, now) ? [] : [{ path, label, symbol, unit, baseline: before, value: now }]
  })
}
