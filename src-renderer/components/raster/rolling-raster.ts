/** A raster that rolls as time goes on: what has been painted moves to the left, and only the spikes that are new are painted. */
import type { TimeWindow } from '../time/time-window.ts'
import { paintSpikes } from './paint-raster.ts'
import type { RasterPart } from './paint-raster.ts'
import type { Spikes } from './spike-buffer.ts'

export interface RollingRaster {
  /** Paints what is not there yet. The picture stands at whole pixels: within half a pixel of the window. */
  show(parts: readonly RasterPart[], window: TimeWindow): void
  /** What has been painted no longer holds. */
  forget(): void
}

interface Painted {
  readonly spikes: Spikes
  /** Its first spike: another one where older ones have gone. */
  readonly firstS: number | undefined
  readonly end: number
}

/** Beyond the right edge, so that the second pixel of a burst at the edge is there when it comes into view. */
const marginPx = 1

/** Pixels of a row of the picture, of which `columns` are in view. */
export const rowOf = (columns: number): number => columns + marginPx

/** `words` hold `height` rows of `rowOf(columns)` pixels. */
export function createRollingRaster(words: Uint32Array, columns: number, height: number): RollingRaster {
  const row = rowOf(columns)
  let painted: readonly Painted[] | undefined
  let [originS, lengthS] = [0, 0]

  /** By how many pixels the picture moves to stand at the window; undefined where it has to be painted anew. */
  function stepsTo(parts: readonly RasterPart[], { fromS, toS }: TimeWindow): number | undefined {
    // Windows of equal length differ in the last digits.
    if (painted?.length !== parts.length || Math.abs(toS - fromS - lengthS) > lengthS * 1e-9) return undefined
    const steps = Math.round(((fromS - originS) * columns) / lengthS)
    const goesOn = steps >= 0 && steps < columns && parts.every(({ spikes }, index) => painted?.[index]?.spikes === spikes && painted[index].firstS === spikes.timesS[0])
    return goesOn ? steps : undefined
  }

  function move(steps: number): void {
    words.copyWithin(0, steps)
    for (let end = row; end <= words.length; end += row) words.fill(0, end - steps, end)
    originS += (steps * lengthS) / columns
  }

  return {
    show(parts, window) {
      const steps = stepsTo(parts, window)
      if (steps === undefined) {
        words.fill(0)
        painted = undefined
        ;[originS, lengthS] = [window.fromS, window.toS - window.fromS]
      } else if (steps > 0) {
        move(steps)
      }
      const standing = { fromS: originS, toS: originS + lengthS }
      painted = parts.map((part, index) => ({
        spikes: part.spikes, firstS: part.spikes.timesS[0], end: paintSpikes({ width: row, columns, height, words }, part, standing, painted?.[index]?.end),
      }))
    },
    forget: () => { painted = undefined },
  }
}
