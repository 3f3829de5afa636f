/** Finds curves of a filled panel, and points of a curve. */
import type { PlottedCurve, PlottedPanel } from './figure-data.ts'
import type { AxisDefinition } from './figure.ts'

/** The first curve of the named line; the panel's first curve where no line is named. */
export const curveOf = ({ curves }: PlottedPanel, line: string | undefined): PlottedCurve | undefined =>
  (line === undefined ? curves[0] : curves.find((curve) => curve.line === line))

/** The y axis that the curve is drawn on. */
export const axisOf = ({ definition }: PlottedPanel, curve: PlottedCurve | undefined): AxisDefinition =>
  (definition.draw === 'lines' && curve?.axis === 'right' ? definition.right ?? definition.y : definition.y)

/** Position of the point at x, or -1. Points are the same where their x differ by rounding only. */
export const indexNear = (xs: readonly number[], x: number): number =>
  xs.findIndex((candidate) => Math.abs(candidate - x) <= rounding(x))

/** y at x; undefined where the curve has no such point. */
export const pointAt = (curve: PlottedCurve, x: number): number | undefined => curve.y[indexNear(curve.x, x)]

/** Points with `from <= x < to`; an end that x misses by rounding only counts as met. */
export function windowOf({ x, y }: PlottedCurve, from: number, to: number): { readonly x: readonly number[]; readonly y: readonly number[] } {
  const inside = x.flatMap((at, i) => (at >= from - rounding(from) && at < to - rounding(to) ? [i] : []))
  return { x: inside.map((i) => x[i] ?? NaN), y: inside.map((i) => y[i] ?? NaN) }
}

/**
 * Whether all points below `to` are there: the last x has reached it, or the next one, as far from the last as that is from the one
 * before, would. Bins that end at `to` have their middle below it.
 */
export function reaches({ x }: PlottedCurve, to: number): boolean {
  const [last = NaN, before = last] = [x.at(-1), x.at(-2)]
  return last + Math.max(0, last - before) >= to - rounding(to)
}

const rounding = (x: number): number => 1e-9 * Math.max(1, Math.abs(x))

export const finiteOrNull = (value: number | undefined): number | null => (value !== undefined && Number.isFinite(value) ? value : null)
