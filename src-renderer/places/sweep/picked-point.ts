/** Which point of a sweep was clicked in its figure. */
import type { SweepDetail, SweepFigureRequest, SweepPointView } from '../../../src-main/api/contract.ts'

/** `series` is the name of the curve, `value` what was clicked: x and y of a curve, positions of a cell. */
export function pickedPoint(sweep: SweepDetail, { draw, x, slice }: Pick<SweepFigureRequest, 'draw' | 'x' | 'slice'>, series: string, value: readonly number[]): SweepPointView | undefined {
  const [second, third] = sweep.axes.map((_, index) => index).filter((index) => index !== x)
  const shown = sweep.points.filter(({ at }) => third === undefined || at[third] === slice)
  const [across = NaN, up = NaN] = value
  if (draw === 'heat') return shown.find(({ at }) => at[x] === across && second !== undefined && at[second] === up)
  const horizontal = sweep.axes[x]
  const colour = second === undefined ? undefined : sweep.axes[second]
  return shown.find(({ at }) => {
    const own = horizontal?.values[at[x] ?? 0]
    const stands = typeof own === 'number' ? own : at[x] ?? NaN
    // The figure's numbers are rounded to ten digits.
    const isHere = Math.abs(stands - across) <= 1e-9 * Math.abs(stands)
    return isHere && (colour === undefined || second === undefined || series.trimEnd().endsWith(`= ${colour.texts[at[second] ?? 0] ?? ''}`))
  })
}
