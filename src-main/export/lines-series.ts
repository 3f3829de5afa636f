/** The ECharts series of a panel of lines, as plain JSON. */
import type { PlottedCurve, PlottedPanel, PlottedReference } from '../experiments/figure-data.ts'
import type { LineAxis, LinesPanel } from '../experiments/figure.ts'
import { decimateMinMax } from './decimate.ts'
import type { FigureStyle } from './figure-style.ts'
import { curveSymbol, seenColour, themeColours } from './palette.ts'
import type { PanelAxes } from './panel-axes.ts'
import { band, decoration, errorBars, maxTracePoints, pairs, rounded, zeroLine } from './series-parts.ts'
import type { Json, Pair } from './series-parts.ts'
import { shadeSeries } from './shade-series.ts'
import { spanStrip } from './span-strip.ts'
import type { SpanName } from './span-strip.ts'
import { textWidth } from './text-width.ts'

/** A raster keeps at most this many strokes per line. */
export const maxTicks = 10_000

/** Spans, shades, zero line, levels, rasters, bands, curves and references, from back to front. */
export function linesPanelSeries(panel: PlottedPanel, definition: LinesPanel, index: number, axes: PanelAxes, style: FigureStyle): Json[] {
  const { spans = [], levels = [], marks = [] } = definition
  const { names } = spanStrip(definition, style)
  const place = (yAxisIndex: number): Json => ({ xAxisIndex: index, yAxisIndex })
  const sided = (axis: LineAxis | undefined): Json => place(axis === 'right' ? axes.right ?? axes.left : axes.left)
  const named = (part: string) => (series: Json, position: number): Json => ({ id: `${index}:${part}:${position}`, ...series })
  const onAxisOf = <Line extends { readonly axis?: LineAxis }>(draw: (line: Line) => Json[]) => (line: Line): Json[] => draw(line).map((series) => ({ ...series, ...sided(line.axis) }))
  return [
    ...spans.flatMap((span, position) => spanSeries(span, definition, names[position], style)).map((series) => ({ ...series, ...place(axes.height ?? axes.left) })).map(named('span')),
    ...shadeSeries(panel, style).map((series) => ({ ...series, ...place(axes.left) })).map(named('shade')),
    // A logarithmic axis has no zero.
    ...(definition.y.scale === 'log' ? [] : [{ ...zeroLine(style), ...place(axes.left) }]).map(named('zero')),
    ...levels.map(({ y, label }) => ({ ...levelSeries({ yAxis: y }, label, style), ...place(axes.left) })).map(named('level')),
    ...marks.map((mark) => ({ ...markSeries(mark, definition, style), ...place(axes.left) })).map(named('mark')),
    ...panel.curves.filter(({ draw }) => draw !== 'ticks').flatMap(onAxisOf((curve: PlottedCurve) => spread(curve, definition, style))).map(named('band')),
    ...panel.references.flatMap(onAxisOf((reference: PlottedReference) => referenceSpread(reference, style))).map(named('error')),
    ...panel.curves.filter(({ faint }) => faint === true).flatMap(onAxisOf((curve: PlottedCurve) => [faintLine(curve, style)])).map(named('faint')),
    ...panel.curves.filter(({ faint }) => faint !== true).flatMap(onAxisOf((curve: PlottedCurve) => [drawn(curve, definition, style)])).map(named('curve')),
    ...panel.curves.flatMap(onAxisOf((curve: PlottedCurve) => lonePoints(curve, style))).map(named('lone')),
    ...panel.references.flatMap(onAxisOf((reference: PlottedReference) => [referenceLine(reference, style)])).map(named('reference')),
  ]
}

/** Between two names there is nothing that a band could go through. */
const spread = (curve: PlottedCurve, { x }: LinesPanel, style: FigureStyle): Json[] => (x.categories === undefined && curve.draw !== 'means' ? band(curve, style) : errorBars(curve, style))

type Mark = NonNullable<LinesPanel['marks']>[number]
type Span = NonNullable<LinesPanel['spans']>[number]

