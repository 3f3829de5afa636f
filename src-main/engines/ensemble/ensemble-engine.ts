/** The ensemble engine: trains a network of ensembles for so many epochs, as a stream of output. Figs. 5, 6 and S6-S9. */
import type { EngineOutput } from '../engine.ts'
import type { Device } from './device.ts'
import { errorPct, meanLoss, noOutcome, together, topFiveErrorPct } from './outcomes.ts'
import type { Outcome } from './outcomes.ts'
import { dendritesSeries, errorsSeries, progressSeries, updateAnglesSeries, weightAnglesSeries } from './series.ts'
import type { EnsembleSpec } from './spec.ts'
import { createTrainer } from './trainer.ts'
import type { Trainer } from './trainer.ts'
import type { TrainingData } from './training-data.ts'

/** Raised with every change of the numbers this engine produces. */
export const ensembleEngineVersion = '1.0.0'

export interface EnsembleResources {
  readonly device: Device
  readonly data: TrainingData
}

type Output = AsyncGenerator<EngineOutput, void, void>

/** The device stays open: whoever made it closes it. */
export async function* ensembleEngine(spec: EnsembleSpec, seed: number, { device, data }: EnsembleResources): Output {
  const trainer = createTrainer({ spec, seed, device, data })
  const { epochs, batch: size } = spec.training
  const batches = Math.ceil(data.trainCount / size)
  const weights = trainer.network.layers.reduce((sum, layer) => sum + layer.rows * layer.columns, 0)
  yield { type: 'log', text: `${data.name}: ${data.trainCount} images to learn, ${data.testCount} to test; ${trainer.network.layers.length} layers, ${weights} weights; ${device.label}; seed ${seed}` }
  yield { type: 'progress', fraction: 0, label: 'before learning' }
  let outcome = await trainer.test(nothing)
  yield errorRow(0, null, outcome)
  yield* weightAngles(trainer, 0)
  let seen: number[][] = []
  for (let epoch = 0; epoch < epochs; epoch++) {
    let trained = noOutcome
    for (let index = 0; index < batches; index++) {
      const step = epoch * batches + index
      const first = step === 0, lastOfEpoch = index === batches - 1
      const due = first || lastOfEpoch || (spec.recording.everySteps > 0 && index % spec.recording.everySteps === 0)
      await trainer.learn(await data.trainBatch(epoch, index), { epoch, step, compare: due })
      if (due) seen.push(await trainer.updateAngles())
      if (first) {
        yield* updateAngles(0, seen)
        yield* dendrites(spec, trainer, 0)
        seen = []
      } else if (due && !lastOfEpoch) {
        const at = epoch + (index + 1) / batches
        const since = await trainer.takeOutcome()
        trained = together(trained, since)
        yield { type: 'rows', ...progressSeries, values: [at, errorPct(since), meanLoss(since)] }
        yield* dendrites(spec, trainer, at)
      }
      yield { type: 'progress', fraction: (step + 1) / (epochs * batches), label: `epoch ${epoch + 1} of ${epochs}, batch ${index + 1} of ${batches}` }
    }
    yield* updateAngles(epoch + 1, seen)
    yield* dendrites(spec, trainer, epoch + 1)
    seen = []
    trained = together(trained, await trainer.takeOutcome())
    outcome = await trainer.test(nothing)
    yield errorRow(epoch + 1, trained, outcome)
    yield* weightAngles(trainer, epoch + 1)
    if (!Number.isFinite(meanLoss(outcome))) throw new RangeError(`Learning diverged in epoch ${epoch + 1}: the loss is ${meanLoss(outcome)}. Smaller learning rates may help.`)
  }
  yield { type: 'metric', name: 'test error (%)', value: errorPct(outcome) }
  yield { type: 'metric', name: 'test loss', value: meanLoss(outcome) }
}

const nothing = (): Promise<void> => Promise.resolve()

const errorRow = (epoch: number, trained: Outcome | null, tested: Outcome): EngineOutput => ({
  type: 'rows', ...errorsSeries,
  values: [epoch, trained === null ? NaN : errorPct(trained), trained === null ? NaN : meanLoss(trained), errorPct(tested), meanLoss(tested), topFiveErrorPct(tested)],
})

async function* weightAngles(trainer: Trainer, epoch: number): Output {
  for (const [index, angle] of (await trainer.weightAngles()).entries()) yield { type: 'rows', ...weightAnglesSeries, values: [epoch, index + 2, angle] }
}

/** `seen` has the angles of all batches that were looked at. */
function* updateAngles(epoch: number, seen: readonly (readonly number[])[]): Generator<EngineOutput, void, void> {
  for (const [index, angle] of (seen.at(-1) ?? []).entries()) {
    yield { type: 'rows', ...updateAnglesSeries, values: [epoch, index + 1, angle, seen.reduce((sum, angles) => sum + (angles[index] ?? NaN), 0) / seen.length] }
  }
}

async function* dendrites({ recording }: EnsembleSpec, trainer: Trainer, epoch: number): Output {
  if (!recording.distributions) return
  for (const { layer, potential: u, burstProbability: p, teacherSd } of await trainer.dendrites()) {
    yield { type: 'rows', ...dendritesSeries, values: [epoch, layer, u.mean, u.sd, ...u.quantiles, p.mean, p.sd, ...p.quantiles, teacherSd] }
  }
}
