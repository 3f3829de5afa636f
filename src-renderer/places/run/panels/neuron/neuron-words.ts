/** What one neuron did in the time that is in view. */
import { firstAt } from '../../../../components/raster/spike-buffer.ts'
import type { Spikes } from '../../../../components/raster/spike-buffer.ts'
import { formatNumber } from '../../../../components/figure/format.ts'
import type { TimeWindow } from '../../../../components/time/time-window.ts'

/** "12 spikes in view (6 Hz), 3 bursts". */
export function activityWords(spikes: Spikes, neuron: number, { fromS, toS }: TimeWindow): string {
  let [count, bursts] = [0, 0]
  for (let i = firstAt(spikes, fromS), end = firstAt(spikes, toS); i < end; i++) {
    if (spikes.neurons[i] !== neuron) continue
    count++
    if (spikes.marks[i] === 2) bursts++
  }
  const many = (number: number, one: string): string => `${number} ${one}${number === 1 ? '' : 's'}`
  return `${many(count, 'spike')} in view (${formatNumber(count / (toS - fromS), 3)} Hz), ${many(bursts, 'burst')}`
}

/** A range for the axis with some room around the values; undefined without any. */
export function voltageScale(lines: readonly { readonly mv: readonly number[] }[]): { readonly low: number; readonly high: number } | undefined {
  let [low, high] = [Infinity, -Infinity]
  for (const { mv } of lines) {
    for (const value of mv) {
      if (value < low) low = value
      if (value > high) high = value
    }
  }
  if (low > high) return undefined
  const room = Math.max(1, (high - low) * 0.06)
  return { low: low - room, high: high + room }
}

/** What is asked for: the window, or where it moves on by itself some whole lengths of it around, so that a replay asks only now and then. */
export function askedWindow({ fromS, toS }: TimeWindow, moves: boolean): TimeWindow {
  // Its last digits change while it moves.
  const length = Number((toS - fromS).toPrecision(6))
  return moves ? { fromS: Math.floor(fromS / length) * length, toS: (Math.ceil(toS / length) + 1) * length } : { fromS, toS }
}
