/** Axes of a figure held as they are, whatever numbers come in. */
import { isRecord, listIn } from '../read-json.ts'

/** Numbers at the ends of an axis. */
export type Extent = readonly [number, number]

export interface Extents {
  /** By position among the figure's axes; an axis that is not there goes on by itself. */
  readonly x: ReadonlyMap<number, Extent>
  readonly y: ReadonlyMap<number, Extent>
}

/** Where plots stand, in px of the chart. */
interface Box {
  readonly left: number
  readonly top: number
  readonly width: number
  readonly height: number
}

/** What the chart says of a pixel along an axis. */
export type ValueAt = (axis: { readonly xAxisIndex: number } | { readonly yAxisIndex: number }, pixel: number) => unknown

/** The extents as they are drawn. X axes whose ends the figure itself gives are left to it: those are the ones that are zoomed. */
export function drawnExtents(option: Record<string, unknown>, boxes: ReadonlyMap<number, Box>, valueAt: ValueAt): Extents {
  const extents = (axes: unknown, wanted: (axis: Readonly<Record<string, unknown>>) => boolean, of: (index: number, box: Box) => readonly [unknown, unknown]): Map<number, Extent> => new Map(
    listIn(axes).flatMap((axis, index): (readonly [number, Extent])[] => {
      const box = isRecord(axis) ? boxes.get(Number(axis['gridIndex'] ?? index)) : undefined
      if (box === undefined || !isRecord(axis) || axis['type'] === 'category' || axis['show'] === false || !wanted(axis)) return []
      const [from, to] = of(index, box)
      return typeof from === 'number' && typeof to === 'number' && from < to ? [[index, axis['type'] === 'log' ? [digits(from), digits(to)] : tidy(from, to)]] : []
    }),
  )
  return {
    x: extents(option['xAxis'], ({ max }) => max === undefined, (xAxisIndex, { left, width }) => [valueAt({ xAxisIndex }, left), valueAt({ xAxisIndex }, left + width)]),
    y: extents(option['yAxis'], () => true, (yAxisIndex, { top, height }) => [valueAt({ yAxisIndex }, top + height), valueAt({ yAxisIndex }, top)]),
  }
}

/**
 * Without the last digits that reckoning back from pixels leaves: an end of 1e-16 in the place of 0 would be written out, and labels as
 * wide as that take the plot's room.
 */
function tidy(from: number, to: number): Extent {
  const perStep = 10 ** (9 - Math.floor(Math.log10(to - from)))
  const rounded = (value: number): number => digits(Math.round(value * perStep) / perStep + 0)
  return [rounded(from), rounded(to)]
}

const digits = (value: number): number => Number(value.toPrecision(12))

/** The option with these ends; as it came without them. */
export function withExtents(option: Record<string, unknown>, extents: Extents | undefined): Record<string, unknown> {
  if (extents === undefined) return option
  const held = (axes: unknown, ends: Extents['x']): readonly unknown[] => listIn(axes).map((axis, index) => {
    const extent = ends.get(index)
    return extent === undefined || !isRecord(axis) ? axis : { ...axis, min: extent[0], max: extent[1] }
  })
  return { ...option, xAxis: held(option['xAxis'], extents.x), yAxis: held(option['yAxis'], extents.y) }
}
