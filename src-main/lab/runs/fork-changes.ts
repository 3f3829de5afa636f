/** What may be another in a run that begins with the state of a checkpoint: what no part of that state has its shape or its meaning from. */
import type { ExperimentSpec } from '../../experiments/kinds.ts'

/** By kind of experiment, as paths of parameters. Memory of spiking networks has its parameters in it, so that none can be another. */
const changeable: Readonly<Record<ExperimentSpec['kind'], readonly string[]>> = {
  pairing: [],
  spiking: [],
  rate: ['rule.tauWeightS', 'rule.gate', 'rule.heterosynapticRate', 'rule.maxRate', 'training.epochs'],
  ensemble: [
    'training.epochs', 'training.patienceEpochs', 'training.minImprovementPct', 'optimiser.hiddenRate', 'optimiser.outputRate', 'optimiser.momentum', 'optimiser.decay',
    'optimiser.rateFactorEvery', 'optimiser.rateFactor', 'rule.recurrentRate', 'rule.perturbationSd', 'network.kappa', 'network.outputBurstProbability', 'recording.everySteps',
  ],
}

export const changeablePaths = (kind: ExperimentSpec['kind']): readonly string[] => changeable[kind]

export interface ForkPlace {
  readonly position: Readonly<Record<string, number>>
  /** 0 to 1. */
  readonly fraction: number
}

/**
 * The place in a run of other length. What had ended goes on. Null where nothing of the new run is left to compute after it, as an
 * error of `training.epochs` would say: `begun` is how many epochs it has begun or done.
 */
export function placeInFork({ position, fraction }: ForkPlace, epochs: { readonly before: number; readonly now: number }): ForkPlace | { readonly begun: number } {
  const { epoch } = position
  if (epoch === undefined) return { position, fraction }
  if (epoch >= epochs.now) return { begun: epoch }
  return { position: 'ended' in position ? { ...position, ended: 0 } : position, fraction: Math.min(1, (fraction >= 1 ? epoch / epochs.before : fraction) * (epochs.before / epochs.now)) }
}
