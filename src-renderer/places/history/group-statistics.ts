/** What a group's runs have in a column of numbers. */
import type { HistoryColumn } from './history-columns.ts'
import { formatDuration, formatNumber } from '../../components/figure/format.ts'
import { formatBytes } from './byte-words.ts'

export interface GroupStatistics {
  readonly mean: number
  /** Population SD, as the bands of the figures have it; 0 for one. */
  readonly sd: number
  readonly count: number
}

/** Of the finite numbers; null where there is none. */
export function statisticsOf(values: readonly (number | string | null)[]): GroupStatistics | null {
  const numbers = values.filter((value): value is number => typeof value === 'number' && Number.isFinite(value))
  const [first] = numbers
  if (first === undefined) return null
  const mean = numbers.every((value) => value === first) ? first : numbers.reduce((sum, value) => sum + value, 0) / numbers.length
  return { mean, sd: Math.sqrt(numbers.reduce((sum, value) => sum + (value - mean) ** 2, 0) / numbers.length), count: numbers.length }
}

/** "4.13 ± 0.21"; without a deviation where there is none. */
export function statisticsText(statistics: GroupStatistics | null, { kind, unit }: HistoryColumn): string {
  if (statistics === null) return '–'
  const show = kind === 'duration' ? formatDuration : kind === 'bytes' ? formatBytes : (value: number): string => formatNumber(value, 3)
  const spread = statistics.sd === 0 ? '' : ` ± ${show(statistics.sd)}`
  return `${show(statistics.mean)}${spread}${kind === 'number' && unit !== '' ? ` ${unit}` : ''}`
}
