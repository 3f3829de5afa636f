/** Rows of the table of neurons: in which order, and which of them are on a page; and what they are together. */
import type { NeuronActivity } from '../../../../../src-main/api/contract.ts'
import { formatNumber } from '../../../../components/figure/format.ts'

/** Thousands of rows at once would be slow to draw. */
export const pageRows = 100

/** What has no number comes last in either direction; equals stay in the order of neurons. */
export function sortedBy(neurons: readonly NeuronActivity[], key: keyof NeuronActivity, down: boolean): readonly NeuronActivity[] {
  return neurons.toSorted((a, b) => {
    const [left, right] = [a[key], b[key]]
    if (left === null || right === null) return Number(left === null) - Number(right === null)
    return down ? right - left : left - right
  })
}

export interface RowPage {
  readonly rows: readonly NeuronActivity[]
  readonly page: number
  readonly pages: number
  /** "101–200 of 4,000" */
  readonly words: string
}

/** The last page where there are fewer. */
export function pageOf(sorted: readonly NeuronActivity[], wanted: number): RowPage {
  const pages = Math.max(1, Math.ceil(sorted.length / pageRows))
  const page = Math.min(wanted, pages - 1)
  const rows = sorted.slice(page * pageRows, (page + 1) * pageRows)
  return { rows, page, pages, words: `${page * pageRows + 1}–${page * pageRows + rows.length} of ${sorted.length.toLocaleString('en')}` }
}

export interface PopulationRow {
  readonly label: string
  /** "5.51 ± 1.2 Hz" */
  readonly words: string
}

/** What the neurons did in `seconds`, as mean ± SD over them: rates of spikes, events and bursts, burst probability. Without the last three where no events are counted. */
export function populationRows(neurons: readonly NeuronActivity[], seconds: number): readonly PopulationRow[] {
  if (neurons.length === 0 || !(seconds > 0)) return []
  const rate = (label: string, key: 'spikes' | 'events' | 'bursts'): PopulationRow => ({ label, words: `${meanAndSd(neurons.map((neuron) => neuron[key] / seconds))} Hz` })
  const probabilities = neurons.flatMap(({ burstProbability }) => burstProbability ?? [])
  const ofEvents = neurons.some(({ events }) => events > 0)
  return [rate('Spike rate', 'spikes'), ...(ofEvents ? [rate('Event rate', 'events'), rate('Burst rate', 'bursts'), { label: 'Burst probability', words: meanAndSd(probabilities) }] : [])]
}

/** One neuron has no spread. */
function meanAndSd(values: readonly number[]): string {
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length
  if (values.length < 2) return formatNumber(mean, 3)
  const variance = values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / (values.length - 1)
  return `${formatNumber(mean, 3)} ± ${formatNumber(Math.sqrt(variance), 2)}`
}
