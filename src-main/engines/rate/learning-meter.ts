/** Means over the last examples of how well they were predicted, and of what hidden units were told. */
import { indexOfLargest } from './classify.ts'
import type { Simulation } from './simulation.ts'

/** Below, the cross-entropy of a class is no longer told apart. */
const smallProbability = 1e-7

export interface LearningMeter {
  /** At the end of a prediction. */
  predicted(label: number): void
  /** At the end of the teacher. */
  taught(): void
  /** Error in percent, cost, mean event rate and (p - p̄)² of hidden units, since the last time. */
  take(): readonly [number, number, number, number]
  /** What it has summed up since the last time: `meterNumbers` of them. */
  save(): number[]
  restore(numbers: readonly number[]): void
}

export const meterNumbers = 5

export function createLearningMeter({ hidden, output }: Pick<Simulation, 'hidden' | 'output'>): LearningMeter {
  let [examples, wrong, cost, rate, variance] = [0, 0, 0, 0, 0]
  return {
    predicted(label) {
      examples++
      if (indexOfLargest(output.eventRate) !== label) wrong++
      cost -= Math.log(Math.max(smallProbability, output.eventRate[label] ?? 0))
      rate += meanOf(hidden.eventRate)
    },
    taught() {
      variance += meanSquareBetween(hidden.burstProbability, hidden.running)
    },
    take() {
      const means = [(100 * wrong) / examples, cost / examples, rate / examples, variance / examples] as const
      examples = wrong = cost = rate = variance = 0
      return means
    },
    save: () => [examples, wrong, cost, rate, variance],
    restore(numbers) {
      [examples = 0, wrong = 0, cost = 0, rate = 0, variance = 0] = numbers
    },
  }
}

function meanOf(values: Float64Array): number {
  let sum = 0
  for (const value of values) sum += value
  return sum / values.length
}

function meanSquareBetween(a: Float64Array, b: Float64Array): number {
  let sum = 0
  for (let i = 0; i < a.length; i++) sum += ((a[i] ?? 0) - (b[i] ?? 0)) ** 2
  return sum / a.length
}
