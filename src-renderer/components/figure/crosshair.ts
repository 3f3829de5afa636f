/** A crosshair that goes through all plots of one x axis: where it stands, and what every curve is worth there. Pure. */
import type { FigureView } from '../../../src-main/api/contract.ts'
import { isRecord, listIn, numberOr, textOr } from '../read-json.ts'
import { valueNear } from '../time/read-out.ts'
import { formatQuantity } from './format.ts'
import type { PinFrame } from './pins/pins.ts'

/** Someone points at x in one plot; y tells which curves are meant first. */
export interface Aim {
  /** Position of the plot. */
  readonly index: number
  readonly x: number
  readonly y: number | undefined
}

export interface CurveValue {
  readonly label: string
  readonly text: string
  readonly colour: string
  readonly stroke: 'solid' | 'dashed' | 'dotted'
  /** The one that is pointed at. */
  readonly isNearest: boolean
}

export interface PlotValues {
  readonly index: number
  readonly x: string
  readonly values: readonly CurveValue[]
  /** Curves for which there is no room. */
  readonly more: number
}

interface Curve extends Omit<CurveValue, 'text' | 'isNearest'> {
  readonly index: number
  readonly unit: string
  readonly points: readonly (readonly [number, number])[]
}

/** Every named curve of numbers that is switched on, on either axis. */
function curvesOf({ option, definition }: FigureView, hidden: ReadonlySet<string>): Curve[] {
  return listIn(option['series']).flatMap((series): Curve[] => {
    if (!isRecord(series) || series['silent'] === true) return []
    const index = numberOr(series['xAxisIndex'], 0)
    const panel = definition.panels[index]
    const label = textOr(series['name'], '').trimEnd()
    if (panel === undefined || panel.draw === 'heat' || label === '' || hidden.has(label)) return []
    const line = isRecord(series['lineStyle']) ? series['lineStyle'] : {}
    const right = panel.draw === 'lines' && numberOr(series['yAxisIndex'], index) !== index ? panel.right : undefined
    return [{ index, label, colour: textOr(line['color'], ''), stroke: strokeOf(line['type']), unit: (right ?? panel.y).unit, points: listIn(series['data']).filter(isPoint) }]
  })
}

const isPoint = (value: unknown): value is readonly [number, number] => Array.isArray(value) && typeof value[0] === 'number' && typeof value[1] === 'number'

/** As dashes are written for a chart: a name, or lengths of stroke and gap. */
function strokeOf(type: unknown): CurveValue['stroke'] {
  const [stroke, gap] = listIn(type)
  if (typeof stroke === 'number' && typeof gap === 'number') return stroke > gap ? 'dashed' : 'dotted'
  return type === 'dashed' || type === 'dotted' ? type : 'solid'
}

/** x at a px of the chart. */
const valueAt = ({ zero, one, log }: PinFrame['x'], px: number): number => { const along = (px - zero) / (one - zero); return log ? 10 ** along : along }
export const pxOf = ({ zero, one, log }: PinFrame['x'], value: number): number => zero + (one - zero) * (log ? Math.log10(value) : value)

/** At the recorded x nearest to the pointer; undefined beside all plots, and where nothing was recorded. */
export function aimAt(view: FigureView, frames: ReadonlyMap<number, PinFrame>, hidden: ReadonlySet<string>, px: number, py: number): Aim | undefined {
  const found = [...frames].find(([, { left, top, width, height }]) => px >= left && px <= left + width && py >= top && py <= top + height)
  if (found === undefined) return undefined
  const [index, frame] = found
  const xs = curvesOf(view, hidden).filter((curve) => curve.index === index).flatMap(({ points }) => points.map(([x]) => x))
  const away = (x: number): number => Math.abs(pxOf(frame.x, x) - px)
  const nearest = xs.reduce<number | undefined>((best, x) => (best === undefined || away(x) < away(best) ? x : best), undefined)
  return nearest === undefined ? undefined : { index, x: nearest, y: valueAt(frame.y, py) }
}

/** Plots over the same quantity. */
function plotsOfOneX({ definition: { panels } }: FigureView, index: number): number[] {
  const own = panels[index]?.x
  const key = (axis: typeof own): string => JSON.stringify([axis?.label, axis?.unit, axis?.categories])
  return panels.flatMap((panel, at) => (panel.draw !== 'heat' && key(panel.x) === key(own) ? [at] : []))
}

/** Of every plot over the same x, the curves nearest to the pointer first; `roomFor` says how many of them a plot can list. */
export function valuesAt(view: FigureView, aim: Aim, hidden: ReadonlySet<string>, roomFor: (index: number) => number): PlotValues[] {
  const all = curvesOf(view, hidden)
  return plotsOfOneX(view, aim.index).map((index) => {
    const { x: axis } = view.definition.panels[index] ?? {}
    const there = all.filter((curve) => curve.index === index).flatMap(({ points, unit, ...curve }) => {
      const value = valueNear(points, aim.x)
      return value === undefined ? [] : [{ label: curve.label, colour: curve.colour, stroke: curve.stroke, text: formatQuantity(value, unit), away: index === aim.index && aim.y !== undefined ? Math.abs(value - aim.y) : 0, value }]
    })
    const nearest = index === aim.index && aim.y !== undefined ? Math.min(...there.map(({ away }) => away)) : NaN
    const room = Math.max(1, roomFor(index))
    const listed = new Set(there.length <= room ? there : there.toSorted((a, b) => a.away - b.away).slice(0, Math.max(1, room - 1)))
    // From top to bottom, as they lie in the plot.
    const values = there.filter((one) => listed.has(one)).toSorted((a, b) => b.value - a.value).map(({ label, text, colour, stroke, away }): CurveValue => ({ label, text, colour, stroke, isNearest: away === nearest }))
    return { index, x: axis?.categories?.[aim.x] ?? formatQuantity(aim.x, axis?.unit ?? ''), values, more: there.length - listed.size }
  })
}
