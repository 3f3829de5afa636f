/** When each row of a series was recorded, from the times between which groups of rows came; and the unit in which such times are read best. Pure. */

/** So many rows came between two times of running, in ms. */
export interface TimedRows {
  readonly rows: number
  readonly fromMs: number
  readonly toMs: number
}

/** In ms for each row: evenly over the time in which its group came, the last row at its end. */
export function rowTimes(groups: readonly TimedRows[]): number[] {
  return groups.flatMap(({ rows, fromMs, toMs }) => Array.from({ length: rows }, (_, row) => fromMs + (toMs - fromMs) * ((row + 1) / rows)))
}

/** Each row at the time of the last row with the same value beside it: rows of one epoch are one point, at the epoch's end. */
export function timesOfLast(values: readonly number[], times: readonly number[]): number[] {
  const last = new Map<number, number>()
  for (const [row, value] of values.entries()) last.set(value, times[row] ?? NaN)
  return values.map((value) => last.get(value) ?? NaN)
}

export interface TimeUnit {
  readonly unit: 's' | 'min' | 'h'
  readonly ms: number
}

const timeUnits: readonly (TimeUnit & { readonly untilMs: number })[] = [
  { unit: 's', ms: 1000, untilMs: 2 * 60_000 }, { unit: 'min', ms: 60_000, untilMs: 2 * 3_600_000 }, { unit: 'h', ms: 3_600_000, untilMs: Infinity },
]

/** Of all that is drawn on one axis, by its longest: seconds below two minutes, minutes below two hours, then hours. */
export const timeUnit = (longestMs: number): TimeUnit => timeUnits.find(({ untilMs }) => longestMs < untilMs) ?? { unit: 'h', ms: 3_600_000 }
