/** What a trainer shows, as rows of series. */
import type { EngineOutput } from '../engine.ts'
import { errorPct, meanLoss, topFiveErrorPct } from './outcomes.ts'
import type { Outcome } from './outcomes.ts'
import { dendritesSeries, errorsSeries, updateAnglesSeries, weightAnglesSeries, weightDistributionSeries } from './series.ts'
import type { EnsembleSpec } from './spec.ts'
import type { Trainer } from './trainer.ts'

type Output = AsyncGenerator<EngineOutput, void, void>

export const errorRow = (epoch: number, trained: Outcome | null, tested: Outcome): EngineOutput => ({
  type: 'rows', ...errorsSeries,
  values: [epoch, trained === null ? NaN : errorPct(trained), trained === null ? NaN : meanLoss(trained), errorPct(tested), meanLoss(tested), topFiveErrorPct(tested)],
})

export async function* weightAngleRows(trainer: Trainer, epoch: number): Output {
  for (const [index, angle] of (await trainer.weightAngles()).entries()) yield { type: 'rows', ...weightAnglesSeries, values: [epoch, index + 2, angle] }
}

export async function* weightDistributionRows({ recording }: EnsembleSpec, trainer: Trainer, epoch: number): Output {
  if (recording.weightDistributions !== true) return
  for await (const { matrix, layer, distribution: { mean, sd, min, quantiles, max, below, above, binWidth, firstBin, shares } } of trainer.weightDistributions()) {
    yield { type: 'rows', ...weightDistributionSeries[matrix], values: [epoch, layer, mean, sd, min, ...quantiles, max, below, above, binWidth, firstBin, ...shares] }
  }
}

/** `seen` has the angles of all batches that were looked at. */
export function* updateAngleRows(epoch: number, seen: readonly (readonly number[])[]): Generator<EngineOutput, void, void> {
  for (const [index, angle] of (seen.at(-1) ?? []).entries()) {
    yield { type: 'rows', ...updateAnglesSeries, values: [epoch, index + 1, angle, seen.reduce((sum, angles) => sum + (angles[index] ?? NaN), 0) / seen.length] }
  }
}

export async function* dendriteRows({ recording }: EnsembleSpec, trainer: Trainer, epoch: number): Output {
  if (!recording.distributions) return
  for (const { layer, potential: u, burstProbability: p, teacherSd } of await trainer.dendrites()) {
    yield { type: 'rows', ...dendritesSeries, values: [epoch, layer, u.mean, u.sd, ...u.quantiles, p.mean, p.sd, ...p.quantiles, teacherSd] }
  }
}
