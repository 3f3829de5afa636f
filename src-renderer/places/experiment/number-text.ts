/** Numbers and lists of numbers as people type them. Text that is none stays text: nothing typed is lost. */

/** A finite number; undefined for anything else. A real minus sign is as good as a hyphen, and zero has none: JSON would lose it on the way. */
export function parseNumber(text: string): number | undefined {
  const plain = text.trim().replace(/^−/, '-').replace(/e−/i, 'e-')
  if (!/^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i.test(plain)) return undefined
  const value = Number(plain)
  return Number.isFinite(value) ? value + 0 : undefined
}

export type ParsedList = { readonly values: readonly number[] } | { readonly problem: string }

/** "1, 5, 10", also with semicolons or blanks alone; a comma at the end is no item. Names the first item that is no number. */
export function parseNumberList(text: string): ParsedList {
  const trimmed = text.trim().replace(/[,;]$/, '')
  if (trimmed === '') return { problem: 'The list is empty: type numbers like "1, 5, 10".' }
  const items = /[,;]/.test(trimmed) ? trimmed.split(/[,;]/) : trimmed.split(/\s+/)
  const values: number[] = []
  for (const [index, item] of items.entries()) {
    const value = parseNumber(item)
    if (value === undefined) {
      const what = item.trim() === '' ? 'is empty' : `"${item.trim()}" is not a number`
      return { problem: `Item ${index + 1} of ${items.length} ${what}: separate numbers by commas, with a point for decimals.` }
    }
    values.push(value)
  }
  return { values }
}

/** What stands in the field for a value of a spec; text that was no number stands there as it was typed. */
export function fieldText(value: unknown): string {
  if (value === undefined || value === null) return ''
  if (Array.isArray(value)) return value.map(fieldText).join(', ')
  return typeof value === 'string' ? value : typeof value === 'number' ? String(value) : JSON.stringify(value)
}
