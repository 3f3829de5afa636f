/** Where the units of a layer lie in a picture, one pixel each. */
import type { InsideLayer } from '../../../../../src-main/api/contract.ts'

export interface UnitMap {
  readonly width: number
  readonly height: number
  /** Pixel of a unit, counted row by row. */
  pixelOf(unit: number): number
}

/** Pictures are about so many times as wide as high. */
const aspect = 5

/** Dense layers row by row; convolutions as one small map per filter, a pixel apart. */
export function unitMap({ units, map }: Pick<InsideLayer, 'units' | 'map'>): UnitMap {
  if (map === null) {
    const width = Math.min(units, Math.max(10, Math.ceil(Math.sqrt(units * aspect))))
    return { width, height: Math.ceil(units / width), pixelOf: (unit) => unit }
  }
  const { filters, height, width } = map
  const perRow = Math.min(filters, Math.max(1, Math.round(Math.sqrt((filters * aspect * (height + 1)) / (width + 1)))))
  const whole = perRow * (width + 1) - 1
  return {
    width: whole, height: Math.ceil(filters / perRow) * (height + 1) - 1,
    pixelOf(unit) {
      const filter = unit % filters, place = Math.floor(unit / filters)
      const x = (filter % perRow) * (width + 1) + (place % width), y = Math.floor(filter / perRow) * (height + 1) + Math.floor(place / width)
      return y * whole + x
    },
  }
}

type Rgb = readonly [number, number, number]

/** Viridis, by five of its colours: equal steps look equal, with any eyes. */
const rising: readonly Rgb[] = [[68, 1, 84], [59, 82, 139], [33, 145, 140], [94, 201, 98], [253, 231, 37]]
/** Blue below, red above, and nearly white where nothing is. */
const around: readonly Rgb[] = [[33, 102, 172], [146, 197, 222], [247, 247, 247], [244, 165, 130], [178, 24, 43]]

/** `byte` from 0 to 255. */
export function colourOf(byte: number, signed: boolean): Rgb {
  const stops = signed ? around : rising
  const at = (byte / 255) * (stops.length - 1)
  const below = Math.min(stops.length - 2, Math.floor(at))
  const [a, b] = [stops[below], stops[below + 1]]
  const mix = (channel: 0 | 1 | 2): number => Math.round((a?.[channel] ?? 0) + (at - below) * ((b?.[channel] ?? 0) - (a?.[channel] ?? 0)))
  return [mix(0), mix(1), mix(2)]
}

/** From base64. */
export const bytesOf = (text: string): Uint8Array => Uint8Array.from(atob(text), (letter) => letter.charCodeAt(0))

/** Red, green, blue and opacity of each pixel; where there is no unit, nothing. */
export function paint(layer: Pick<InsideLayer, 'units' | 'map'>, bytes: Uint8Array, signed: boolean): { readonly width: number; readonly height: number; readonly pixels: Uint8ClampedArray<ArrayBuffer> } {
  const { width, height, pixelOf } = unitMap(layer)
  const pixels = new Uint8ClampedArray(width * height * 4)
  for (const [unit, byte] of bytes.entries()) pixels.set([...colourOf(byte, signed), 255], pixelOf(unit) * 4)
  return { width, height, pixels }
}
