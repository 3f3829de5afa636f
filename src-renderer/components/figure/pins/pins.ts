/** Points of curves that are pinned with a label: which they are, where they stand in the chart, and which is nearest to the pointer. Pure. */
import type { FigurePin, FigureView } from '../../../../src-main/api/contract.ts'
import { isRecord, listIn, numberOr, textOr } from '../../read-json.ts'
import { formatQuantity } from '../format.ts'
import { cutMiddle } from '../readable-legends.ts'

/** A point of a curve, and where its label stands. What it says is read from the figure. */
export type Pin = Omit<FigurePin, 'y' | 'text'>

/** A curve whose points can be pinned. */
export interface PinCurve {
  readonly panel: string
  /** Position of its panel. */
  readonly index: number
  readonly name: string
  readonly colour: string
  readonly points: readonly (readonly [number, number])[]
}

/** How an axis lays numbers out: px of 0 and 1, on a logarithmic axis of 1 and 10. */
export interface AxisPx {
  readonly zero: number
  readonly one: number
  readonly log: boolean
}

/** A plot as it is drawn, in px of the chart. */
export interface PinFrame {
  readonly left: number
  readonly top: number
  readonly width: number
  readonly height: number
  readonly x: AxisPx
  readonly y: AxisPx
}

/** A new label stands here, in em of its point. */
export const usualOffset = { dx: 1, dy: -3.6 }
/** So far from a point, in px, one means it. */
const reachPx = 24
/** Letters of a name that a label has room for. */
const mostLetters = 34

/** Named curves on left axes of numbers, without the spaces that keep their names apart. */
export function pinCurves({ option, definition }: FigureView): PinCurve[] {
  return listIn(option['series']).flatMap((series): PinCurve[] => {
    if (!isRecord(series) || series['silent'] === true) return []
    const index = numberOr(series['xAxisIndex'], 0)
    const panel = definition.panels[index]
    const name = textOr(series['name'], '').trimEnd()
    if (panel === undefined || panel.draw === 'heat' || name === '' || numberOr(series['yAxisIndex'], index) !== index) return []
    const line = isRecord(series['lineStyle']) ? series['lineStyle'] : {}
    return [{ panel: panel.id, index, name, colour: textOr(line['color'], ''), points: listIn(series['data']).filter(isPoint) }]
  })
}

const isPoint = (value: unknown): value is [number, number] => Array.isArray(value) && typeof value[0] === 'number' && typeof value[1] === 'number'

/** The point of a pin as the figure has it now; undefined where it has none any more. */
export function pinnedPoint(curves: readonly PinCurve[], { panel, curve, x }: Pin): { readonly curve: PinCurve; readonly y: number } | undefined {
  const found = curves.filter((one) => one.panel === panel && one.name === curve).flatMap((one) => one.points.filter((point) => point[0] === x).map(([, y]) => ({ curve: one, y })))
  return found[0]
}

const along = ({ zero, one, log }: AxisPx, value: number): number => zero + (one - zero) * (log ? Math.log10(value) : value)

/** Px of a point; undefined outside of the plot, where a zoom left it. */
export function pixelOf(frame: PinFrame, x: number, y: number): readonly [number, number] | undefined {
  const [px, py] = [along(frame.x, x), along(frame.y, y)]
  return isWithin(frame, px, py) ? [px, py] : undefined
}

const isWithin = ({ left, top, width, height }: PinFrame, px: number, py: number): boolean => px >= left - 1 && px <= left + width + 1 && py >= top - 1 && py <= top + height + 1

/** The nearest point of any curve that is drawn, within reach of a place in the chart. */
export function nearestPoint(curves: readonly PinCurve[], frames: ReadonlyMap<number, PinFrame>, px: number, py: number): Pin | undefined {
  let best: Pin | undefined
  let least = reachPx
  for (const { index, panel, name, points } of curves) {
    const frame = frames.get(index)
    if (frame === undefined || !isWithin(frame, px, py)) continue
    for (const [x, y] of points) {
      const away = Math.hypot(along(frame.x, x) - px, along(frame.y, y) - py)
      if (away < least && pixelOf(frame, x, y) !== undefined) [best, least] = [{ panel, curve: name, x, ...usualOffset }, away]
    }
  }
  return best
}

export const samePoint = (a: Pin, b: Pin): boolean => a.panel === b.panel && a.curve === b.curve && a.x === b.x

/** With the pin, or without it where it was there. */
export const toggled = (pins: readonly Pin[], pin: Pin): readonly Pin[] => (pins.some((other) => samePoint(other, pin)) ? pins.filter((other) => !samePoint(other, pin)) : [...pins, pin])

/** Name of the curve, below it the point's numbers with their units. */
export function pinText({ definition }: FigureView, { panel, curve, x }: Pin, y: number): string {
  const axes = definition.panels.find(({ id }) => id === panel)
  const across = axes?.x.categories?.[x] ?? formatQuantity(x, axes?.x.unit ?? '')
  return `${cutMiddle(curve, (text) => [...text].length <= mostLetters)}\n${across}, ${formatQuantity(y, axes?.y.unit ?? '')}`
}

/** For a picture: pins whose points the figure has, with their words. */
export function exportedPins(view: FigureView, pins: readonly Pin[]): FigurePin[] {
  const curves = pinCurves(view)
  return pins.flatMap((pin) => {
    const found = pinnedPoint(curves, pin)
    return found === undefined ? [] : [{ ...pin, y: found.y, text: pinText(view, pin, found.y) }]
  })
}

/** Where a crosshair stands: a point of a curve. */
export interface Crosshair {
  readonly curve: number
  readonly point: number
}

/** Along the curve, or at the nearest x of the curve before or after it. */
export function movedCrosshair(curves: readonly PinCurve[], { curve, point }: Crosshair, { along: steps = 0, across = 0 }: { readonly along?: number; readonly across?: number }): Crosshair {
  const next = Math.max(0, Math.min(curves.length - 1, curve + across))
  const points = curves[next]?.points ?? []
  const x = curves[curve]?.points[point]?.[0] ?? 0
  const start = next === curve ? point : points.reduce((best, at, index) => (Math.abs(at[0] - x) < Math.abs((points[best]?.[0] ?? Infinity) - x) ? index : best), 0)
  return { curve: next, point: Math.max(0, Math.min(points.length - 1, start + steps)) }
}
