/** The ensemble engine: trains a network of ensembles for so many epochs, as a stream of output. Figs. 5, 6 and S6-S9. */
import { wholeCourse } from '../engine.ts'
import type { Course, EngineOutput, Moment } from '../engine.ts'
import { numbersOf, numbersTensor, placeOf, tensorOf } from '../state.ts'
import type { EngineState } from '../state.ts'
import type { Device } from './device.ts'
import { createEarlyStop, earlyStopNumbers } from './early-stop.ts'
import { errorPct, meanLoss, noOutcome, outcomeFrom, outcomeNumbers, together } from './outcomes.ts'
import { dendriteRows, errorRow, updateAngleRows, weightAngleRows, weightDistributionRows } from './rows.ts'
import { progressSeries } from './series.ts'
import type { EnsembleSpec } from './spec.ts'
import { createTrainer } from './trainer.ts'
import type { TrainingData } from './training-data.ts'

/** Raised with every change of the numbers this engine produces. */
export const ensembleEngineVersion = '1.3.0'

export interface EnsembleResources {
  readonly device: Device
  readonly data: TrainingData
}

type Output = AsyncGenerator<EngineOutput, void, void>

/** The device stays open: whoever made it closes it. */
export async function* ensembleEngine(spec: EnsembleSpec, seed: number, { device, data }: EnsembleResources, { from, wants }: Course = wholeCourse): Output {
  const trainer = createTrainer({ spec, seed, device, data })
  const earlyStop = createEarlyStop(spec.training)
  const { epochs, batch: size } = spec.training
  const batches = Math.ceil(data.trainCount / size)
  /** Of the last test. */
  let outcome = noOutcome
  /** Of the epoch under way, as far as it was asked for; and the angles of its batches that were looked at. */
  let trained = noOutcome
  let seen: number[][] = []
  let [firstEpoch, firstIndex] = [0, 0]
  let ended = false

  async function* leave(moment: Moment, epoch: number, index: number): Output {
    if (!wants(moment)) return
    const label = moment === 'end' ? `after epoch ${epoch}` : index === 0 ? `after epoch ${epoch} of ${epochs}` : `epoch ${epoch + 1} of ${epochs}, batch ${index} of ${batches}`
    const numbers = [...outcomeNumbers(outcome), ...outcomeNumbers(trained), ...earlyStop.save()]
    const tensors = [...await trainer.save(), numbersTensor('course', numbers), seenTensor(seen)]
    yield { type: 'checkpoint', label, state: { position: { epoch, index, ended: moment === 'end' ? 1 : 0 }, device: device.id, tensors } }
  }

  if (from === null) {
    const weights = trainer.network.layers.reduce((sum, layer) => sum + layer.rows * layer.columns, 0)
    yield { type: 'log', text: `${data.name}: ${data.trainCount} images to learn, ${data.testCount} to test; ${trainer.network.layers.length} layers, ${weights} weights; ${device.label}; seed ${seed}` }
    yield { type: 'progress', fraction: 0, label: 'before learning' }
    outcome = await trainer.test(nothing)
    yield errorRow(0, null, outcome)
    yield* weightAngleRows(trainer, 0)
    yield* weightDistributionRows(spec, trainer, 0)
  } else {
    trainer.restore(from)
    const numbers = numbersOf(from, 'course', 8 + earlyStopNumbers)
    outcome = outcomeFrom(numbers)
    trained = outcomeFrom(numbers.slice(4))
    earlyStop.restore(numbers.slice(8))
    seen = seenIn(from)
    firstEpoch = placeOf(from, 'epoch')
    firstIndex = placeOf(from, 'index')
    ended = placeOf(from, 'ended') === 1
  }
  let epochsDone = firstEpoch
  for (let epoch = firstEpoch; epoch < epochs && !ended; epoch++) {
    for (let index = epoch === firstEpoch ? firstIndex : 0; index < batches; index++) {
      const step = epoch * batches + index
      const first = step === 0, lastOfEpoch = index === batches - 1
      const due = first || lastOfEpoch || (spec.recording.everySteps > 0 && index % spec.recording.everySteps === 0)
      await trainer.learn(await data.trainBatch(epoch, index), { epoch, step, compare: due })
      if (due) seen.push(await trainer.updateAngles())
      if (first) {
        yield* updateAngleRows(0, seen)
        yield* dendriteRows(spec, trainer, 0)
        seen = []
      } else if (due && !lastOfEpoch) {
        const at = epoch + (index + 1) / batches
        const since = await trainer.takeOutcome()
        trained = together(trained, since)
        yield { type: 'rows', ...progressSeries, values: [at, errorPct(since), meanLoss(since)] }
        yield* dendriteRows(spec, trainer, at)
      }
      yield { type: 'progress', fraction: (step + 1) / (epochs * batches), label: `epoch ${epoch + 1} of ${epochs}, batch ${index + 1} of ${batches}` }
      // After the last batch of an epoch there is more to look at in it.
      if (!lastOfEpoch) yield* leave('stretch', epoch, index + 1)
    }
    yield* updateAngleRows(epoch + 1, seen)
    yield* dendriteRows(spec, trainer, epoch + 1)
    seen = []
    trained = together(trained, await trainer.takeOutcome())
    outcome = await trainer.test(nothing)
    yield errorRow(epoch + 1, trained, outcome)
    trained = noOutcome
    yield* weightAngleRows(trainer, epoch + 1)
    yield* weightDistributionRows(spec, trainer, epoch + 1)
    if (!Number.isFinite(meanLoss(outcome))) throw new RangeError(`Learning diverged in epoch ${epoch + 1}: the loss is ${meanLoss(outcome)}. Smaller learning rates may help.`)
    epochsDone = epoch + 1
    ended = epochsDone === epochs
    if (earlyStop.ends(errorPct(outcome)) && !ended) {
      ended = true
      yield { type: 'log', text: earlyStop.reason(epochsDone) }
    }
    if (!ended) yield* leave('epoch', epochsDone, 0)
  }
  yield* leave('end', epochsDone, 0)
  yield { type: 'metric', name: 'test error (%)', value: errorPct(outcome) }
  yield { type: 'metric', name: 'test loss', value: meanLoss(outcome) }
  if (epochsDone < epochs) {
    yield { type: 'metric', name: 'epochs until it stopped early', value: epochsDone }
    yield { type: 'early-end', text: earlyStop.reason(epochsDone) }
  }
}

const nothing = (): Promise<void> => Promise.resolve()

/** A row per batch that was looked at, each with as many angles. */
const seenTensor = (seen: readonly (readonly number[])[]) => ({ name: 'seen', shape: [seen.length, seen[0]?.length ?? 0], values: Float64Array.from(seen.flat()) })

function seenIn(state: EngineState): number[][] {
  const { shape: [rows = 0, columns = 0], values } = tensorOf(state, 'seen')
  return Array.from({ length: rows }, (_, row) => Array.from(values.subarray(row * columns, (row + 1) * columns)))
}
