/** Events and bursts in one cell's spike train (the paper's Methods). */

/** `event`: a lone spike or the first of a burst. `burst`: the second spike of a burst. `inner`: any further spike of it. */
export type SpikeMark = 'event' | 'burst' | 'inner'

/**
 * Marks every spike. Two successive spikes at most `burstThresholdMs` apart belong to one burst; the burst counts once,
 * at its second spike. So events are more than the threshold apart and cannot exceed 1/threshold (62.5 Hz at 16 ms).
 * `timesMs` must be ascending.
 */
export function markSpikes(timesMs: readonly number[], burstThresholdMs: number): SpikeMark[] {
  let previousMs = -Infinity
  let inBurst = false
  return timesMs.map((timeMs) => {
    const close = timeMs - previousMs <= burstThresholdMs
    previousMs = timeMs
    const mark = !close ? 'event' : inBurst ? 'inner' : 'burst'
    inBurst = close
    return mark
  })
}
