/** The small networks on which a device is compared with the reference, and the one on which its step is timed. */
import type { ImageShape } from '../../engines/ensemble/layers.ts'
import type { EnsembleSpec, LayerSpec } from '../../engines/ensemble/spec.ts'

export interface TestNetwork {
  readonly id: string
  readonly title: string
  readonly spec: EnsembleSpec
  readonly image: ImageShape
  readonly classes: number
  readonly seed: number
}

const dense = (units: number): LayerSpec => ({ type: 'dense', units })

/** Learned feedback and recurrence, as in Figs. 5 and 6b. */
const sigmoidSpec = (layers: readonly LayerSpec[], batch: number): EnsembleSpec => ({
  kind: 'ensemble', version: 2, device: 'reference',
  data: { name: 'noise', trainCount: 0, testCount: 0, validationCount: 0, augmentation: 'none', mean: [0], sd: [1] },
  network: { layers, activation: 'sigmoid', outputBurstProbability: 0.2, kappa: 1e-5 },
  rule: { type: 'burstprop', feedback: 'learned', recurrent: 'learned', recurrentRate: 0.01, recurrentBursts: 'code', perturbation: 'simultaneous', perturbationSd: 0 },
  optimiser: { hiddenRate: 0.1, outputRate: 0.1, momentum: 0.9, decay: 1e-4, decayKind: 'decoupled', gradient: 'sum', rateFactorEvery: 0, rateFactor: 1 },
  initial: { weights: 'xavierNormal', gain: 1, feedbackSd: 1, recurrentRange: 0.01 },
  training: { epochs: 1, batch, patienceEpochs: 0, minImprovementPct: 0 }, recording: { everySteps: 0, angles: false, distributions: false },
})

/** As in Fig. 6c, with the smallest difference between bursts with and without teacher. */
function reluSpec(layers: readonly LayerSpec[], batch: number): EnsembleSpec {
  const { network, rule, optimiser, ...rest } = sigmoidSpec(layers, batch)
  return {
    ...rest, network: { ...network, activation: 'relu' }, rule: { ...rule, recurrent: 'none' },
    optimiser: { ...optimiser, decayKind: 'coupled', gradient: 'mean' },
    initial: { weights: 'kaimingNormal', gain: 1, feedbackSd: 0.3, recurrentRange: 0 },
  }
}

/** Every operation of a training step of burstprop is in one of them. */
export const testNetworks: readonly TestNetwork[] = [
  { id: 'dense', title: 'Dense, sigmoid, with recurrence', spec: sigmoidSpec([dense(24), dense(16)], 8), image: { channels: 1, height: 6, width: 5 }, classes: 5, seed: 1 },
  {
    id: 'convolution', title: 'Convolution, sigmoid', image: { channels: 2, height: 9, width: 8 }, classes: 4, seed: 1,
    spec: sigmoidSpec([{ type: 'convolution', filters: 6, kernel: 3, stride: 1, padding: 0 }, { type: 'convolution', filters: 5, kernel: 3, stride: 2, padding: 1 }, dense(12)], 6),
  },
  // Of a seed for which no rectified unit is near its kink: there, two roundings of one number are two results.
  { id: 'relu', title: 'ReLU and softmax, κ = 1e-5', spec: reluSpec([dense(12), dense(10)], 4), image: { channels: 1, height: 4, width: 5 }, classes: 5, seed: 277 },
]

/** The network of Fig. 5: 784-500-500-500-10. */
export const timedNetwork: TestNetwork = {
  id: 'timed', title: '784-500-500-500-10, batches of 32', spec: sigmoidSpec([dense(500), dense(500), dense(500)], 32), image: { channels: 1, height: 28, width: 28 }, classes: 10, seed: 1,
}
