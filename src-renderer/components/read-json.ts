/** Looks into JSON of unknown shape, and compares it: a draft may lack or mistype anything. */

export type JsonRecord = Readonly<Record<string, unknown>>

export const isRecord = (value: unknown): value is JsonRecord => typeof value === 'object' && value !== null && !Array.isArray(value)

/** The entries of a record that are records themselves. */
export const recordsIn = (value: unknown): (readonly [string, JsonRecord])[] => (
  isRecord(value) ? Object.entries(value).flatMap(([key, inner]): (readonly [string, JsonRecord])[] => (isRecord(inner) ? [[key, inner]] : [])) : []
)

export const listIn = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : [])

export const numberOr = (value: unknown, other: number): number => (typeof value === 'number' && Number.isFinite(value) ? value : other)

export const textOr = (value: unknown, other: string): string => (typeof value === 'string' ? value : other)

/** Equal as JSON values, whatever the order of keys. */
export function sameValue(a: unknown, b: unknown): boolean {
  if (Object.is(a, b)) return true
  if (Array.isArray(a) && Array.isArray(b)) return a.length === b.length && a.every((item, index) => sameValue(item, b[index]))
  if (!isRecord(a) || !isRecord(b)) return false
  const keys = Object.keys(a)
  return keys.length === Object.keys(b).length && keys.every((key) => Object.hasOwn(b, key) && sameValue(a[key], b[key]))
}
