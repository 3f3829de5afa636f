/** The ECharts series of one panel, as plain JSON. */
import type { PlottedCurve, PlottedPanel, PlottedReference } from '../experiments/figure-data.ts'
import { decimateMinMax } from './decimate.ts'
import type { FigureStyle } from './figure-style.ts'
import { curveColour, curveSymbol, themeColours } from './palette.ts'

type Json = Record<string, unknown>
type Pair = [number, number] | [null, null]

/** A trace keeps at most this many points per line: more than a screen has columns for one panel. */
export const maxTracePoints = 1000

/**
 * All series of the panel at `index` of the figure: zero line, bands, curves, references. Which there are and what
 * their ids are depends on the curves, not on their points, so that a live figure updates in place.
 */
export function panelSeries(panel: PlottedPanel, index: number, style: FigureStyle): Json[] {
  const placed = (part: string) => (series: Json, position: number): Json => ({
    id: `${index}:${part}:${position}`, ...series, xAxisIndex: index, yAxisIndex: index,
  })
  const trace = panel.definition.draw === 'trace'
  return [
    ...[zeroLine(style)].map(placed('zero')),
    ...panel.curves.flatMap((curve) => band(curve, style)).map(placed('band')),
    ...panel.references.flatMap((reference) => errorBars(reference, style)).map(placed('error')),
    ...panel.curves.map((curve, position) => (trace ? traceLine(curve, position, style) : pointsLine(curve, style))).map(placed('curve')),
    ...panel.references.map((reference) => referenceLine(reference, style)).map(placed('reference')),
  ]
}

/** True where a line has at least one point to draw. */
export const hasPoints = (line: { readonly x: readonly number[]; readonly y: readonly number[] }): boolean =>
  line.y.some((y, i) => Number.isFinite(y) && Number.isFinite(line.x[i]))

/** Drawn but not part of what tooltips and the legend list. */
const decoration = { type: 'line', silent: true, animation: false, symbol: 'none', tooltip: { show: false }, emphasis: { disabled: true } }

function zeroLine(style: FigureStyle): Json {
  const lineStyle = { color: themeColours(style.theme).zeroLine, width: style.axisWidth, type: 'solid' }
  const markLine = { silent: true, animation: false, symbol: 'none', label: { show: false }, lineStyle, data: [{ yAxis: 0 }], z: 1 }
  return { ...decoration, data: [], markLine, z: 1 }
}

/**
 * Mean ± SD as a closed outline per stretch without gaps: forth along the upper edge and back along the lower one. What
 * lies between an outline and its base line cancels, so the filled area is the band; stacking two lines, the usual way,
 * needs a category axis.
 */
function band(curve: PlottedCurve, style: FigureStyle): Json[] {
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
    areaStyle: { color: curveColour(curve.colourIndex, style.theme), opacity: style.theme === 'dark' ? 0.28 : 0.18 },
    z: 2,
  }]
}

function thinned(curve: PlottedCurve, sd: readonly number[]): { x: readonly number[]; y: readonly number[]; sd: readonly number[] } {
  if (curve.x.length <= maxTracePoints) return { x: curve.x, y: curve.y, sd }
  const step = Math.ceil(curve.x.length / maxTracePoints)
  const every = (values: readonly number[]): number[] => values.filter((_, i) => i % step === 0)
  return { x: every(curve.x), y: every(curve.y), sd: every(sd) }
}

/** One vertical stroke per point; the nulls lift the pen. */
function errorBars(reference: PlottedReference, style: FigureStyle): Json[] {
  const sd = reference.sd
  if (sd === undefined) return []
  const strokes = reference.x.flatMap((x, i): Pair[] => {
    const [y, spread] = [reference.y[i] ?? NaN, sd[i] ?? NaN]
    return isPoint(x, y) && Number.isFinite(spread) ? [rounded(x, y - spread), rounded(x, y + spread), [null, null]] : []
  })
  const lineStyle = { color: curveColour(reference.colourIndex, style.theme), width: style.axisWidth, type: 'solid' }
  return [{ ...decoration, data: strokes, connectNulls: false, lineStyle, z: 3 }]
}

function pointsLine(curve: PlottedCurve, style: FigureStyle): Json {
  const colour = curveColour(curve.colourIndex, style.theme)
  return {
    type: 'line',
    name: curve.label,
    animation: false,
    data: pairs(curve),
    symbol: curveSymbol(curve.colourIndex),
    symbolSize: style.symbolSize,
    showAllSymbol: true,
    itemStyle: { color: colour },
    lineStyle: { color: colour, width: style.lineWidth, type: 'solid' },
    emphasis: { focus: 'none', scale: false },
    z: 5,
  }
}

function traceLine(curve: PlottedCurve, position: number, style: FigureStyle): Json {
  const colour = curveColour(curve.colourIndex, style.theme)
  return {
    type: 'line',
    name: curve.label,
    animation: false,
    data: pairs(decimateMinMax(curve, maxTracePoints)),
    symbol: 'none',
    itemStyle: { color: colour },
    lineStyle: { color: colour, width: style.lineWidth * 0.75, type: traceDash(position), join: 'round' },
    emphasis: { disabled: true },
    z: 5,
  }
}

/** On top and with wider, empty symbols: where both agree, a ring surrounds each of our points. */
function referenceLine(reference: PlottedReference, style: FigureStyle): Json {
  const colour = curveColour(reference.colourIndex, style.theme)
  return {
    type: 'line',
    name: reference.label,
    animation: false,
    data: pairs(decimateMinMax(reference, maxTracePoints)),
    symbol: reference.closedForm === true ? 'none' : curveSymbol(reference.colourIndex),
    symbolSize: style.symbolSize * 1.6,
    showAllSymbol: true,
    itemStyle: { color: 'transparent', borderColor: colour, borderWidth: style.lineWidth * 0.7 },
    lineStyle: { color: colour, width: style.lineWidth * 0.7, type: reference.closedForm === true ? 'dotted' : 'dashed' },
    emphasis: { focus: 'none', scale: false },
    z: 6,
  }
}

/** Traces have no symbols, so those of one panel differ in their strokes as well as in colour. */
function traceDash(position: number): string | number[] {
  const dashes: readonly (string | number[])[] = ['solid', [6, 2], [2, 2], [8, 2, 2, 2], [10, 3], [4, 2, 1, 2]]
  return dashes[position % dashes.length] ?? 'solid'
}

function pairs(line: { readonly x: readonly number[]; readonly y: readonly number[] }): Pair[] {
  return line.x.map((x, i) => rounded(x, line.y[i]))
}

/** Enough digits for a drawing and a tooltip, without the noise of binary fractions. JSON has no NaN: a gap is null. */
function rounded(x: number | undefined, y: number | undefined): Pair {
  return x !== undefined && y !== undefined && isPoint(x, y) ? [Number(x.toPrecision(10)), Number(y.toPrecision(7))] : [null, null]
}

const isPoint = (x: number | undefined, y: number | undefined): boolean => Number.isFinite(x) && Number.isFinite(y)
