/** What "run n seeds" will cost, from the forecast of one. */
import type { Forecast } from '../../../src-main/api/contract.ts'
import { formatDuration, formatNumber } from '../../components/figure/format.ts'

export interface RunPlan {
  readonly seeds: number
  /** Runs computed at the same time. */
  readonly workers: number
}

export interface CostRow {
  readonly label: string
  readonly text: string
}

/** Time, memory and disk for all seeds; the rest of the machine's work is not known. */
export function costRows(forecast: Forecast, { seeds, workers }: RunPlan): CostRow[] {
  const atOnce = Math.min(seeds, workers)
  const rounds = Math.ceil(seeds / workers)
  const detail = seeds === 1 ? '' : ` (${formatDuration(forecast.seconds * 1000)} each, ${atOnce} at a time)`
  return [
    { label: 'Time', text: `about ${formatDuration(forecast.seconds * rounds * 1000)}${detail}` },
    { label: 'Memory', text: megabytes(forecast.memoryMb * atOnce + forecast.threadsMb) },
    { label: 'Disk', text: diskText(forecast, seeds) },
  ]
}

/** Each run keeps its newest checkpoint; while it computes, the one before it too. */
function diskText({ diskMb, checkpointMb }: Forecast, seeds: number): string {
  const total = megabytes((diskMb + checkpointMb) * seeds)
  return checkpointMb === 0 ? total : `${total} (${megabytes(checkpointMb * seeds)} of it for checkpoints)`
}

/** "850 kB", "12 MB", "1.3 GB" from megabytes. */
export function megabytes(amount: number): string {
  if (amount < 1) return `${formatNumber(Math.max(1, Math.round(amount * 1000)))} kB`
  return amount < 1000 ? `${formatNumber(amount, 2)} MB` : `${formatNumber(amount / 1000, 2)} GB`
}

/** Why the experiment can't be run as it stands; undefined where it can. */
export function runObstacle(state: { readonly errors: number; readonly valid: boolean; readonly seedCount: number | undefined; readonly firstSeed: number | undefined }): string | undefined {
  if (state.errors > 0) return state.errors === 1 ? 'One field has to be mended first.' : `${state.errors} fields have to be mended first.`
  if (!state.valid) return 'The experiment is being checked.'
  if (state.seedCount === undefined) return 'Seeds: expected a whole number from 1 to 1000.'
  return state.firstSeed === undefined ? 'First seed: expected a whole number from 0 to 4294967295.' : undefined
}

/** A whole number from `min` to `max`; undefined for anything else. */
export function wholeNumber(text: string, min: number, max: number): number | undefined {
  const value = Number(text)
  return /^\d+$/.test(text.trim()) && value >= min && value <= max ? value : undefined
}