/** A filled line over the whole height, cut to the axis. Its label hangs from a point on its upper edge, too small to be seen. */
function spanSeries({ from, to, label }: Span, { x }: LinesPanel, name: SpanName | undefined, style: FigureStyle): Json[] {
  const [start, end] = [Math.max(from, x.min ?? from), Math.min(to, x.max ?? to)]
  if (!(start < end)) return []
  const colours = themeColours(style.theme)
  const { at, text } = style.interactive ? labelInside(label, [start, end], x, style) : labelAbove(name, [start, end])
  const words = { ...text, color: colours.mutedText, fontFamily: style.fontFamily }
  const corner = (x1: number): Json => ({ value: rounded(x1, 1), symbol: 'none', label: { show: false } })
  return [{
    ...decoration,
    data: [corner(start), { value: rounded(at, 1), symbol: 'circle', symbolSize: 0.01, label: words }, corner(end)],
    showAllSymbol: true,
    ...(style.interactive ? { labelLayout: { hideOverlap: true } } : {}),
    lineStyle: { width: 0 },
    areaStyle: { color: colours.zeroLine, opacity: 0.16, origin: 'start' },
    z: 0,
  }]
}

/** In the strip that print has for it. */
const labelAbove = (name: SpanName | undefined, [start, end]: readonly [number, number]): { at: number; text: Json } => ({
  at: (start + end) / 2,
  text: name === undefined ? { show: false } : {
    show: true, formatter: name.text, position: 'top', distance: name.fontSize * 0.25, offset: [name.shift, 0], align: 'center', lineHeight: name.fontSize * 1.1, fontSize: name.fontSize,
  },
})

/** Below the upper edge, with a halo against curves; at an end of the axis it stays inside, and breaks into lines where it would reach into the next span's. */
function labelInside(label: string, [start, end]: readonly [number, number], x: LinesPanel['x'], style: FigureStyle): { at: number; text: Json } {
  const align = end === x.max ? 'right' : start === x.min ? 'left' : 'center'
  const { at, shift } = { left: { at: start, shift: 0.3 }, center: { at: (start + end) / 2, shift: 0 }, right: { at: end, shift: -0.3 } }[align]
  return {
    at,
    text: {
      show: label !== '', formatter: label, position: 'bottom', distance: style.fontSize * 0.2, offset: [shift * style.fontSize, 0], align, lineHeight: style.fontSize * 1.1,
      fontSize: style.fontSize, textBorderColor: themeColours(style.theme).background, textBorderWidth: 2,
      ...labelWidth(label, (end - start) / ((x.max ?? end) - (x.min ?? start)), style),
    },
  }
}

/** Of a span that takes this share of the axis: a plot is about three quarters of its panel. Words stay whole. */
function labelWidth(label: string, share: number, style: FigureStyle): Json {
  const longest = Math.max(0, ...label.split(' ').map(textWidth)) * style.fontSize
  return { width: Math.max(longest * 1.05, 1.8 * share * 0.75 * (style.width / style.columns)), overflow: 'break' }
}

/** Its name stands on it. */
const levelSeries = (at: Json, label: string, style: FigureStyle): Json =>
  dottedLine(at, { show: label !== '', formatter: label, position: 'insideEndTop', distance: [style.fontSize * 0.4, style.fontSize * 0.1] }, style)

/** Its name stands above the plot, where a line is kept for it: on the bars of a histogram it could not be read. It goes towards the middle. */
function markSeries({ x: at, label }: Mark, { x }: LinesPanel, style: FigureStyle): Json {
  const along = (value: number): number => (x.scale === 'log' ? Math.log(value) : value)
  const share = (along(at) - along(x.min ?? at)) / (along(x.max ?? at) - along(x.min ?? at))
  const align = share < 0.4 ? 'left' : share > 0.6 ? 'right' : 'center'
  return dottedLine({ xAxis: at }, { show: label !== '', formatter: label, position: 'end', distance: style.fontSize * 0.3, align }, style)
}

