/** What changes between two JSON values, so that a long row of nearly equal ones takes little room. */
import { isRecord, sameValue } from '../../components/read-json.ts'

/** One place and what comes there; nothing comes where `value` is missing. An empty path is all of it. */
export interface Change {
  readonly path: readonly string[]
  readonly value?: unknown
}

/** What makes `after` out of `before`. Keys keep their order: where it changes, the whole record is in the patch. */
export function patchOf(before: unknown, after: unknown, path: readonly string[] = []): Change[] {
  if (!isRecord(before) || !isRecord(after)) return sameValue(before, after) ? [] : [{ path, value: after }]
  const [old, now] = [Object.keys(before), Object.keys(after)]
  const kept = old.filter((key) => Object.hasOwn(after, key))
  if (!sameValue([...kept, ...now.filter((key) => !Object.hasOwn(before, key))], now)) return [{ path, value: after }]
  return [
    ...old.filter((key) => !Object.hasOwn(after, key)).map((key): Change => ({ path: [...path, key] })),
    ...now.flatMap((key) => (Object.hasOwn(before, key) ? patchOf(before[key], after[key], [...path, key]) : [{ path: [...path, key], value: after[key] }])),
  ]
}

export const patched = (value: unknown, changes: readonly Change[]): unknown => changes.reduce((made, { path, ...rest }) => changed(made, path, rest), value)

function changed(place: unknown, [key, ...deeper]: readonly string[], what: Omit<Change, 'path'>): unknown {
  if (key === undefined) return what.value
  const record = isRecord(place) ? place : {}
  if (deeper.length === 0 && !('value' in what)) return Object.fromEntries(Object.entries(record).filter(([other]) => other !== key))
  return { ...record, [key]: changed(record[key], deeper, what) }
}

export const isPatch = (value: unknown): value is readonly Change[] => Array.isArray(value) && value.every((change: unknown) => (
  isRecord(change) && Array.isArray(change['path']) && change['path'].every((key: unknown) => typeof key === 'string')))
