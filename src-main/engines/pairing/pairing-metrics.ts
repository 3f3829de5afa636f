/** A pairing run in a few numbers, to compare runs and points of a sweep by. */
import type { EngineOutput } from '../engine.ts'
import type { ConditionResult } from './conditions.ts'

/** More conditions than this are told by their mean, ends and crossing only. */
const mostConditions = 24

export interface PairingMeter {
  add(x: number, result: Pick<ConditionResult, 'weightChange' | 'events' | 'bursts'>, durationS: number): void
  metrics(): Generator<EngineOutput, void, void>
}

/** `quantity` names a condition: "20 Hz". */
export function createPairingMeter(quantity: (x: number) => string): PairingMeter {
  const changes = new Map<number, number[]>()
  let events = 0, bursts = 0, seconds = 0
  return {
    add(x, result, durationS) {
      changes.set(x, [...changes.get(x) ?? [], result.weightChange])
      events += result.events
      bursts += result.bursts
      seconds += durationS
    },
    *metrics() {
      const metric = (name: string, value: number): EngineOutput => ({ type: 'metric', name, value })
      const means = [...changes].map(([x, values]) => ({ x, mean: mean(values) })).sort((a, b) => a.x - b.x)
      yield metric('weight change, mean', mean(means.map((point) => point.mean)))
      if (means.length > 1) {
        yield metric('weight change, smallest', Math.min(...means.map((point) => point.mean)))
        yield metric('weight change, largest', Math.max(...means.map((point) => point.mean)))
        const crossing = crossingOf(means)
        if (crossing !== undefined) yield metric('crossing from depression to potentiation', crossing)
      }
      if (means.length > 1 && means.length <= mostConditions) for (const point of means) yield metric(`weight change at ${quantity(point.x)}`, point.mean)
      yield metric('event rate (Hz)', events / seconds)
      yield metric('burst rate (Hz)', bursts / seconds)
      if (events > 0) yield metric('burst probability', bursts / events)
    },
  }
}

/** Where the curve first goes from below zero to above it, on the straight line between two points. */
function crossingOf(points: readonly { readonly x: number; readonly mean: number }[]): number | undefined {
  for (const [index, before] of points.entries()) {
    const after = points[index + 1]
    if (after !== undefined && before.mean < 0 && after.mean >= 0) return before.x + ((after.x - before.x) * -before.mean) / (after.mean - before.mean)
  }
  return undefined
}

const mean = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0) / values.length
