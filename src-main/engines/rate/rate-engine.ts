/** The rate engine: images one after another, each first predicted and then taught, and the test error after every epoch. Fig. S4. */
import { wholeCourse } from '../engine.ts'
import type { EngineOutput, Moment } from '../engine.ts'
import type { ImageEngine, LabelledImages } from '../images.ts'
import { createStream } from '../random/random-stream.ts'
import { placeOf } from '../state.ts'
import { restore, tensorsOf } from './checkpoint.ts'
import { createClassifier, indexOfLargest } from './classify.ts'
import { createLearningMeter } from './learning-meter.ts'
import type { LearningMeter } from './learning-meter.ts'
import { epochsSeries, learningSeries, traceSeries } from './series.ts'
import { createSimulation, endExample, present, run } from './simulation.ts'
import type { Simulation } from './simulation.ts'
import type { RateSpec, RateTraining } from './spec.ts'
import { traceRow } from './trace.ts'

/** Raised with every change of the numbers this engine produces. */
export const rateEngineVersion = '1.1.0'

/** Images between two outputs: a few milliseconds. */
const trainEvery = 20
const testEvery = 100
/** Examples that a row of `learning` is the mean of. */
const meterEvery = 500

const purpose = { order: 4 } as const

type Output = Generator<EngineOutput, void, void>

/** Rows of `trace`, `learning` and `epochs`; the last test error as a metric. */
export const rateEngine: ImageEngine<RateSpec> = function* (spec, seed, images, { from, wants } = wholeCourse): Output {
  const { training: { epochs } } = spec
  const { trainCount, testCount, inputs } = sizesOf(spec, images)
  const simulation = createSimulation(spec, { inputs, outputs: images.classes }, seed)
  const meter = createLearningMeter(simulation)
  const total = (epochs + 1) * testCount + epochs * trainCount
  /** A way back to where `images` of the epoch have been learned. */
  const leave: Leave = function* (moment, epoch, count) {
    if (!wants(moment)) return
    const label = count === 0 ? `after epoch ${epoch} of ${epochs}` : `epoch ${epoch + 1} of ${epochs}, ${count} of ${trainCount} images`
    yield { type: 'checkpoint', label, state: { position: { epoch, images: count }, device: null, tensors: tensorsOf(simulation, meter) } }
  }
  let [firstEpoch, firstImage] = [0, 0]
  if (from === null) {
    yield { type: 'log', text: `${inputs}-${spec.network.hiddenUnits}-${images.classes} ensembles, ${trainCount} images of ${images.name} to learn and ${testCount} to test, ${epochs} epochs, seed ${seed}` }
    yield* test(simulation, images, { epoch: 0, testCount, done: 0, total })
  } else {
    restore(simulation, meter, from)
    firstEpoch = placeOf(from, 'epoch')
    firstImage = placeOf(from, 'images')
  }
  for (let epoch = firstEpoch; epoch < epochs; epoch++) {
    const done = (epoch + 1) * testCount + epoch * trainCount
    yield* train(simulation, meter, images, { epoch, first: epoch === firstEpoch ? firstImage : 0, trainCount, done, total, seed }, leave)
    yield* test(simulation, images, { epoch: epoch + 1, testCount, done: done + trainCount, total })
    if (epoch + 1 < epochs) yield* leave('epoch', epoch + 1, 0)
  }
}

type Leave = (moment: Moment, epoch: number, images: number) => Output

interface Stretch {
  readonly epoch: number
  /** Images seen before, and in the whole run. */
  readonly done: number
  readonly total: number
}

interface TrainingStretch extends Stretch {
  /** The image of the epoch that is the next to learn. */
  readonly first: number
  readonly trainCount: number
  readonly seed: number
}

