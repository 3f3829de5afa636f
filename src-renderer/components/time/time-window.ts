/** Arithmetic of the shared cursor and the shared window: clamping, keys, zoom. All times are biological, in seconds. */

export interface TimeWindow {
  readonly fromS: number
  readonly toS: number
}

export const clampTime = (timeS: number, { fromS, toS }: TimeWindow): number => Math.min(toS, Math.max(fromS, timeS))

/** Of the range in view, how far an arrow key and a page key move. */
const [arrowShare, pageShare] = [1 / 200, 1 / 10]

/** Where a key takes the cursor within the range; undefined for keys that are not the cursor's. */
export function timeAfterKey(key: string, timeS: number, range: TimeWindow): number | undefined {
  const length = range.toS - range.fromS
  const moved = (share: number): number => clampTime(timeS + share * length, range)
  switch (key) {
    case 'ArrowLeft': case 'ArrowDown': return moved(-arrowShare)
    case 'ArrowRight': case 'ArrowUp': return moved(arrowShare)
    case 'PageDown': return moved(-pageShare)
    case 'PageUp': return moved(pageShare)
    case 'Home': return range.fromS
    case 'End': return range.toS
    default: return undefined
  }
}

/** Between two moments, in either order and within the range; undefined where it would be too short to see anything, or all of it. */
export function windowBetween(aS: number, bS: number, range: TimeWindow): TimeWindow | undefined {
  const [fromS, toS] = [clampTime(Math.min(aS, bS), range), clampTime(Math.max(aS, bS), range)]
  const length = range.toS - range.fromS
  return toS - fromS < length * 1e-6 || toS - fromS > length * 0.999 ? undefined : { fromS, toS }
}

/** The window made `factor` times as long around a moment; undefined where that is the whole range. */
export function zoomed(current: TimeWindow, aroundS: number, factor: number, range: TimeWindow): TimeWindow | undefined {
  const centre = clampTime(aroundS, current)
  return windowBetween(centre - (centre - current.fromS) * factor, centre + (current.toS - centre) * factor, range)
}

/** "2.35 s", "1250.0 s": digits that tell neighbouring steps of the range apart. */
export function timeText(timeS: number, range: TimeWindow): string {
  const step = (range.toS - range.fromS) * arrowShare
  const digits = step <= 0 ? 2 : Math.min(4, Math.max(0, Math.ceil(-Math.log10(step))))
  return `${timeS.toFixed(digits)} s`
}

/** The window as it is where the moment lies in it; otherwise moved there, with the moment a tenth of it from its beginning. */
export function windowAround(window: TimeWindow, timeS: number, range: TimeWindow): TimeWindow {
  if (timeS >= window.fromS && timeS < window.toS) return window
  const length = window.toS - window.fromS
  const fromS = clampTime(timeS - length / 10, { fromS: range.fromS, toS: Math.max(range.fromS, range.toS - length) })
  return { fromS, toS: fromS + length }
}

/** The stretch of so many seconds that ends at a moment, or begins with the range. */
export function windowUpTo(timeS: number, lengthS: number, range: TimeWindow): TimeWindow {
  const toS = clampTime(Math.max(timeS, range.fromS + lengthS), range)
  return { fromS: Math.max(range.fromS, toS - lengthS), toS }
}

/** Moments of an axis that are round numbers, at most about `most` of them. */
export function ticksOf({ fromS, toS }: TimeWindow, most: number): number[] {
  const rough = (toS - fromS) / Math.max(1, most)
  if (!(rough > 0)) return []
  const power = 10 ** Math.floor(Math.log10(rough))
  const step = power * ([1, 2, 5].find((factor) => factor * power >= rough) ?? 10)
  const first = Math.ceil(fromS / step - 1e-9)
  return Array.from({ length: Math.floor(toS / step + 1e-9) - first + 1 }, (_, i) => Number(((first + i) * step).toPrecision(12)))
}