function dottedLine(at: Json, label: Json, style: FigureStyle): Json {
  const colours = themeColours(style.theme)
  const text = { ...label, color: colours.mutedText, fontFamily: style.fontFamily, fontSize: style.fontSize }
  const lineStyle = { color: colours.mutedText, width: style.axisWidth * 1.5, type: 'dotted' }
  return { ...decoration, data: [], markLine: { silent: true, animation: false, symbol: 'none', label: text, lineStyle, data: [at], z: 2 }, z: 2 }
}

function drawn(curve: PlottedCurve, definition: LinesPanel, style: FigureStyle): Json {
  switch (curve.draw) {
    case 'ticks': return raster(curve, style)
    case 'dots': return symbolsOf(curve, style, { symbol: curveSymbol(curve.colourIndex), symbolSize: style.symbolSize, opacity: 0.75 })
    case 'means': return symbolsOf(curve, style, { symbol: 'rect', symbolSize: [style.symbolSize * 2.6, style.lineWidth * 1.2], opacity: 1 })
    case 'curve': case 'points': case 'steps': case undefined: return line(curve, definition, style)
  }
}

/** Every point by itself: the nulls lift the pen, so that there is no line between them, and none is left out. */
function symbolsOf(curve: PlottedCurve, style: FigureStyle, { symbol, symbolSize, opacity }: { readonly symbol: string; readonly symbolSize: number | readonly number[]; readonly opacity: number }): Json {
  const colour = seenColour(curve, style)
  return {
    type: 'line', name: curve.label, animation: false, data: pairs(curve).flatMap((pair): Pair[] => [pair, [null, null]]), connectNulls: false,
    symbol, symbolSize, showAllSymbol: true, itemStyle: { color: colour, opacity }, lineStyle: { color: colour, width: 0 }, emphasis: { focus: 'none', scale: false }, z: 5,
  }
}

/** A histogram from the left end of its first bin to the right end of its last: between the middles of bins it would be half a bar short at both. */
function wholeBins({ x, y }: Pick<PlottedCurve, 'x' | 'y'>, { scale }: LinesPanel['x']): Pick<PlottedCurve, 'x' | 'y'> {
  const beyond = (at = NaN, next = NaN): number => (scale === 'log' ? at * Math.sqrt(at / next) : at - (next - at) / 2)
  return { x: [beyond(x[0], x[1]), ...x, beyond(x.at(-1), x.at(-2))], y: [y[0] ?? NaN, ...y, y.at(-1) ?? NaN] }
}

function line(curve: PlottedCurve, { x: axis }: LinesPanel, style: FigureStyle): Json {
  const colour = seenColour(curve, style)
  const marked = curve.draw === 'points'
  return {
    type: 'line',
    name: curve.label,
    animation: false,
    data: pairs(decimateMinMax(curve.draw === 'steps' ? wholeBins(curve, axis) : curve, maxTracePoints)),
    ...(curve.draw === 'steps' ? { step: 'middle', areaStyle: { color: colour, opacity: 0.16 } } : {}),
    symbol: marked ? curveSymbol(curve.colourIndex) : 'none',
    symbolSize: style.symbolSize,
    showAllSymbol: true,
    itemStyle: { color: colour },
    lineStyle: { color: colour, width: style.lineWidth, type: strokeDash(curve.stroke, style), join: 'round' },
    ...(marked ? { emphasis: { focus: 'none', scale: false } } : { emphasis: { disabled: true } }),
    z: 5,
  }
}

/** Between two gaps there is nothing to draw a line to: a dot says that there is a value. */
function lonePoints(curve: PlottedCurve, style: FigureStyle): Json[] {
  if (curve.draw !== undefined && curve.draw !== 'curve') return []
  const points = pairs(curve), isGap = (index: number): boolean => (points[index]?.[0] ?? null) === null
  const lone = points.filter((_, index) => !isGap(index) && isGap(index - 1) && isGap(index + 1))
  if (lone.length === 0) return []
  const colour = seenColour(curve, style), opacity = curve.faint === true ? 0.3 : 1
  return [{
    ...decoration, data: lone.flatMap((point): Pair[] => [point, [null, null]]), connectNulls: false, symbol: 'circle', symbolSize: style.lineWidth * 2.5, showAllSymbol: true,
    itemStyle: { color: colour, opacity }, lineStyle: { color: colour, width: 0 }, z: 5,
  }]
}

