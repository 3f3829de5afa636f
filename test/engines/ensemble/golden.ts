/**
 * The authors' layer classes, run in 64 bits for some steps on small networks: weights, inputs, and what came of them. Their images are
 * channel-first and ours channel-last; a dense layer on top of images has its columns in that order too.
 */
import { readFileSync } from 'node:fs'
import { gunzipSync } from 'node:zlib'
import { buildLayers } from '../../../src-main/engines/ensemble/layers.ts'
import type { ImageShape, Layer } from '../../../src-main/engines/ensemble/layers.ts'
import type { EnsembleSpec, LayerSpec } from '../../../src-main/engines/ensemble/spec.ts'

export interface GoldenTensor {
  readonly shape: readonly number[]
  readonly data: readonly number[]
}

export type GoldenLayer = Readonly<Record<string, GoldenTensor>>

export interface GoldenStep {
  readonly input: GoldenTensor
  readonly target: GoldenTensor
  readonly layers: readonly (GoldenLayer & { readonly after_update: GoldenLayer })[]
  readonly weight_angle_deg?: readonly number[]
  readonly delta_angle_deg_mean_over_batch?: readonly number[]
  readonly cross_entropy?: number
  readonly mse?: number
}

export interface GoldenSubstep {
  readonly E: number
  readonly E_perturb: number
  readonly perturbed_layer?: number
  readonly layers: readonly (GoldenLayer & { readonly after_update: GoldenLayer })[]
}

interface GoldenLayerText {
  readonly type: string
  readonly c_in?: number
  readonly c_out?: number
  readonly k?: number
  readonly stride?: number
  readonly in_size?: number
  readonly n_in?: number
  readonly n_out?: number
}

export interface GoldenCase {
  readonly lr: readonly number[]
  readonly momentum: number
  readonly weight_decay: number
  readonly recurrent_lr?: number
  readonly p_baseline?: number
  readonly kappa?: number
  readonly weight_fa_learning?: boolean
  readonly recurrent_input?: boolean
  readonly hidden_recurrent?: boolean
  readonly weight_r_learning?: boolean
  readonly xi_std?: number
  /** Of node perturbation. */
  readonly mode?: 'simultaneous' | 'sequential'
  readonly layers?: readonly GoldenLayerText[]
  readonly initial: readonly GoldenLayer[]
  readonly steps: readonly (GoldenStep & { readonly substeps?: readonly GoldenSubstep[] })[]
}

export function goldenCases(file: 'fc' | 'conv' | 'relu' | 'np'): Readonly<Record<string, GoldenCase>> {
  const text = gunzipSync(readFileSync(new URL(`../../golden/ensemble/${file}.json.gz`, import.meta.url))).toString('utf8')
  return (JSON.parse(text) as { readonly cases: Readonly<Record<string, GoldenCase>> }).cases
}

export interface GoldenNetwork {
  readonly spec: EnsembleSpec
  readonly image: ImageShape
  readonly classes: number
  readonly layers: readonly Layer[]
}

/** Our spec of a case. */
export function networkOf(golden: GoldenCase, file: 'fc' | 'conv' | 'relu' | 'np'): GoldenNetwork {
  const [step] = golden.steps
  if (step === undefined) throw new Error('a golden case without steps')
  const [, ...image] = step.input.shape
  const [channels = 1, height = 1, width = 1] = image.length === 1 ? [1, 1, image[0]] : image
  const classes = step.target.shape[1] ?? 0
  const hidden = golden.initial.slice(0, -1).map(({ weight }, index): LayerSpec => {
    const shape = weight?.shape ?? []
    const stride = golden.layers?.filter(({ type }) => type !== 'flatten')[index]?.stride ?? 1
    return shape.length === 4
      ? { type: 'convolution', filters: shape[0] ?? 0, kernel: shape[2] ?? 0, stride, padding: 0 }
      : { type: 'dense', units: shape[0] ?? 0 }
  })
  const relu = file === 'relu'
  const recurrent = !relu && file !== 'np' && (golden.recurrent_input === true || golden.hidden_recurrent === true)
  const spec: EnsembleSpec = {
    kind: 'ensemble', version: 2, device: 'reference',
    data: { name: 'golden', trainCount: 0, testCount: 0, validationCount: 0, augmentation: 'none', mean: [0], sd: [1] },
    network: { layers: hidden, activation: relu ? 'relu' : 'sigmoid', outputBurstProbability: golden.p_baseline ?? 0.2, kappa: golden.kappa ?? 1 },
    rule: {
      type: file === 'np' ? 'nodePerturbation' : 'burstprop', feedback: golden.weight_fa_learning === false ? 'fixed' : 'learned', recurrent: recurrent ? 'learned' : 'none',
      recurrentRate: golden.recurrent_lr ?? 0, recurrentBursts: 'code', perturbation: golden.mode ?? 'simultaneous', perturbationSd: golden.xi_std ?? 0,
    },
    optimiser: {
      hiddenRate: 0, outputRate: 0, momentum: golden.momentum, decay: golden.weight_decay, decayKind: relu ? 'coupled' : 'decoupled', gradient: 'sum', rateFactorEvery: 0, rateFactor: 1,
    },
    initial: { weights: 'xavierNormal', gain: 1, feedbackSd: 1, recurrentRange: 0.01 },
    training: { epochs: 1, batch: step.input.shape[0] ?? 0, patienceEpochs: 0, minImprovementPct: 0 },
    recording: { everySteps: 0, angles: true, distributions: true },
  }
  const shape = { channels, height, width }
  return { spec, image: shape, classes, layers: buildLayers(shape, spec.network, classes) }
}

/** Activations, channel-last. */
export function activations({ shape, data }: GoldenTensor): Float64Array {
  const [rows = 0, channels = 1, height = 1, width = 1] = shape
  if (shape.length === 2) return Float64Array.from(data)
  return reorder(data, rows, { channels, height, width })
}

/** Weights in our order: filters with their channels last, and columns on images likewise. */
export function weightsOf({ shape, data }: GoldenTensor, layers: readonly Layer[], index: number): Float64Array {
  const [rows = 0, channels = 1, height = 1, width = 1] = shape
  if (shape.length === 4) return reorder(data, rows, { channels, height, width })
  const below = layers[index - 1]
  // Recurrent weights are square: they see their own layer.
  if (shape.length === 2 && below?.type === 'convolution' && channels === below.units) {
    const { filters, outHeight, outWidth } = below.shape
    return reorder(data, rows, { channels: filters, height: outHeight, width: outWidth })
  }
  return Float64Array.from(data)
}

function reorder(data: readonly number[], rows: number, { channels, height, width }: ImageShape): Float64Array {
  const places = height * width
  return Float64Array.from({ length: data.length }, (_, i) => {
    const row = Math.floor(i / (channels * places)), channel = i % channels, place = Math.floor(i / channels) % places
    return data[(row * channels + channel) * places + place] ?? NaN
  }).subarray(0, rows * channels * places)
}
