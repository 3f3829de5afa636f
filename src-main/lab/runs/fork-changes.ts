/** What may be another in a run that begins with the state of a checkpoint: what no part of that state has its shape or its meaning from. */
import { kindOf } from '../../experiments/kinds.ts'
import type { ExperimentSpec } from '../../experiments/kinds.ts'
import { specChanges } from '../../experiments/spec-changes.ts'
import { valueAt, withValueAt } from '../../experiments/spec-path.ts'
import type { RunRecord } from '../../store/records.ts'

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

const epochsPath = 'training.epochs'

/** Of a spec: those of its kind, and the learning rate of each of its layers. */
export const changeablePaths = (spec: ExperimentSpec): readonly string[] =>
  spec.kind === 'ensemble' ? [...changeable.ensemble, ...spec.network.layers.map((_, index) => `network.layers.${index}.rateFactor`)] : changeable[spec.kind]

export interface ForkPlace {
  readonly position: Readonly<Record<string, number>>
  /** 0 to 1. */
  readonly fraction: number
}

/**
 * The place in a run of other length. What had ended goes on. Where nothing of the new run is left to compute after it, `begun` says
 * how many epochs it has begun or done.
 */
export function placeInFork({ position, fraction }: ForkPlace, epochs: { readonly before: number; readonly now: number }): ForkPlace | { readonly begun: number } {
  const { epoch } = position
  if (epoch === undefined) return { position, fraction }
  if (epoch >= epochs.now) return { begun: epoch }
  return { position: 'ended' in position ? { ...position, ended: 0 } : position, fraction: Math.min(1, (fraction >= 1 ? epoch / epochs.before : fraction) * (epochs.before / epochs.now)) }
}

/**
 * How many differences from its preset a fork counts: those of its spec, and at least one where its state was reached with other values
 * than these (but for epochs): no result of the paper's own spec then, whatever it ends with. `before`: the spec of the run that is forked.
 */
export function forkDifferences({ baseline, differenceCount }: Pick<RunRecord, 'baseline' | 'differenceCount'>, before: unknown, spec: unknown): number {
  if (baseline === null) return 0
  const kind = kindOf(before)
  const longer = valueAt(before, epochsPath) === undefined ? before : withValueAt(before, epochsPath, valueAt(spec, epochsPath))
  const mixed = specChanges(kind, longer, spec).length > 0 || differenceCount > specChanges(kind, baseline, before).length
  return Math.max(specChanges(kind, baseline, spec).length, mixed ? 1 : 0)
}
