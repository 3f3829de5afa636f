/** Parts that panels of every kind are drawn with, as ECharts series in plain JSON. */
import type { PlottedCurve } from '../experiments/figure-data.ts'
import type { FigureStyle } from './figure-style.ts'
import { seenColour, themeColours } from './palette.ts'

export type Json = Record<string, unknown>
export type Pair = [number, number] | [null, null]

/** A line keeps at most this many points: more than a screen has columns for one panel. */
export const maxTracePoints = 1000

/** True where a line has at least one point to draw. */
export const hasPoints = (line: { readonly x: readonly number[]; readonly y: readonly number[] }): boolean =>
  line.y.some((y, i) => Number.isFinite(y) && Number.isFinite(line.x[i]))

/** Drawn but not part of what tooltips and the legend list. */
export const decoration = { type: 'line', silent: true, animation: false, symbol: 'none', tooltip: { show: false }, emphasis: { disabled: true } }

export function zeroLine(style: FigureStyle): Json {
  const lineStyle = { color: themeColours(style.theme).zeroLine, width: style.axisWidth, type: 'solid' }
  const markLine = { silent: true, animation: false, symbol: 'none', label: { show: false }, lineStyle, data: [{ yAxis: 0 }], z: 1 }
  return { ...decoration, data: [], markLine, z: 1 }
}

type Spread = Pick<PlottedCurve, 'x' | 'y' | 'sd' | 'colourIndex' | 'ownColour'>

/**
 * Mean ± SD as a closed outline per stretch without gaps: forth along the upper edge and back along the lower one. What
 * lies between an outline and its base line cancels, so the filled area is the band; stacking two lines, the usual way,
 * needs a category axis.
 */
export function band(curve: Spread, style: FigureStyle): Json[] {
  const sd = curve.sd
  if (sd === undefined) return []
  const { x, y, sd: spread } = thinned(curve, sd)
  const parts: number[][] = [[]]
  x.forEach((_, i) => {
    if (isPoint(x[i], y[i]) && Number.isFinite(spread[i])) parts.at(-1)?.push(i)
    else parts.push([])
  })
  const outlines = parts.filter((part) => part.length > 1).map((part): Pair[] => {
    const edge = (sign: number): Pair[] => part.map((i) => rounded(x[i], (y[i] ?? NaN) + sign * (spread[i] ?? NaN)))
    const outline = [...edge(1), ...edge(-1).reverse()]
    return [...outline, ...outline.slice(0, 1)]
  })
  return [{
    ...decoration,
    data: outlines.flatMap((outline, i): Pair[] => (i === 0 ? outline : [[null, null], ...outline])),
    connectNulls: false,
    lineStyle: { width: 0 },
    areaStyle: { color: seenColour(curve, style), opacity: style.theme === 'dark' ? 0.28 : 0.18 },
    z: 2,
  }]
}

function thinned(curve: Spread, sd: readonly number[]): { x: readonly number[]; y: readonly number[]; sd: readonly number[] } {
  if (curve.x.length <= maxTracePoints) return { x: curve.x, y: curve.y, sd }
  const step = Math.ceil(curve.x.length / maxTracePoints)
  const every = (values: readonly number[]): number[] => values.filter((_, i) => i % step === 0)
  return { x: every(curve.x), y: every(curve.y), sd: every(sd) }
}

/** One vertical stroke per point; the nulls lift the pen. */
export function errorBars(reference: Spread, style: FigureStyle): Json[] {
  const sd = reference.sd
  if (sd === undefined) return []
  const strokes = reference.x.flatMap((x, i): Pair[] => {
    const [y, spread] = [reference.y[i] ?? NaN, sd[i] ?? NaN]
    return isPoint(x, y) && Number.isFinite(spread) ? [rounded(x, y - spread), rounded(x, y + spread), [null, null]] : []
  })
  const lineStyle = { color: seenColour(reference, style), width: style.axisWidth, type: 'solid' }
  return [{ ...decoration, data: strokes, connectNulls: false, lineStyle, z: 3 }]
}

export function pairs(line: { readonly x: readonly number[]; readonly y: readonly number[] }): Pair[] {
  return line.x.map((x, i) => rounded(x, line.y[i]))
}

/** Enough digits for a drawing and a tooltip, without the noise of binary fractions. JSON has no NaN: a gap is null. */
export function rounded(x: number | undefined, y: number | undefined): Pair {
  return x !== undefined && y !== undefined && isPoint(x, y) ? [Number(x.toPrecision(10)), Number(y.toPrecision(7))] : [null, null]
}

const isPoint = (x: number | undefined, y: number | undefined): boolean => Number.isFinite(x) && Number.isFinite(y)
