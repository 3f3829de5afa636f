/** Moments and quantiles of many numbers. */

export interface Distribution {
  readonly mean: number
  /** Of the numbers themselves, not of a sample's estimate. */
  readonly sd: number
  /** 5, 25, 50, 75 and 95 per cent. */
  readonly quantiles: readonly number[]
}

export const quantileLevels = [0.05, 0.25, 0.5, 0.75, 0.95] as const

/** All NaN for no numbers. */
export function distributionOf(values: Float64Array): Distribution {
  const mean = meanOf(values)
  const sorted = values.slice().sort()
  return { mean, sd: Math.sqrt(meanOf(values.map((value) => (value - mean) ** 2))), quantiles: quantileLevels.map((level) => quantileOf(sorted, level)) }
}

/** Of ascending numbers; NaN of none. */
export const quantileOf = (sorted: Float64Array, level: number): number => sorted[Math.min(sorted.length - 1, Math.floor(level * sorted.length))] ?? NaN

const meanOf = (values: Float64Array): number => values.reduce((sum, value) => sum + value, 0) / values.length
