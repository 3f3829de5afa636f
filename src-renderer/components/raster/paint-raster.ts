/** A raster as pixels: every spike a stroke, without anything in between that would have to be made and thrown away. */
import type { TimeWindow } from '../time/time-window.ts'
import { firstAt } from './spike-buffer.ts'
import type { Spikes } from './spike-buffer.ts'

export interface Pixels {
  /** Of a row. */
  readonly width: number
  /** Pixels of a row that the window takes; all where absent. */
  readonly columns?: number
  readonly height: number
  /** A pixel each, row by row, as a little-endian machine has them: alpha, blue, green, red from the highest byte down. */
  readonly words: Uint32Array
}

/** Where a population stands in the picture. */
export interface RasterLane {
  readonly neurons: number
  /** In pixels: from the top of its last neuron to below its first. */
  readonly top: number
  readonly bottom: number
  /** As words, of which the alpha does not count: of any spike, and of the second spike of a burst. */
  readonly colour: number
  readonly burstColour: number
}

export interface RasterPart {
  readonly spikes: Spikes
  readonly lane: RasterLane
}

/** How much of its colour a spike adds where many neurons share a line of pixels, of 255: four make it full. */
const sharedAlpha = 64

/** Paints the spikes of one population from index `from` on; gives the index after the last one that is painted. The first neuron stands at the bottom. */
export function paintSpikes({ width, columns = width, height, words }: Pixels, { spikes, lane }: RasterPart, window: TimeWindow, from = 0): number {
  const { timesS, neurons, marks } = spikes
  const first = Math.max(from, firstAt(spikes, window.fromS))
  const end = firstAt(spikes, window.toS)
  const perS = columns / (window.toS - window.fromS)
  const perNeuron = (lane.bottom - lane.top) / lane.neurons
  // A stroke is never thinner than can be seen, and leaves a line free between neurons where there is room.
  const stroke = Math.max(1, Math.floor(perNeuron > 3 ? perNeuron - 1 : perNeuron))
  const alpha = perNeuron < 0.5 ? sharedAlpha : 255
  for (let i = first; i < end; i++) {
    const neuron = neurons[i] ?? 0
    if (neuron >= lane.neurons) continue
    const x = Math.min(columns - 1, Math.floor(((timesS[i] ?? 0) - window.fromS) * perS))
    const y = Math.max(lane.top, Math.floor(lane.bottom - (neuron + 1) * perNeuron))
    const last = Math.min(height, lane.bottom, y + stroke)
    const isBurst = marks[i] === 2
    for (let row = y; row < last; row++) {
      const at = row * width + x
      const colour = isBurst ? lane.burstColour : lane.colour
      words[at] = withAlpha(colour, ((words[at] ?? 0) >>> 24) + alpha)
      // Colour is not the only cue: bursts are two pixels wide.
      if (isBurst && x + 1 < width) words[at + 1] = withAlpha(colour, ((words[at + 1] ?? 0) >>> 24) + alpha)
    }
  }
  return end
}

const withAlpha = (colour: number, alpha: number): number => ((colour & 0xffffff) | (Math.min(255, alpha) << 24)) >>> 0

/** The neuron whose row a height, in pixels, belongs to; undefined outside of the lane. */
export function neuronAt({ neurons, top, bottom }: RasterLane, y: number): number | undefined {
  if (y < top || y >= bottom) return undefined
  return Math.min(neurons - 1, Math.max(0, Math.floor(((bottom - y) / (bottom - top)) * neurons)))
}

/** The neuron of the spike nearest to a point of the picture, where one lies within `reach` pixels; otherwise that of the row. */
export function neuronNear({ spikes, lane }: RasterPart, window: TimeWindow, point: { readonly x: number; readonly y: number; readonly width: number; readonly reach: number }): number | undefined {
  const row = neuronAt(lane, point.y)
  if (row === undefined) return undefined
  const [sPerPx, perNeuron] = [(window.toS - window.fromS) / point.width, (lane.bottom - lane.top) / lane.neurons]
  const timeS = window.fromS + point.x * sPerPx
  let [best, nearest] = [row, point.reach ** 2]
  for (let i = firstAt(spikes, timeS - point.reach * sPerPx); i < spikes.count && (spikes.timesS[i] ?? Infinity) <= timeS + point.reach * sPerPx; i++) {
    const neuron = spikes.neurons[i] ?? 0
    const distance = (((spikes.timesS[i] ?? 0) - timeS) / sPerPx) ** 2 + (lane.bottom - (neuron + 0.5) * perNeuron - point.y) ** 2
    if (neuron < lane.neurons && distance < nearest) [best, nearest] = [neuron, distance]
  }
  return best
}

/** Populations above each other, the first at the bottom, each as high as it has neurons, but none less than a fifth of an equal share. */
export function stackLanes(sizes: readonly number[], height: number, gap: number): { readonly top: number; readonly bottom: number }[] {
  const room = Math.max(0, height - gap * (sizes.length - 1))
  const total = sizes.reduce((sum, size) => sum + size, 0)
  const weights = sizes.map((size) => Math.max(size / total, 0.2 / sizes.length))
  const all = weights.reduce((sum, weight) => sum + weight, 0)
  let bottom = height
  return weights.map((weight) => {
    const top = Math.max(0, bottom - Math.round((room * weight) / all))
    const lane = { top, bottom }
    bottom = top - gap
    return lane
  })
}

/** "#3366cc" as a word of pixels. */
export function wordOf(colour: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) => Number.parseInt(colour.slice(at, at + 2), 16) || 0)
  return ((255 << 24) | (blue << 16) | (green << 8) | red) >>> 0
}