function* train(simulation: Simulation, meter: LearningMeter, { train: part }: LabelledImages, { epoch, first: firstImage, trainCount, done, total, seed }: TrainingStretch, leave: Leave): Output {
  const { spec: { training, dynamics, recording } } = simulation
  const steps = { prediction: Math.round(training.predictionS / dynamics.dtS), teacher: Math.round(training.teacherS / dynamics.dtS) }
  const perExample = steps.prediction + steps.teacher
  const followed = { from: recording.fromExample * perExample, count: Math.round(recording.durationS / dynamics.dtS) }
  const order = orderOf(training, trainCount, epoch, seed)
  for (let n = firstImage; n < trainCount; n++) {
    const example = epoch * trainCount + n
    const label = part.labels[order[n] ?? 0] ?? 0
    const first = example * perExample
    const rows: number[] = []
    let step = first
    let target: number | null = null
    const follow = (): void => {
      step++
      if (step > followed.from && step <= followed.from + followed.count) for (const value of traceRow(simulation, { timeS: step * dynamics.dtS, example, target })) rows.push(value)
    }
    const onStep = first < followed.from + followed.count && first + perExample > followed.from ? follow : undefined
    present(simulation, part, order[n] ?? 0)
    run(simulation, steps.prediction, null, onStep)
    meter.predicted(label)
    target = label
    run(simulation, steps.teacher, label, onStep)
    endExample(simulation)
    meter.taught()
    refuseDivergence(simulation, example)
    if (rows.length > 0) yield { type: 'rows', ...traceSeries, values: rows }
    if ((n + 1) % meterEvery === 0 || n === trainCount - 1) yield { type: 'rows', ...learningSeries, values: [epoch + (n + 1) / trainCount, ...meter.take()] }
    if ((n + 1) % trainEvery !== 0) continue
    yield { type: 'progress', fraction: (done + n + 1) / total, label: `epoch ${epoch + 1} of ${training.epochs}, ${n + 1} of ${trainCount} images` }
    // After the last image of an epoch comes its test.
    if (n + 1 < trainCount) yield* leave('stretch', epoch, n + 1)
  }
}

function* test({ network }: Simulation, { test: part }: LabelledImages, { epoch, testCount, done, total }: Stretch & { testCount: number }): Output {
  const answer = createClassifier(network, part)
  let wrong = 0
  for (let n = 0; n < testCount; n++) {
    if (answer(n) !== part.labels[n]) wrong++
    if ((n + 1) % testEvery === 0) yield { type: 'progress', fraction: (done + n + 1) / total, label: `test after ${epoch} epochs, ${n + 1} of ${testCount} images` }
  }
  const errorPct = (100 * wrong) / testCount
  yield { type: 'rows', ...epochsSeries, values: [epoch, errorPct] }
  yield { type: 'metric', name: 'testErrorPct', value: errorPct }
  yield { type: 'progress', fraction: (done + testCount) / total, label: `${errorPct.toFixed(2)} % wrong after ${epoch} epochs` }
}

/** Which image comes when: as they lie in the set, or by Fisher and Yates from a stream of the epoch's own. */
function orderOf({ order }: RateTraining, count: number, epoch: number, seed: number): Int32Array {
  const images = Int32Array.from({ length: count }, (_, n) => n)
  if (order === 'fixed') return images
  const stream = createStream({ seed, purpose: purpose.order, index: epoch, subIndex: 0 })
  for (let last = count - 1; last > 0; last--) {
    const other = Math.floor(stream.uniform() * (last + 1))
    const [a, b] = [images[last] ?? 0, images[other] ?? 0]
    images[last] = b
    images[other] = a
  }
  return images
}

interface Sizes {
  readonly trainCount: number
  readonly testCount: number
  readonly inputs: number
}

function sizesOf({ recording }: RateSpec, { name, classes, channels, height, width, train: trainPart, test: testPart }: LabelledImages): Sizes {
  const inputs = channels * height * width
  if (recording.inputUnit >= inputs) throw new Error(`The followed pixel (recording.inputUnit) is ${recording.inputUnit}; the images of ${name} have ${inputs}, counted from 0.`)
  if (recording.outputUnit >= classes) throw new Error(`The followed output (recording.outputUnit) is ${recording.outputUnit}; ${name} has ${classes} classes, counted from 0.`)
  if (trainPart.count === 0 || testPart.count === 0) throw new Error(`${name} has ${trainPart.count} images to learn and ${testPart.count} to test; expected at least one of each.`)
  return { trainCount: trainPart.count, testCount: testPart.count, inputs }
}

function refuseDivergence({ output }: Simulation, example: number): void {
  if (Number.isFinite(output.potential[indexOfLargest(output.potential)])) return
  throw new Error(`Event rates grew beyond all bounds at example ${example}. A larger time constant of weights (rule.tauWeightS) or a lower rate limit (rule.maxRate) keeps them finite.`)
}
