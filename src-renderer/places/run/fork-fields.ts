/** The parameters that a fork from a checkpoint may change: those that the lab permits and that this run's spec has. */
import type { Parameter, RunDetail } from '../../../src-main/api/contract.ts'
import { applies } from '../experiment/form-model.ts'
import { valueAt } from '../experiment/json-path.ts'

export interface ForkField {
  readonly parameter: Parameter
  readonly value: unknown
}

/** In the order of the lab's list: the one that nearly every fork changes comes first. */
export function forkFields({ spec, parameters, forkPaths }: Pick<RunDetail, 'spec' | 'parameters' | 'forkPaths'>): ForkField[] {
  const known = new Map(parameters.map((parameter) => [parameter.path, parameter]))
  return forkPaths.flatMap((path): ForkField[] => {
    const parameter = known.get(path)
    const value = valueAt(spec, path)
    if (parameter === undefined || value === undefined) return []
    return applies(parameter, spec) ? [{ parameter, value }] : []
  })
}