/** Behind its smoothed curve, in the same colour. */
const faintLine = (curve: PlottedCurve, style: FigureStyle): Json => ({
  ...decoration, data: pairs(decimateMinMax(curve, maxTracePoints)),
  lineStyle: { color: seenColour(curve, style), width: style.lineWidth * 0.6, opacity: 0.3, join: 'round' }, z: 4,
})

/** Dashes and dots in proportion to the line, so that print and screen look alike. */
export function strokeDash(stroke: PlottedCurve['stroke'], style: FigureStyle): string | number[] {
  switch (stroke) {
    case 'dashed': return [4, 2].map((length) => length * style.lineWidth)
    case 'dotted': return [1.2, 1.6].map((length) => length * style.lineWidth)
    case 'solid':
    case undefined: return 'solid'
  }
}

/**
 * One line that goes through all strokes of a raster and lifts its pen between them: a single path in a file, however many
 * there are. A stroke stands in its neuron's row, from y to y + 1; of more than 60 rows it is higher, or it could not be seen.
 */
function raster(curve: PlottedCurve, style: FigureStyle): Json {
  const { x, y } = evenly(curve, maxTicks)
  const finite = y.filter(Number.isFinite)
  const first = finite.reduce((a, b) => Math.min(a, b), Infinity)
  const end = finite.reduce((a, b) => Math.max(a, b), -Infinity) + 1
  const height = Math.max(0.8, (end - first) / 60)
  const strokes = x.flatMap((at, i): Pair[] => {
    const neuron = y[i] ?? NaN
    // Not beyond the first and the last row, or the axis would go on to the next round number.
    const foot = Math.max(first, Math.min(end - height, neuron + 0.5 - height / 2))
    return Number.isFinite(neuron) ? [rounded(at, foot), rounded(at, foot + height), [null, null]] : []
  })
  const colour = seenColour(curve, style)
  return {
    ...decoration, name: curve.label, data: strokes, connectNulls: false, itemStyle: { color: colour },
    lineStyle: { color: colour, width: style.lineWidth * 0.7, type: 'solid', cap: 'butt' }, z: 4,
  }
}

function evenly({ x, y }: PlottedCurve, most: number): { readonly x: readonly number[]; readonly y: readonly number[] } {
  if (x.length <= most) return { x, y }
  const step = Math.ceil(x.length / most)
  const every = (values: readonly number[]): number[] => values.filter((_, i) => i % step === 0)
  return { x: every(x), y: every(y) }
}

/** Strokes at points with symbols, otherwise a band: a long line would disappear behind its strokes. */
const referenceSpread = (reference: PlottedReference, style: FigureStyle): Json[] =>
  (reference.draw === 'points' ? errorBars(reference, style) : band(reference, style))

/** Thin and dashed, with hollow symbols where its line has symbols; a formula is dotted. */
function referenceLine(reference: PlottedReference, style: FigureStyle): Json {
  const colour = seenColour(reference, style)
  const marked = reference.draw === 'points' && reference.closedForm !== true
  return {
    type: 'line',
    name: reference.label,
    animation: false,
    data: pairs(decimateMinMax(reference, maxTracePoints)),
    symbol: marked ? curveSymbol(reference.colourIndex) : 'none',
    symbolSize: style.symbolSize * 1.6,
    showAllSymbol: true,
    itemStyle: { color: 'transparent', borderColor: colour, borderWidth: style.lineWidth * 0.7 },
    lineStyle: { color: colour, width: style.lineWidth * 0.7, type: reference.closedForm === true ? 'dotted' : 'dashed' },
    emphasis: { focus: 'none', scale: false },
    z: 6,
  }
}
