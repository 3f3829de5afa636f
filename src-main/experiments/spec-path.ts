/** Reading and changing specs by the dotted paths of their parameters; "phases.0" is the first item of a list. */
import type { Parameter } from './parameter.ts'

/** The value at a dotted path; undefined where there is none. Own properties only, and of lists their items only. */
export function valueAt(spec: unknown, path: string): unknown {
  return path.split('.').reduce<unknown>((place, key) => {
    if (typeof place !== 'object' || place === null || !Object.hasOwn(place, key)) return undefined
    return Array.isArray(place) && !isIndex(key) ? undefined : Reflect.get(place, key)
  }, spec)
}

/** A copy with `value` at the path. Missing places become objects; a list stays a list. */
export function withValueAt(spec: unknown, path: string, value: unknown): unknown {
  const [key = '', ...rest] = path.split('.')
  const changed = (before: unknown): unknown => (rest.length === 0 ? value : withValueAt(before, rest.join('.'), value))
  if (Array.isArray(spec) && isIndex(key) && Number(key) <= spec.length) {
    const items: readonly unknown[] = spec
    return [...items.slice(0, Number(key)), changed(items[Number(key)]), ...items.slice(Number(key) + 1)]
  }
  const before: object = typeof spec === 'object' && spec !== null ? spec : {}
  return { ...before, [key]: changed(Object.hasOwn(before, key) ? Reflect.get(before, key) : undefined) }
}

const isIndex = (key: string): boolean => /^(0|[1-9]\d*)$/.test(key)

/** Whether a parameter's condition holds in this spec. */
export const applies = ({ when }: Pick<Parameter, 'when'>, spec: unknown): boolean => when === undefined || when.equals.some((value) => value === valueAt(spec, when.path))

/** The value of a parameter in a spec; where it may be left out and is, its default. Undefined where a spec has to have it and has not. */
export const settingAt = ({ path, optional, default: usual }: Pick<Parameter, 'path' | 'optional' | 'default'>, spec: unknown): unknown =>
  valueAt(spec, path) ?? (optional === true ? usual : undefined)

/** Whether a draft lacks what it must have: with a default in its place it is whole again. */
export const lacks = (parameter: Parameter, spec: unknown): boolean => parameter.optional !== true && applies(parameter, spec) && valueAt(spec, parameter.path) === undefined

/** Equality of JSON values, which know no difference between 0 and -0. */
export function sameValue(a: unknown, b: unknown): boolean {
  if (Array.isArray(a) && Array.isArray(b)) return a.length === b.length && a.every((item, i) => sameValue(item, b[i]))
  return a === b || Object.is(a, b)
}
