/** Rows of equal x pooled to mean and spread. */

export interface PooledPoints {
  /** Ascending. */
  readonly x: number[]
  readonly y: number[]
  /** Population SD (as the paper's bands) and how many rows there were; absent where nothing varies or nothing was repeated. */
  readonly sd?: number[]
  readonly count?: number[]
}

export function pooledPoints(parts: readonly { readonly x: readonly number[]; readonly y: readonly number[] }[]): PooledPoints {
  const values = new Map<number, number[]>()
  for (const { x, y } of parts) {
    x.forEach((at, row) => {
      const known = values.get(at) ?? []
      values.set(at, known)
      known.push(y[row] ?? NaN)
    })
  }
  const points = [...values].sort(([a], [b]) => a - b).map(([x, all]) => ({ x, count: all.length, ...meanAndSd(all) }))
  const curve = { x: points.map((point) => point.x), y: points.map((point) => point.mean) }
  if (!points.some(varies)) return curve
  return { ...curve, sd: points.map((point) => point.sd), count: points.map((point) => point.count) }
}

/** Repeats that are all equal, as those of a spec that draws no random numbers, are one value: they have no spread to be told. */
export const varies = ({ count, sd }: { readonly count: number; readonly sd: number }): boolean => count > 1 && sd > 0

/** Of at least one value. Equal values have an SD of exactly 0, whatever their mean rounds to. */
export function meanAndSd(values: readonly number[]): { readonly mean: number; readonly sd: number } {
  const [first = NaN] = values
  if (values.every((value) => value === first)) return { mean: first, sd: 0 }
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length
  return { mean, sd: Math.sqrt(values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / values.length) }
}
