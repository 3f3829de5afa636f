/** Looks into JSON of unknown shape: a draft may lack or mistype anything. */

export type JsonRecord = Readonly<Record<string, unknown>>

export const isRecord = (value: unknown): value is JsonRecord => typeof value === 'object' && value !== null && !Array.isArray(value)

/** The entries of a record that are records themselves. */
export const recordsIn = (value: unknown): (readonly [string, JsonRecord])[] => (
  isRecord(value) ? Object.entries(value).flatMap(([key, inner]): (readonly [string, JsonRecord])[] => (isRecord(inner) ? [[key, inner]] : [])) : []
)

export const listIn = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : [])

export const numberOr = (value: unknown, other: number): number => (typeof value === 'number' && Number.isFinite(value) ? value : other)

export const textOr = (value: unknown, other: string): string => (typeof value === 'string' ? value : other)
