/** An ensemble spec without the fields that its choices put out of use: a rival of the rule has no feedback, a sigmoid network no κ. */
import type { EnsembleSpec } from '../../engines/ensemble/spec.ts'
import type { Parameter } from '../parameter.ts'
import { isRecord } from '../spec-schema.ts'
import { applies, sameValue, valueAt } from '../spec-path.ts'

/** A copy, keys in the order of the value, without what may be left out and is what it would be then. Every field that applies has been checked, or is of the compiler's making. */
export function canonicalEnsemble(value: unknown, parameters: readonly Parameter[]): EnsembleSpec {
  const unused = new Set(parameters.filter((parameter) => !applies(parameter, value) || (parameter.optional === true && sameValue(valueAt(value, parameter.path), parameter.default))).map(({ path }) => path))
  const copy = (place: unknown, prefix: string): unknown => {
    if (Array.isArray(place)) return place.map((item: unknown, index) => copy(item, `${prefix}${index}.`))
    if (!isRecord(place)) return place
    return Object.fromEntries(Object.entries(place).filter(([key]) => !unused.has(`${prefix}${key}`)).map(([key, item]) => [key, copy(item, `${prefix}${key}.`)] as const))
  }
  // The engine reads no field that does not apply.
  return copy(value, '') as EnsembleSpec
}
