/** Which part of a spec a parameter is of, where its name alone does not say. */
import type { Parameter } from '../../../src-main/api/contract.ts'

/** By path, the section ("Population pyr2") of each parameter whose label stands in several sections too. */
export function partsOf(parameters: readonly Parameter[]): ReadonlyMap<string, string> {
  const sections = Map.groupBy(parameters, ({ label }) => label)
  return new Map(parameters.flatMap(({ path, label, group }) => (new Set(sections.get(label)?.map((other) => other.group)).size > 1 ? [[path, group]] : [])))
}
