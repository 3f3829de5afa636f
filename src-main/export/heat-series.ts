/** A heat map as plain ECharts JSON: cells with their numbers, and the scale of colours beside them. */
import type { PlottedCell, PlottedPanel } from '../experiments/figure-data.ts'
import type { HeatPanel } from '../experiments/figure.ts'
import { varies } from '../experiments/pooled-points.ts'
import { contrastRatio, toHex } from './colour.ts'
import type { Rgb } from './colour.ts'
import type { FigureStyle } from './figure-style.ts'
import { themeColours } from './palette.ts'
import type { Json } from './series-parts.ts'
import { textWidth } from './text-width.ts'

/** From dark to light in even steps of lightness, so that it reads without colours too. */
const stops: readonly Rgb[] = [[68, 1, 84], [65, 68, 135], [42, 120, 142], [34, 168, 132], [122, 209, 81], [253, 231, 37]]

export interface ValueRange {
  readonly min: number
  readonly max: number
}

/** Of the cells; never empty, so that the scale has two ends. */
export function rangeOf(cells: readonly PlottedCell[]): ValueRange {
  const values = cells.map(({ value }) => value)
  if (values.length === 0) return { min: 0, max: 1 }
  const [min, max] = [Math.min(...values), Math.max(...values)]
  return min < max ? { min, max } : { min: min - Math.max(1e-9, Math.abs(min) / 2), max: max + Math.max(1e-9, Math.abs(max) / 2) }
}

/** The colour of a value: between the two nearest stops. */
export function heatColour(value: number, { min, max }: ValueRange): Rgb {
  const place = ((value - min) / (max - min)) * (stops.length - 1)
  const [low, high] = [Math.min(stops.length - 2, Math.max(0, Math.floor(place))), Math.min(stops.length - 1, Math.max(1, Math.floor(place) + 1))]
  const [from, to] = [stops[low] ?? [0, 0, 0], stops[high] ?? [0, 0, 0]]
  const share = Math.min(1, Math.max(0, place - low))
  return [from[0] + (to[0] - from[0]) * share, from[1] + (to[1] - from[1]) * share, from[2] + (to[2] - from[2]) * share]
}

/** Black or white, whichever can be read on it. */
export const inkOn = (colour: Rgb): string => (contrastRatio(colour, [0, 0, 0]) >= contrastRatio(colour, [255, 255, 255]) ? '#000000' : '#ffffff')

/** Three digits. */
export const cellText = (value: number): string => String(Number(value.toPrecision(3))).replace('-', '−')

export function heatSeries(panel: PlottedPanel, definition: HeatPanel, index: number, yAxis: number, style: FigureStyle): Json[] {
  const cells = panel.cells ?? []
  const range = rangeOf(cells)
  const printed = labelsFit(cells, definition, style)
  return [{
    id: `${index}:heat:0`, type: 'heatmap', name: definition.title, animation: false, xAxisIndex: index, yAxisIndex: yAxis,
    data: cells.map((cell) => ({
      value: [cell.x, cell.y, Number(cell.value.toPrecision(7))],
      label: { show: printed, formatter: cellText(cell.value), color: inkOn(heatColour(cell.value, range)), fontFamily: style.fontFamily, fontSize: style.fontSize },
      tooltip: { formatter: tooltipOf(cell, definition) },
    })),
    itemStyle: { borderColor: themeColours(style.theme).background, borderWidth: style.axisWidth },
    emphasis: { disabled: true },
    z: 2,
  }]
}

/** Plain words: the library would read markup in them. */
function tooltipOf(cell: PlottedCell, { x, y, title }: HeatPanel): string {
  const of = (axis: HeatPanel['x'], position: number): string => `${axis.label}: ${axis.categories?.[position] ?? position} ${axis.unit}`.trim()
  const spread = cell.count < 2 ? '' : varies(cell) ? ` ± ${cellText(cell.sd)} (n = ${cell.count})` : ` (n = ${cell.count}, all equal)`
  return [of(x, cell.x), of(y, cell.y), `${title}: ${cellText(cell.value)}${spread}`].map((line) => line.replace(/[<>&{}]/g, ' ')).join('<br>')
}

/** Numbers that would touch each other are left out; tooltip and table have them. */
function labelsFit(cells: readonly PlottedCell[], { x }: HeatPanel, style: FigureStyle): boolean {
  const widest = Math.max(0, ...cells.map(({ value }) => textWidth(cellText(value)))) * style.fontSize
  // About three quarters of the figure is plot.
  return widest * 1.15 < (style.width * 0.72) / Math.max(1, x.categories?.length ?? 1)
}

/** Share of a panel's width that cells and axis take; the rest is the scale's. */
export const heatShare = 0.84

/** The scale of colours of the series at `seriesIndex`. */
export function heatScale(panel: PlottedPanel, place: { readonly gridTop: string }, seriesIndex: number, style: FigureStyle): Json {
  const { min, max } = rangeOf(panel.cells ?? [])
  return {
    type: 'continuous', min, max, dimension: 2, seriesIndex, calculable: false, hoverLink: false, orient: 'vertical', right: style.fontSize * 0.3, top: place.gridTop, padding: 0,
    itemWidth: style.fontSize, itemHeight: style.height * 0.55, text: [cellText(max), cellText(min)], textGap: style.fontSize * 0.5,
    inRange: { color: stops.map(toHex) },
    textStyle: { color: themeColours(style.theme).text, fontFamily: style.fontFamily, fontSize: style.fontSize },
  }
}
