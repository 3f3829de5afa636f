/** Values as people write and read them: numbers with units, durations, sizes, days. */
import { formatDuration, formatNumber, formatQuantity, formatTime } from '../../components/figure/format.ts'
import { formatBytes, formatFigure } from './byte-words.ts'
import { verdictWord } from '../../components/figure/verdict-words.ts'
import type { HistoryColumn } from './history-columns.ts'
import type { VerdictFacet } from './history-terms.ts'

/** A value in a cell or a heading. `figures`: preset id to "Fig. 2b". */
export function valueText(value: number | string | null, column: HistoryColumn, figures: ReadonlyMap<string, string>): string {
  if (column.kind === 'figure') return formatFigure(value === null ? null : String(value), figures)
  if (value === null) return '–'
  switch (column.kind) {
    case 'duration': return formatDuration(Number(value))
    case 'bytes': return formatBytes(Number(value))
    case 'date': return formatTime(String(value))
    case 'verdict': return verdictWord(value as VerdictFacet).word
    case 'flag': return value === 1 ? 'yes' : 'no'
    case 'number': return typeof value === 'number' ? formatQuantity(value, column.unit) : value
    case 'text': case 'tags': case 'status': return typeof value === 'number' ? formatNumber(value) : value
  }
}

const seconds: Readonly<Record<string, number>> = { ms: 0.001, s: 1, min: 60, h: 3600, d: 86_400 }
const sizes: Readonly<Record<string, number>> = { b: 1, kb: 1e3, mb: 1e6, gb: 1e9 }

/** "90", "90s", "1.5h" in ms; seconds without a unit. Undefined for what is none. */
export const readDuration = (text: string): number | undefined => withUnit(text, seconds, 's', 1000)

/** "10", "10MB", "2.5 GB" in bytes; megabytes without a unit. */
export const readBytes = (text: string): number | undefined => withUnit(text, sizes, 'mb', 1)

/** A number, with or without the column's own unit behind it. */
export function readNumber(text: string, unit: string): number | undefined {
  const bare = unit !== '' && text.endsWith(unit) ? text.slice(0, -unit.length) : text
  return finite(bare)
}

function withUnit(text: string, units: Readonly<Record<string, number>>, usual: string, factor: number): number | undefined {
  const [, number = '', unit = ''] = /^(.*?)\s*([a-z]*)$/i.exec(text.trim()) ?? []
  const scale = units[unit === '' ? usual : unit.toLowerCase()]
  const value = finite(number)
  return scale === undefined || value === undefined ? undefined : value * scale * factor
}

function finite(text: string): number | undefined {
  const clean = text.trim().replace('−', '-')
  const value = Number(clean)
  return clean === '' || !Number.isFinite(value) ? undefined : value
}

/** From the first to after the last millisecond of a year, month, day or minute, in the time of this machine. Undefined for what is none. */
export function readPeriod(text: string, now = new Date()): { readonly from: number; readonly to: number } | undefined {
  const day = (offset: number): Date => new Date(now.getFullYear(), now.getMonth(), now.getDate() + offset)
  if (text === 'today') return { from: day(0).getTime(), to: day(1).getTime() }
  if (text === 'yesterday') return { from: day(-1).getTime(), to: day(0).getTime() }
  const match = /^(\d{4})(?:-(\d{1,2})(?:-(\d{1,2})(?:[T ](\d{1,2}):(\d{2}))?)?)?$/.exec(text)
  if (match === null) return undefined
  const [year = 0, month, date, hour, minute] = match.slice(1).map((part) => (part === undefined ? undefined : Number(part)))
  const start = new Date(year, (month ?? 1) - 1, date ?? 1, hour ?? 0, minute ?? 0)
  // Month 13 or the 31st of February would quietly be another day.
  if ((month !== undefined && start.getMonth() !== month - 1) || (date !== undefined && start.getDate() !== date)) return undefined
  const end = month === undefined ? new Date(year + 1, 0, 1) : date === undefined ? new Date(year, month, 1) : hour === undefined ? new Date(year, month - 1, date + 1) : new Date(start.getTime() + 60_000)
  return { from: start.getTime(), to: end.getTime() }
}
