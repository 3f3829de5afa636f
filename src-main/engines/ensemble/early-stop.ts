/** When learning ends before its last epoch: the test error has not become smaller by enough for so many epochs. */
import type { TrainingSpec } from './spec.ts'

export interface EarlyStop {
  /** After an epoch's test; true where learning should end. */
  ends(errorPct: number): boolean
  /** Why, in words. */
  reason(epoch: number): string
  save(): number[]
  restore(numbers: readonly number[]): void
}

export const earlyStopNumbers = 2

/** Never ends where patience is 0, as in the paper. */
export function createEarlyStop({ patienceEpochs, minImprovementPct, epochs }: TrainingSpec): EarlyStop {
  let best = Infinity
  let epochsSince = 0
  return {
    ends(errorPct) {
      if (errorPct < best - minImprovementPct) {
        best = errorPct
        epochsSince = 0
      } else epochsSince++
      return patienceEpochs > 0 && epochsSince >= patienceEpochs
    },
    reason: (epoch) => `stopped early after epoch ${epoch} of ${epochs}: the test error was ${best.toFixed(2)} % at its best and did not become smaller by more than ${minImprovementPct} percentage points in ${patienceEpochs} ${patienceEpochs === 1 ? 'epoch' : 'epochs'}`,
    save: () => [best, epochsSince],
    restore([savedBest = Infinity, savedEpochs = 0]) {
      best = savedBest
      epochsSince = savedEpochs
    },
  }
}
