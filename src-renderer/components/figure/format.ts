/** Numbers, times and values as the workbench writes them: sensible digits, a real minus sign, never "NaN". */

const nothing = '–'
const superscripts = '⁰¹²³⁴⁵⁶⁷⁸⁹'

/** `value` to `digits` significant digits; powers of ten below 1e-3 and from 1e6 on; "–" where there is no number. */
export function formatNumber(value: number | null | undefined, digits = 4): string {
  if (value === null || value === undefined || !Number.isFinite(value)) return nothing
  if (value === 0) return '0'
  const size = Math.abs(value)
  if (size < 1e-3 || size >= 1e6) return scientific(value, digits)
  if (Number.isInteger(value)) return withMinus(String(value))
  return withMinus(String(Number(value.toPrecision(digits))))
}

/** A number with its unit, e.g. "12.5 Hz", "−5°"; without a unit the number alone. */
export function formatQuantity(value: number | null | undefined, unit: string, digits = 4): string {
  const text = formatNumber(value, digits)
  if (unit === '' || text === nothing) return text
  return unit === '°' ? `${text}°` : `${text} ${unit}`
}

const shortNumbers = (name: string): string => name.replace(/\d+\.\d{4,}/g, (digits) => formatNumber(Number(digits)))

/** Names with their numbers to four digits, "weight change at 6.211 Hz" of one that has them in full: as they are where they would no longer differ. */
export function shortNames(names: readonly string[]): readonly string[] {
  const short = names.map(shortNumbers)
  return short.map((name, index) => (short.indexOf(name) === short.lastIndexOf(name) ? name : names[index] ?? name))
}

/** A difference with its sign, e.g. "+0.012", "−3.1 × 10⁻⁹", "0". */
export function formatDifference(value: number | null | undefined): string {
  const text = formatNumber(value, 2)
  return value !== null && value !== undefined && Number.isFinite(value) && value > 0 ? `+${text}` : text
}

function scientific(value: number, digits: number): string {
  const [mantissa = '0', exponent = '0'] = value.toExponential(digits - 1).split('e')
  const power = Number(exponent)
  const raised = [...String(Math.abs(power))].map((digit) => superscripts[Number(digit)] ?? '').join('')
  return `${withMinus(String(Number(mantissa)))} × 10${power < 0 ? '⁻' : ''}${raised}`
}

const withMinus = (text: string): string => text.replace('-', '−')

/** Milliseconds in the two largest fitting units: "450 ms", "1.2 s", "42 s", "3 min 20 s", "2 h 10 min", "1 d 3 h". */
export function formatDuration(ms: number | null | undefined): string {
  if (ms === null || ms === undefined || !Number.isFinite(ms) || ms < 0) return nothing
  if (ms < 999.5) return `${Math.round(ms)} ms`
  if (ms < 9_950) return `${(ms / 1000).toFixed(1)} s`
  const seconds = Math.round(ms / 1000)
  if (seconds < 60) return `${seconds} s`
  if (seconds < 3600) return twoUnits(seconds, 60, 'min', 's')
  if (seconds < 86_400) return twoUnits(Math.round(seconds / 60), 60, 'h', 'min')
  return twoUnits(Math.round(seconds / 3600), 24, 'd', 'h')
}

function twoUnits(amount: number, perLarge: number, large: string, small: string): string {
  const rest = amount % perLarge
  const whole = `${Math.floor(amount / perLarge)} ${large}`
  return rest === 0 ? whole : `${whole} ${rest} ${small}`
}

/** 0.347 → "34 %": rounded down, so that 100 % means finished. */
export const formatPercent = (fraction: number): string => `${Math.floor(Math.min(1, Math.max(0, fraction)) * 100)} %`

/** An ISO time as local "2026-05-04 13:07", sortable and the same in every locale; with seconds on request. */
export function formatTime(iso: string | null | undefined, withSeconds = false): string {
  const date = new Date(iso ?? '')
  if (Number.isNaN(date.getTime())) return nothing
  const two = (value: number): string => String(value).padStart(2, '0')
  const day = `${date.getFullYear()}-${two(date.getMonth() + 1)}-${two(date.getDate())}`
  const minute = `${two(date.getHours())}:${two(date.getMinutes())}`
  return withSeconds ? `${day} ${minute}:${two(date.getSeconds())}` : `${day} ${minute}`
}

/** A spec value on one line: numbers with the unit, a long list by its ends and length, anything else as JSON. */
export function formatValue(value: unknown, unit = ''): string {
  if (value === undefined || value === null) return nothing
  if (typeof value === 'number') return formatQuantity(value, unit, 6)
  if (typeof value === 'string') return value
  if (typeof value === 'boolean') return value ? 'yes' : 'no'
  if (Array.isArray(value)) return formatList(value, unit)
  return JSON.stringify(value)
}

const listLimit = 6

function formatList(values: readonly unknown[], unit: string): string {
  const text = values.map((value) => formatValue(value))
  const suffix = unit === '' ? '' : ` ${unit}`
  if (text.length <= listLimit) return `${text.join(', ')}${suffix}`
  return `${text.slice(0, 2).join(', ')}, … ${text.at(-1) ?? ''}${suffix} (${text.length} values)`
}
