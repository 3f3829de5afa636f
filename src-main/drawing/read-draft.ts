/** Looks into a spec that may be a draft: anything may be missing in it, or be something else. */

export type DraftRecord = Readonly<Record<string, unknown>>

/** Empty where it is no record. */
export const recordOf = (value: unknown): DraftRecord => (typeof value === 'object' && value !== null && !Array.isArray(value) ? value as DraftRecord : {})

export const textOf = (value: unknown): string => (typeof value === 'string' ? value : '')

export const listOf = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : [])
