/** The ECharts series of one panel, as plain JSON. */
import type { PlottedCurve, PlottedPanel, PlottedReference } from '../experiments/figure-data.ts'
import { decimateMinMax } from './decimate.ts'
import type { FigureStyle } from './figure-style.ts'
import { heatSeries } from './heat-series.ts'
import { linesPanelSeries } from './lines-series.ts'
import { curveSymbol, seenColour } from './palette.ts'
import type { PanelAxes } from './panel-axes.ts'
import { band, errorBars, maxTracePoints, pairs, zeroLine } from './series-parts.ts'
import type { Json } from './series-parts.ts'

/**
 * All series of the panel at `index` of the figure: zero line, bands, curves, references. Which there are and what
 * their ids are depends on the curves, not on their points, so that a live figure updates in place.
 */
export function panelSeries(panel: PlottedPanel, index: number, axes: PanelAxes, style: FigureStyle): Json[] {
  if (panel.definition.draw === 'lines') return linesPanelSeries(panel, panel.definition, index, axes, style)
  if (panel.definition.draw === 'heat') return heatSeries(panel, panel.definition, index, axes.left, style)
  const placed = (part: string) => (series: Json, position: number): Json => ({
    id: `${index}:${part}:${position}`, ...series, xAxisIndex: index, yAxisIndex: axes.left,
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

function pointsLine(curve: PlottedCurve, style: FigureStyle): Json {
  const colour = seenColour(curve, style)
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
  const colour = seenColour(curve, style)
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
  const colour = seenColour(reference, style)
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
