/** Values of a database row with their types checked: a wrong one is a bug, and says where. */

export type Row = Readonly<Record<string, unknown>>

export function text(row: Row, column: string): string {
  const value = row[column]
  if (typeof value !== 'string') throw wrong(column, value, 'a text')
  return value
}

export function number(row: Row, column: string): number {
  const value = row[column]
  if (typeof value !== 'number') throw wrong(column, value, 'a number')
  return value
}

export const textOrNull = (row: Row, column: string): string | null => (row[column] === null ? null : text(row, column))
export const numberOrNull = (row: Row, column: string): number | null => (row[column] === null ? null : number(row, column))
export const truth = (row: Row, column: string): boolean => number(row, column) === 1

export function json(row: Row, column: string): unknown {
  const value: unknown = JSON.parse(text(row, column))
  return value
}

export function texts(row: Row, column: string): string[] {
  const value = json(row, column)
  if (!Array.isArray(value)) throw wrong(column, value, 'a list of texts')
  return value.map(String)
}

export function oneOf<T extends string>(row: Row, column: string, values: readonly T[]): T {
  const value = text(row, column)
  const found = values.find((known) => known === value)
  if (found === undefined) throw wrong(column, value, `one of ${values.join(', ')}`)
  return found
}

export function bytes(row: Row, column: string): Uint8Array {
  const value = row[column]
  if (!(value instanceof Uint8Array)) throw wrong(column, value, 'bytes')
  return value
}

const wrong = (column: string, value: unknown, expected: string): TypeError => new TypeError(`column ${column} is ${value === undefined ? 'missing' : JSON.stringify(value)}; expected ${expected}`)
