/** Reading specs by the dotted paths of their parameters. */
import type { Parameter } from './parameter.ts'

/** The value at a dotted path; undefined where there is none. Own properties only. */
export function valueAt(spec: unknown, path: string): unknown {
  return path.split('.').reduce<unknown>((place, key) => (typeof place === 'object' && place !== null && Object.hasOwn(place, key) ? Reflect.get(place, key) : undefined), spec)
}

/** Whether a parameter's condition holds in this spec. */
export const applies = ({ when }: Pick<Parameter, 'when'>, spec: unknown): boolean => when === undefined || when.equals.some((value) => value === valueAt(spec, when.path))

/** Equality of JSON values, which know no difference between 0 and -0. */
export function sameValue(a: unknown, b: unknown): boolean {
  if (Array.isArray(a) && Array.isArray(b)) return a.length === b.length && a.every((item, i) => sameValue(item, b[i]))
  return a === b || Object.is(a, b)
}
