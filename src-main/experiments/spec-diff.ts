/** What differs between two specs, parameter by parameter. */
import type { ExperimentKind } from './kind.ts'
import type { Parameter } from './parameter.ts'
import { applies, sameValue, settingAt } from './spec-path.ts'

export interface ParameterDifference {
  readonly path: string
  readonly label: string
  readonly symbol: string
  readonly unit: string
  /** Null where the parameter does not apply. */
  readonly baseline: unknown
  /** Null where the spec has no such parameter any more. */
  readonly value: unknown
}

/**
 * In the order of the value's parameters; those that only the baseline has come last. What a choice took out of the spec is said by
 * that choice, and not counted again.
 */
export function diffSpecs(kind: Pick<ExperimentKind, 'parameters'>, baseline: unknown, value: unknown): ParameterDifference[] {
  const parameters = kind.parameters(value)
  const kept = parameters.filter((parameter) => applies(parameter, value)).flatMap((parameter): ParameterDifference[] => {
    const before = applies(parameter, baseline) ? settingAt(parameter, baseline) ?? null : null
    const now = settingAt(parameter, value) ?? null
    return sameValue(before, now) ? [] : [difference(parameter, before, now)]
  })
  const paths = new Set(parameters.map(({ path }) => path))
  const gone = kind.parameters(baseline).filter((parameter) => !paths.has(parameter.path) && applies(parameter, baseline))
  return [...kept, ...gone.map((parameter) => difference(parameter, settingAt(parameter, baseline) ?? null, null))]
}

const difference = ({ path, label, symbol, unit }: Parameter, baseline: unknown, value: unknown): ParameterDifference => ({ path, label, symbol, unit, baseline, value })
