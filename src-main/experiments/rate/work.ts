/** How much a rate spec computes and records. */
import type { RateSpec } from '../../engines/rate/spec.ts'
import type { WorkEstimate } from '../kind.ts'
import { rowLengths } from './series.ts'

/** Measured on one core of a busy server, with the published network and times. */
const secondsPerImage = 4e-4
/** To test an image, as a share of learning it. */
const testShare = 0.15
/** Of the published values: steps that are computed of each example, the others being the same again. */
const publishedSteps = 10

interface SetSize {
  readonly train: number
  readonly test: number
  /** How many pixels are not black, against MNIST. */
  readonly lit: number
}

const mnist: SetSize = { train: 60_000, test: 10_000, lit: 1 }
/** Of the data sets that are offered. */
const sizes: Readonly<Record<string, SetSize>> = { mnist, digits: { train: 10_000, test: 2_000, lit: 2.5 } }
const inputs = 784
const outputs = 10
/** The program itself with next to nothing in it; measured with `npm run bench -- memory`. */
const programMb = 86

export function rateWork(spec: RateSpec): WorkEstimate {
  const { data, network, training, dynamics, recording } = spec
  const there = sizes[data.name] ?? mnist
  const train = data.trainCount === 0 ? there.train : Math.min(there.train, data.trainCount)
  const test = data.testCount === 0 ? there.test : Math.min(there.test, data.testCount)
  // With MNIST, 0.4 of the time goes into the pixels and the rest into the steps; both grow with the hidden layer.
  const width = network.hiddenUnits / 200
  const share = width * (0.4 * there.lit + (0.6 * computedSteps(spec)) / publishedSteps)
  const traceRows = Math.round(recording.durationS / dynamics.dtS)
  const learningRows = training.epochs * Math.ceil(train / 500)
  return {
    units: Math.round(training.epochs * train * share + (training.epochs + 1) * test * testShare * width * there.lit), unitName: 'images', secondsPerUnit: secondsPerImage,
    recordedNumbers: traceRows * rowLengths.trace + learningRows * rowLengths.learning + 2 * (training.epochs + 1),
    // While the files are read, the images are there twice.
    memoryMb: programMb + (2 * (there.train + there.test) * inputs + 8 * network.hiddenUnits * (inputs + 2 * outputs)) / 1e6,
  }
}

/** Once nothing but the averages changes, steps cost next to nothing. */
function computedSteps({ training, dynamics, rule }: RateSpec): number {
  const { dtS, tauSomaS, tauDendriteS } = dynamics
  const prediction = training.predictionS / dtS
  const share = dtS / Math.max(tauSomaS, tauDendriteS)
  // A 64-bit number stands still after about 37 time constants.
  const untilSettled = share === 1 ? 5 : 5 + 37 / share
  return (rule.gate === 'always' ? prediction : Math.min(prediction, untilSettled)) + training.teacherS / dtS
}
