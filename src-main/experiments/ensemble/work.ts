/** How much an ensemble spec computes and records: products of weights and activities first of all. */
import type { EnsembleSpec } from '../../engines/ensemble/spec.ts'
import type { WorkEstimate } from '../kind.ts'
import { factsOrAssumed, imageCounts } from './data-facts.ts'
import { sizeLayers } from './layer-sizes.ts'
import type { LayerSize } from './layer-sizes.ts'
import { ensembleMemory, isRecurrent } from './memory.ts'
import { columnsBeforeBins, histogramBins, rowLengths } from './series.ts'

/** Multiply-adds of an ordinary processor. */
const perSecond = 2.5e10
/** As many take as long as it takes to sort and count a weight, of which the distribution is recorded: 140 ns. */
const perDescribedWeight = 3500
/** The program itself with two threads and what they need, and what a step leaves for the garbage collector; measured with `npm run bench -- memory`. */
const programMb = 165
/** Of every further thread: a little for the kernels, the rest is what Node gives a thread. */
const threadMb = 10

export function ensembleWork(spec: EnsembleSpec): WorkEstimate {
  const { learned, tested } = imageCounts(spec.data)
  const layers = layersOf(spec)
  const { epochs } = spec.training
  const steps = stepsPerEpoch(spec)
  const looks = looksPerEpoch(spec)
  const memory = ensembleMemory(spec)
  // Nearly all of a checkpoint are the weights and what belongs to them.
  const checkpointBytes = sum(memory.layers)
  const multiplyAdds = epochs * learned * (perImage(spec, layers) + (looks / steps) * perLookedAtImage(spec, layers)) + (epochs + 1) * (tested * upward(layers) + perDescribedWeight * sum(describedMatrices(spec)))
  return {
    units: multiplyAdds / 1e9, unitName: 'billion multiply-adds', secondsPerUnit: 1e9 / perSecond,
    recordedNumbers: recorded(spec, looks),
    // While it is written, a checkpoint is there twice.
    memoryMb: programMb + (memory.total + checkpointBytes) / 1e6,
    threadMb: spec.device === 'cpu' || spec.device === 'auto' ? threadMb : 0,
    checkpointBytes,
  }
}

function layersOf({ data, network }: EnsembleSpec): readonly LayerSize[] {
  const { image, classes } = factsOrAssumed(data.name)
  return sizeLayers(image, network.layers, classes).layers
}

export const stepsPerEpoch = ({ data, training }: EnsembleSpec): number => Math.ceil(imageCounts(data).learned / training.batch)

/** Batches of an epoch after which something is recorded: every so many, and the last one. */
export function looksPerEpoch(spec: EnsembleSpec): number {
  const { everySteps } = spec.recording
  const steps = stepsPerEpoch(spec)
  if (everySteps === 0) return 1
  return Math.ceil(steps / everySteps) + ((steps - 1) % everySteps === 0 ? 0 : 1)
}

const product = ({ rows, columns, places }: LayerSize): number => rows * columns * places

const sum = (numbers: readonly number[]): number => numbers.reduce((total, one) => total + one, 0)

/** Of one image on its way up, from layer `from` on. */
const upward = (layers: readonly LayerSize[], from = 0): number => sum(layers.slice(from).map(product))

/** Of one signal on its way down. */
const downward = (layers: readonly LayerSize[]): number => upward(layers, 1)

/** Multiply-adds of learning one image. Every layer's gradient costs as much as its way up. */
function perImage(spec: EnsembleSpec, layers: readonly LayerSize[]): number {
  const up = upward(layers)
  switch (spec.rule.type) {
    case 'burstprop': {
      const recurrence = sum(layers.filter((layer) => isRecurrent(spec, layer)).map(({ units }) => units ** 2))
      return up + 2 * downward(layers) + up + recurrence * (spec.rule.recurrent === 'learned' ? 2 : 1)
    }
    case 'backprop': return up + downward(layers) + up
    case 'nodePerturbation': return up + perturbed(spec.rule.perturbation, layers)
  }
}

/** Ways up from the perturbed layers, and gradients. */
function perturbed(perturbation: EnsembleSpec['rule']['perturbation'], layers: readonly LayerSize[]): number {
  const up = upward(layers)
  const partial = sum(layers.map((_, index) => upward(layers, index)))
  switch (perturbation) {
    case 'simultaneous': return up + upward(layers, layers.length - 1)
    case 'sequential': return partial + layers.length * up
    case 'oneLayerPerBatch': return (partial + up) / layers.length
  }
}

/** Backprop's errors, where burstprop is compared with them. */
const perLookedAtImage = ({ rule, recording }: EnsembleSpec, layers: readonly LayerSize[]): number => (rule.type === 'burstprop' && recording.angles ? downward(layers) : 0)

/** How many weights each matrix has of which distributions are recorded: W of each layer; Y but where it is W; R of layers that have it. */
function describedMatrices(spec: EnsembleSpec): readonly number[] {
  if (spec.recording.weightDistributions !== true) return []
  const layers = layersOf(spec)
  const weights = layers.map(({ rows, columns }) => rows * columns)
  const feedback = spec.rule.type === 'burstprop' && spec.rule.feedback !== 'symmetric' ? weights.slice(1) : []
  return [...weights, ...feedback, ...layers.filter((layer) => isRecurrent(spec, layer)).map(({ units }) => units ** 2)]
}

function recorded(spec: EnsembleSpec, looks: number): number {
  const { rule, recording, training: { epochs } } = spec
  const hidden = spec.network.layers.length
  const burstprop = rule.type === 'burstprop'
  // The very first batch is the row of epoch 0, whether or not it would have been looked at.
  const within = recording.everySteps > 0 && looks > 1
  const rows = {
    errors: epochs + 1,
    progress: within ? epochs * (looks - 1) - 1 : 0,
    weightAngles: burstprop && rule.feedback !== 'symmetric' ? (epochs + 1) * hidden : 0,
    updateAngles: burstprop && recording.angles ? (epochs + 1) * hidden : 0,
    dendrites: burstprop && recording.distributions ? (epochs * looks + (within ? 0 : 1)) * hidden : 0,
  }
  return (epochs + 1) * describedMatrices(spec).length * (columnsBeforeBins + histogramBins) + sum([
    rows.errors * rowLengths.errors, rows.progress * rowLengths.progress, rows.weightAngles * rowLengths.weightAngles, rows.updateAngles * rowLengths.updateAngles,
    rows.dendrites * rowLengths.dendrites,
  ])
}
