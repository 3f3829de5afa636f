/** Pieces of HTML: every text is escaped here, and nothing else makes tags of texts. */
import { escapeXml } from '../provenance.ts'

/** HTML that is known to be ours. */
export interface Html {
  readonly html: string
}

export const raw = (html: string): Html => ({ html })
export const joined = (parts: readonly (Html | string)[]): Html => raw(parts.map((part) => (typeof part === 'string' ? escapeXml(part) : part.html)).join(''))

/** `attributes` values are escaped. */
export function element(name: string, content: Html | string | readonly (Html | string)[], attributes: Readonly<Record<string, string>> = {}): Html {
  const written = Object.entries(attributes).map(([key, value]) => ` ${key}="${escapeXml(value)}"`).join('')
  const parts = Array.isArray(content) ? content as readonly (Html | string)[] : [content as Html | string]
  return raw(`<${name}${written}>${joined(parts).html}</${name}>`)
}

export interface Column {
  readonly title: string
  readonly number?: true
}

/** The first cell of a row is its heading. */
export function table(columns: readonly Column[], rows: readonly (readonly (Html | string)[])[]): Html {
  const attributes = (index: number): Record<string, string> => (columns[index]?.number === true ? { class: 'number' } : {})
  const head = element('tr', columns.map(({ title }, index) => element('th', title, { scope: 'col', ...attributes(index) })))
  const body = rows.map((cells) => element('tr', cells.map((cell, index) => (index === 0 ? element('th', cell, { scope: 'row' }) : element('td', cell, attributes(index))))))
  return element('table', [element('thead', head), element('tbody', body)])
}

export const facts = (rows: readonly (readonly [name: string, value: Html | string])[]): Html =>
  element('dl', rows.flatMap(([name, value]) => [element('dt', name), element('dd', value)]))

/** Up to six digits that count, a real minus sign. */
export const numberText = (value: number | null): string => (value === null || !Number.isFinite(value) ? '–' : String(Number(value.toPrecision(6))).replaceAll('-', '−'))

/** A value of a spec on one line. */
export function valueText(value: unknown): string {
  if (value === null || value === undefined) return '–'
  if (typeof value === 'number') return numberText(value)
  if (typeof value === 'boolean') return value ? 'yes' : 'no'
  if (typeof value === 'string') return value
  if (!Array.isArray(value)) return JSON.stringify(value)
  const texts = value.map(valueText)
  return texts.length <= 8 ? texts.join(', ') : `${texts.slice(0, 3).join(', ')}, … ${texts.at(-1) ?? ''} (${texts.length} values)`
}
