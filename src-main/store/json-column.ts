/** JSON in text columns, and lists of texts within. */

export const toJson = (value: unknown): string => JSON.stringify(value === undefined ? null : value)

export function fromJson(text: string): unknown {
  return JSON.parse(text)
}

/** Column names, tags. */
export function textsFromJson(text: string): string[] {
  const value = fromJson(text)
  if (!Array.isArray(value) || !value.every((item) => typeof item === 'string')) throw new TypeError(`${text} is not a list of texts`)
  return value
}
