/** Thins out a long trace so that what is drawn looks the same: the extremes of every horizontal bucket stay. */

export interface Points {
  readonly x: readonly number[]
  readonly y: readonly number[]
}

/**
 * At most `maxPoints` (≥ 8) points of the trace, in their order and at their exact values: the first, the last, and
 * of each of equally wide buckets of x (of the index, where x is not ascending) the smallest and the largest y.
 * A gap (a y that is not finite) inside a bucket stays a gap. Short traces come back as they are.
 */
export function decimateMinMax(trace: Points, maxPoints: number): Points {
  const length = Math.min(trace.x.length, trace.y.length)
  if (length <= maxPoints) return trace
  // Up to three points a bucket (minimum, maximum, gap) besides the two ends.
  const buckets = Math.max(1, Math.floor((maxPoints - 2) / 3))
  const bucketOf = bucketing(trace.x, length, buckets)
  const kept: number[] = [0]
  let start = 1
  while (start < length - 1) {
    const bucket = bucketOf(start)
    let end = start + 1
    while (end < length - 1 && bucketOf(end) === bucket) end++
    kept.push(...extremes(trace.y, start, end))
    start = end
  }
  kept.push(length - 1)
  return { x: kept.map((i) => trace.x[i] ?? NaN), y: kept.map((i) => trace.y[i] ?? NaN) }
}

function bucketing(x: readonly number[], length: number, buckets: number): (index: number) => number {
  const first = x[0] ?? NaN
  const span = (x[length - 1] ?? NaN) - first
  if (!(span > 0 && Number.isFinite(span)) || !isAscending(x, length)) return (index) => Math.floor((index / length) * buckets)
  return (index) => Math.min(buckets - 1, Math.floor((((x[index] ?? first) - first) / span) * buckets))
}

function isAscending(x: readonly number[], length: number): boolean {
  for (let i = 1; i < length; i++) if (!((x[i] ?? NaN) >= (x[i - 1] ?? NaN))) return false
  return true
}

/** Indices of the minimum, the maximum and the first gap within [start, end), ascending and each once. */
function extremes(y: readonly number[], start: number, end: number): number[] {
  let lowest = -1
  let highest = -1
  let gap = -1
  for (let i = start; i < end; i++) {
    const value = y[i] ?? NaN
    if (!Number.isFinite(value)) {
      if (gap < 0) gap = i
      continue
    }
    if (lowest < 0 || value < (y[lowest] ?? NaN)) lowest = i
    if (highest < 0 || value > (y[highest] ?? NaN)) highest = i
  }
  return [...new Set([lowest, highest, gap])].filter((i) => i >= 0).sort((a, b) => a - b)
}
