/** A figure's chart option with room for the strips of its time plots, the shared window, and a probe that tells where each plot stands. */
import type { FigureView } from '../../../src-main/api/contract.ts'
import { isRecord, listIn, numberOr, textOr } from '../read-json.ts'
import { shortLegends, withSharedReferences } from './short-legends.ts'
import { timePanels, zoomId, zoomOf } from './time-panels.ts'
import type { TimeWindow } from './time-window.ts'

/** A plot as it is drawn, in px of the chart, with the stretch of x in view. */
export interface PlotPlace {
  readonly left: number
  readonly top: number
  readonly width: number
  readonly height: number
  /** Both 0 where x is not in proportion to the pixels: on a logarithmic axis. */
  readonly fromX: number
  readonly toX: number
}

export interface TimeOptionParts {
  /** Height of a strip, in px. */
  readonly stripPx: number
  readonly window: TimeWindow | undefined
}

export type OnPlace = (index: number, place: PlotPlace) => void

/** Between the strip and the tick labels, and how far ticks reach out below it, in px. */
const [labelGap, tickEnd] = [6, 4]
/** Of the tick labels, above the axis' name, as a multiple of their size: left to itself the name would stand between strip and labels. */
const lineHeight = 1.25

/** The x axis moves its labels below the strip; words on spans go, the strip has them. Plots over something else stay as they are. */
export function withTime({ option, definition }: FigureView, { stripPx, window }: TimeOptionParts): Record<string, unknown> {
  const panels = new Map(timePanels(definition).map((panel) => [panel.index, panel]))
  const plots = new Set(panels.keys())
  const textColour = textOr(recordOf(option['textStyle'])['color'], '')
  const ofTime = <Part>(change: (part: Record<string, unknown>, index: number) => Part) => (part: unknown, index: number) => (isRecord(part) && panels.has(index) ? change(part, index) : part)
  return {
    ...option,
    xAxis: listIn(option['xAxis']).map(ofTime((axis) => ({
      ...axis, nameGap: stripPx + labelGap + lineHeight * numberOr(recordOf(axis['axisLabel'])['fontSize'], 12), axisTick: { ...recordOf(axis['axisTick']), length: stripPx + tickEnd }, axisLabel: { ...recordOf(axis['axisLabel']), margin: stripPx + labelGap, formatter: axisText },
    }))),
    legend: shortLegends(listIn(option['legend']), listIn(option['series']), plots, textColour),
    dataZoom: listIn(option['dataZoom']).map(ofTime((zoom, index) => {
      const panel = panels.get(index)
      const shown = panel === undefined ? undefined : zoomOf(panel, window)
      return { ...zoom, id: zoomId(index), ...(shown === undefined ? { start: 0, end: 100 } : { startValue: shown[0], endValue: shown[1] }) }
    })),
    series: withSharedReferences(listIn(option['series']), plots).map((series) => (isRecord(series) && panels.has(Number(series['xAxisIndex'])) ? withoutWords(series) : series)),
  }
}

/** The option with a probe in every plot that has axes of numbers: it tells where the plot stands, whenever it is laid out anew. */
export function withProbes(option: Record<string, unknown>, { panels }: FigureView['definition'], onPlace: OnPlace): Record<string, unknown> {
  return { ...option, series: [...listIn(option['series']), ...panels.flatMap(({ draw }, index) => (draw === 'heat' ? [] : [probe(index, onPlace, recordOf(listIn(option['xAxis'])[index])['type'] !== 'log')]))] }
}

/** The ends of a zoomed axis are no round numbers. */
const axisText = (x: number): string => String(Number(x.toPrecision(6)))

/** Of a span: its label hangs from one of its points. */
function withoutWords(series: Record<string, unknown>): Record<string, unknown> {
  if (!textOr(series['id'], '').includes(':span:')) return series
  return { ...series, data: listIn(series['data']).map((point) => (isRecord(point) ? { ...point, symbol: 'none', label: { show: false } } : point)) }
}

interface ProbeParams {
  readonly coordSys: { readonly x: number; readonly y: number; readonly width: number; readonly height: number }
}

/** What a custom series is given to draw with. */
interface ProbeApi {
  coord(point: readonly [number, number]): readonly number[]
}

/** Draws nothing: the library calls it wherever it lays the plot out anew. */
const probe = (index: number, onPlace: OnPlace, isLinear: boolean): Record<string, unknown> => ({
  id: `${index}:probe`, type: 'custom', xAxisIndex: index, yAxisIndex: index, silent: true, animation: false, tooltip: { show: false },
  // Without numbers it has no part in the extent of the axes.
  data: [[null, null]],
  renderItem({ coordSys: { x: left, y: top, width, height } }: ProbeParams, api: ProbeApi) {
    const place = visiblePlace({ left, top, width, height }, api.coord([0, 0])[0], api.coord([1, 0])[0], isLinear)
    if (place !== undefined) onPlace(index, place)
    return undefined
  },
})

/** From the pixels of x = 0 and x = 1 follows which x are at the edges. */
export function visiblePlace(box: Omit<PlotPlace, 'fromX' | 'toX'>, zeroPx: number | undefined, onePx: number | undefined, isLinear = true): PlotPlace | undefined {
  if (!isLinear) return { ...box, fromX: 0, toX: 0 }
  if (zeroPx === undefined || onePx === undefined || !Number.isFinite(zeroPx) || !Number.isFinite(onePx) || onePx === zeroPx) return undefined
  const perPx = 1 / (onePx - zeroPx)
  return { ...box, fromX: (box.left - zeroPx) * perPx, toX: (box.left + box.width - zeroPx) * perPx }
}

const recordOf = (value: unknown): Readonly<Record<string, unknown>> => (isRecord(value) ? value : {})
