/** How much memory an ensemble spec takes: weights and what belongs to them, the activity of batches, what convolutions are computed from, and the images. */
import type { EnsembleSpec } from '../../engines/ensemble/spec.ts'
import { factsOrAssumed, imageCounts } from './data-facts.ts'
import { sizeLayers } from './layer-sizes.ts'
import type { LayerSize } from './layer-sizes.ts'

export interface EnsembleMemory {
  /** Bytes. */
  readonly total: number
  /** W, its velocity, Y and R of each layer, the output layer last. */
  readonly layers: readonly number[]
  /** What batches do in the network, patches or padded images included. */
  readonly activity: number
  readonly images: number
}

/** Images in a batch of the test. */
const testBatch = 100
/** Outputs that are kept until they are looked at. */
const outputsAtOnce = 2 ** 20
/** Larger sets stay on the disk. */
const mostImageBytes = 2 ** 30

export function ensembleMemory(spec: EnsembleSpec): EnsembleMemory {
  const { image, classes, trainCount, testCount } = factsOrAssumed(spec.data.name)
  const { layers } = sizeLayers(image, spec.network.layers, classes)
  const bytes = spec.device === 'reference' ? 8 : 4
  const perLayer = layers.map((layer, index) => bytes * parameterNumbers(spec, layer, index))
  const rowsOfOutput = Math.max(testBatch, spec.training.batch, Math.floor(outputsAtOnce / classes))
  const { learned, all } = batchSizes(spec)
  const sum = (numbers: readonly number[]): number => numbers.reduce((total, one) => total + one, 0)
  // Only learning perturbs: ξ, potential and e' of each unit.
  const perturbed = spec.rule.type === 'nodePerturbation' ? 3 * sum(layers.map(({ units }) => units)) : 0
  const activity = bytes * (sum(all) * numbersPerImage(spec, layers) + sum(learned) * perturbed + rowsOfOutput * classes)
  const images = Math.min(mostImageBytes, (trainCount + testCount) * image.channels * image.height * image.width)
  return { total: sum(perLayer) + activity + images, layers: perLayer, activity, images }
}

/** Whether a layer has recurrent input: dense hidden ones of sigmoid networks. */
export const isRecurrent = ({ rule, network }: EnsembleSpec, layer: LayerSize): boolean =>
  rule.type === 'burstprop' && network.activation === 'sigmoid' && rule.recurrent !== 'none' && layer.type === 'dense' && !layer.output

function parameterNumbers(spec: EnsembleSpec, layer: LayerSize, index: number): number {
  const { rule, optimiser } = spec
  const weights = layer.rows * layer.columns
  // Nothing lies below the first layer.
  const ownFeedback = rule.type === 'burstprop' && index > 0 && rule.feedback !== 'symmetric'
  const copies = 2 + (ownFeedback ? 1 : 0) + (ownFeedback && rule.feedback === 'learned' && optimiser.decayKind === 'coupled' ? 1 : 0)
  return copies * weights + 2 * layer.rows + (isRecurrent(spec, layer) ? layer.units ** 2 : 0)
}

/** Each has room of its own: whole batches and the last of an epoch, of which is learned, and those of the test. */
function batchSizes({ data, training }: EnsembleSpec): { readonly learned: readonly number[]; readonly all: readonly number[] } {
  const { learned, tested } = imageCounts(data)
  const sizes = (...of: readonly number[]): number[] => [...new Set(of)].filter((size) => size > 0)
  const learnedSizes = sizes(training.batch, learned % training.batch)
  return { learned: learnedSizes, all: sizes(...learnedSizes, Math.min(testBatch, tested), tested % testBatch) }
}

/** Of one image in a batch. */
function numbersPerImage(spec: EnsembleSpec, layers: readonly LayerSize[]): number {
  const { rule, network, recording } = spec
  const burstprop = rule.type === 'burstprop'
  const errors = rule.type === 'backprop' || (burstprop && recording.angles)
  const ofLayers = layers.reduce((sum, layer, index) => {
    // e, b and d; what came down, for both signals, and u; the input and bursts of the recurrence.
    const everywhere = 1 + (burstprop ? 2 : 0) + (errors ? 1 : 0)
    const hidden = layer.output ? 0 : (burstprop ? 3 : 0) + (errors ? 1 : 0) + (isRecurrent(spec, layer) ? 2 : 0)
    return sum + layer.units * (everywhere + hidden) + seenByFilters(spec, layer, index)
  }, 0)
  const inputs = layers[0]?.inputs ?? 0
  const classes = layers.at(-1)?.units ?? 0
  return ofLayers + inputs + classes * (network.activation === 'relu' ? 2 : 1)
}

/** Patches are unfolded by some devices. The kernels of the processor take them from the images, or from images with zeros around them, which go down too: both signals. */
function seenByFilters({ device, rule }: EnsembleSpec, layer: LayerSize, index: number): number {
  if (device === 'reference' || device === 'tensorflow') return layer.type === 'convolution' ? layer.places * layer.columns : 0
  const down = index === 0 || rule.type === 'nodePerturbation' ? 0 : rule.type === 'burstprop' ? 2 : 1
  return layer.padded * (1 + down)
}
