/** Small networks with random weights and one random batch, on a device, ready for a step. */
import type { Descent, Device, Tensor } from '../../../../src-main/engines/ensemble/device.ts'
import { createReferenceDevice } from '../../../../src-main/engines/ensemble/devices/reference/reference-device.ts'
import type { ImageShape } from '../../../../src-main/engines/ensemble/layers.ts'
import { createActivity, createNetwork } from '../../../../src-main/engines/ensemble/network.ts'
import type { Activity, Network } from '../../../../src-main/engines/ensemble/network.ts'
import type { EnsembleSpec, NetworkSpec, OptimiserSpec, RuleSpec } from '../../../../src-main/engines/ensemble/spec.ts'
import { createStream } from '../../../../src-main/engines/random/random-stream.ts'

export interface Wishes {
  readonly network?: Partial<NetworkSpec>
  readonly rule?: Partial<RuleSpec>
  readonly optimiser?: Partial<OptimiserSpec>
  readonly image?: ImageShape
  readonly classes?: number
  readonly batch?: number
  /** Standard deviations. */
  readonly weightSd?: number
  readonly feedbackSd?: number
  /** Added to the bias of a unit or filter. */
  readonly bias?: (unit: number) => number
  readonly device?: Device
}

export interface Ready {
  readonly network: Network
  readonly activity: Activity
}

export const vector = (inputs: number): ImageShape => ({ channels: inputs, height: 1, width: 1 })

/** A convolution, another with stride and padding, a dense layer, and the output. */
export const convolutional = {
  image: { channels: 2, height: 6, width: 5 },
  layers: [
    { type: 'convolution', filters: 3, kernel: 3, stride: 1, padding: 0 },
    { type: 'convolution', filters: 4, kernel: 2, stride: 2, padding: 1 },
    { type: 'dense', units: 6 },
  ],
} as const

/** One step of rate 1 from rest: what a matrix changes by is the direction of descent itself. */
export const plainDescent: Descent = { rate: 1, momentum: 0, decay: 0, coupled: false, scale: 1 }

export function smallSpec({ network, rule, optimiser, batch = 5 }: Wishes): EnsembleSpec {
  return {
    kind: 'ensemble', version: 2, device: 'reference',
    data: { name: 'random', trainCount: 0, testCount: 0, validationCount: 0, augmentation: 'none', mean: [0], sd: [1] },
    network: { layers: [{ type: 'dense', units: 8 }, { type: 'dense', units: 6 }], activation: 'sigmoid', outputBurstProbability: 0.2, kappa: 1, ...network },
    rule: {
      type: 'burstprop', feedback: 'learned', recurrent: 'none', recurrentRate: 0.01, recurrentBursts: 'code',
      perturbation: 'oneLayerPerBatch', perturbationSd: 1e-3, ...rule,
    },
    optimiser: {
      hiddenRate: 0.1, outputRate: 0.1, momentum: 0, decay: 0, decayKind: 'decoupled', gradient: 'sum', rateFactorEvery: 0, rateFactor: 1, ...optimiser,
    },
    initial: { weights: 'xavierNormal', gain: 1, feedbackSd: 1, recurrentRange: 0.01 },
    training: { epochs: 1, batch, patienceEpochs: 0, minImprovementPct: 0 },
    recording: { everySteps: 0, angles: false, distributions: false },
  }
}

export function smallNetwork(wishes: Wishes = {}): Ready {
  const { image = vector(10), classes = 4, batch = 5, weightSd = 0.5, feedbackSd = 1, bias: offset = () => 0, device = createReferenceDevice() } = wishes
  const network = createNetwork(device, smallSpec(wishes), image, classes)
  const activity = createActivity(network, batch, true)
  let drawn = 0
  const fill = (tensor: Tensor, sd: number, mean: (column: number) => number = () => 0): void => {
    const { normal } = createStream({ seed: 7, purpose: 1, index: drawn++, subIndex: 0 })
    device.write(tensor, Float64Array.from({ length: tensor.rows * tensor.columns }, (_, i) => mean(i % tensor.columns) + sd * normal()))
  }
  for (const { weights, bias, feedback, recurrent } of network.parameters) {
    fill(weights, weightSd)
    fill(bias, 0.2 * weightSd, offset)
    if (feedback !== null && feedback !== weights) fill(feedback, feedbackSd)
    if (recurrent !== null) fill(recurrent, 0.05)
  }
  fill(activity.input, 1)
  device.write(activity.target, Float64Array.from({ length: batch * classes }, (_, i) => (i % classes === Math.floor(i / classes) * 3 % classes ? 1 : 0)))
  return { network, activity }
}

/** What a step does to weights and biases of each layer. */
export async function changes({ network }: Ready, step: () => Promise<void> | void): Promise<{ readonly weights: Float64Array; readonly bias: Float64Array }[]> {
  const { device } = network
  const look = (): Promise<{ readonly weights: Float64Array; readonly bias: Float64Array }[]> => Promise.all(
    network.parameters.map(async ({ weights, bias }) => ({ weights: await device.read(weights), bias: await device.read(bias) })))
  const before = await look()
  await step()
  const after = await look()
  return after.map(({ weights, bias }, index) => ({
    weights: weights.map((value, i) => value - (before[index]?.weights[i] ?? NaN)), bias: bias.map((value, i) => value - (before[index]?.bias[i] ?? NaN)),
  }))
}
