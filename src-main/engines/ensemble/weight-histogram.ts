/**
 * How the weights of a matrix are spread: moments, quantiles and a histogram. The width of its bins is a power of two and their edges are
 * multiples of it, so that histograms of any two epochs, runs or layers have edges in common: the finer one can be added up into the bins of
 * the coarser one without a guess. No range has to be known beforehand, or kept for whoever goes on from a checkpoint.
 */
import { quantileLevels, quantileOf } from './distribution.ts'
import { weightBins } from './series.ts'

export interface WeightHistogram {
  /** The lower edge of the first bin is `firstBin` × `binWidth`. */
  readonly binWidth: number
  readonly firstBin: number
  /** Shares of the weights in each bin, below the first and above the last; together 1. */
  readonly shares: readonly number[]
  readonly below: number
  readonly above: number
}

export interface WeightDistribution extends WeightHistogram {
  readonly mean: number
  /** Of the weights themselves, not of a sample's estimate. */
  readonly sd: number
  readonly min: number
  readonly max: number
  /** 5, 25, 50, 75 and 95 per cent. */
  readonly quantiles: readonly number[]
}

/** Shares between which lies what the bins are made for: a few large weights would leave all others in one bin. */
const [lowLevel, highLevel] = [0.001, 0.999]
/** A number of more bits than this from zero would not count bins exactly; also how fine the bins of equal weights are. */
const mostBits = 40

/** All NaN where there is no weight, or one that is no finite number. Sorts `values`. */
export function weightDistribution(values: Float64Array): WeightDistribution {
  const sorted = values.sort()
  // NaN comes last.
  const [min, max] = [sorted[0] ?? NaN, sorted[sorted.length - 1] ?? NaN]
  if (!Number.isFinite(min) || !Number.isFinite(max)) return nothing
  return { ...momentsOf(sorted), min, max, quantiles: quantileLevels.map((level) => quantileOf(sorted, level)), ...histogramOf(sorted, weightBins) }
}

const nothing: WeightDistribution = {
  mean: NaN, sd: NaN, min: NaN, max: NaN, quantiles: quantileLevels.map(() => NaN), binWidth: NaN, firstBin: NaN, shares: Array.from({ length: weightBins }, () => NaN), below: NaN, above: NaN,
}

function momentsOf(values: Float64Array): { readonly mean: number; readonly sd: number } {
  let [sum, squares] = [0, 0]
  for (const value of values) sum += value
  const mean = sum / values.length
  for (const value of values) squares += (value - mean) ** 2
  return { mean, sd: Math.sqrt(squares / values.length) }
}

/** Of ascending finite numbers, at least one. The narrowest bins of which so many hold the middle 99.8 %, which lies in the middle of them. */
export function histogramOf(sorted: Float64Array, bins: number): WeightHistogram {
  const [low, high] = [quantileOf(sorted, lowLevel), quantileOf(sorted, highLevel)]
  const largest = Math.max(Math.abs(low), Math.abs(high))
  const finest = largest === 0 ? -mostBits : Math.floor(Math.log2(largest)) - mostBits
  const needed = (exponent: number): number => Math.floor(high / 2 ** exponent) - Math.floor(low / 2 ** exponent) + 1
  let exponent = Math.max(finest, high > low ? Math.floor(Math.log2((high - low) / bins)) : finest)
  while (needed(exponent) > bins) exponent++
  const binWidth = 2 ** exponent
  const firstBin = Math.floor(low / binWidth) - Math.floor((bins - needed(exponent)) / 2)
  // Those below come first, those above last.
  const counts = new Float64Array(bins + 2)
  for (const value of sorted) {
    const place = Math.max(0, Math.min(bins + 1, Math.floor(value / binWidth) - firstBin + 1))
    counts[place] = (counts[place] ?? 0) + 1
  }
  const [below = 0, ...shares] = counts.map((count) => count / sorted.length)
  const above = shares.pop() ?? 0
  return { binWidth, firstBin, shares, below, above }
}
