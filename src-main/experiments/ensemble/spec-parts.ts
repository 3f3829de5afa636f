/** What the presets are made of: networks, data and constants of the authors' code (Tables S3 and S4; sections of the Methods). */
import type { ConvolutionLayerSpec, DataSpec, DenseLayerSpec, EnsembleSpec, InitialSpec, LayerSpec, NetworkSpec, OptimiserSpec, RuleSpec } from '../../engines/ensemble/spec.ts'
import { canonicalEnsemble } from './canonical.ts'
import { ensembleParameters } from './parameters.ts'

export interface SpecParts {
  readonly data: DataSpec
  readonly network: NetworkSpec
  readonly rule: RuleSpec
  readonly optimiser: OptimiserSpec
  readonly initial: InitialSpec
  readonly epochs: number
  readonly batch: number
  readonly everySteps: number
  /** Angles between updates; true where absent. */
  readonly angles?: boolean
}

/** Holds no more than the rule needs. */
export function ensembleSpec({ epochs, batch, everySteps, angles = true, ...parts }: SpecParts): EnsembleSpec {
  const whole: EnsembleSpec = { kind: 'ensemble', version: 2, ...parts, training: { epochs, batch, patienceEpochs: 0, minImprovementPct: 0 }, recording: { everySteps, angles, distributions: true }, device: 'auto' }
  return canonicalEnsemble(whole, ensembleParameters(whole))
}

export const dense = (units: number): DenseLayerSpec => ({ type: 'dense', units })
export const convolution = (filters: number, kernel: number, stride: number): ConvolutionLayerSpec => ({ type: 'convolution', filters, kernel, stride, padding: 0 })

/** p of the output 0.2; κ of the authors' code, for softmax outputs. */
export const network = (activation: NetworkSpec['activation'], layers: readonly LayerSpec[]): NetworkSpec => ({ layers, activation, outputBurstProbability: 0.2, kappa: 1e-5 })

export const burstprop = (feedback: RuleSpec['feedback'], recurrent: RuleSpec['recurrent']): RuleSpec => ({
  type: 'burstprop', feedback, recurrent, recurrentRate: 1e-4, recurrentBursts: 'code', perturbation: 'simultaneous', perturbationSd: 0.001,
})
export const backprop: RuleSpec = { ...burstprop('learned', 'none'), type: 'backprop' }
export const nodePerturbation: RuleSpec = { ...backprop, type: 'nodePerturbation' }

const wholeSet = { trainCount: 0, testCount: 0, validationCount: 0 } as const
const greyPixels = { augmentation: 'none', mean: [0.131], sd: [0.308] } as const
/** ImageNet's, also for CIFAR-10. */
const colourPixels = { mean: [0.485, 0.456, 0.406], sd: [0.229, 0.224, 0.225] } as const

export const mnist: DataSpec = { name: 'mnist', ...wholeSet, ...greyPixels }
export const digits: DataSpec = { name: 'digits', ...wholeSet, ...greyPixels }
export const cifar10: DataSpec = { name: 'cifar10', ...wholeSet, augmentation: 'cropAndFlip', ...colourPixels }
export const imageNet: DataSpec = { name: 'imagenet', ...wholeSet, augmentation: 'resizedCropAndFlip', ...colourPixels }

/** The first images of a set only. */
export const some = (data: DataSpec, trainCount: number, testCount: number): DataSpec => ({ ...data, trainCount, testCount })

const noSchedule = { rateFactorEvery: 0, rateFactor: 0.1 } as const

/** Sums over the batch, and decay that is no part of the step. */
export const mnistSteps: OptimiserSpec = { hiddenRate: 0.1, outputRate: 0.01, momentum: 0.8, decay: 1e-6, decayKind: 'decoupled', gradient: 'sum', ...noSchedule }
export const cifarSteps: OptimiserSpec = { ...mnistSteps, hiddenRate: 0.01, momentum: 0.9 }
/** Rates a tenth every 30 epochs. */
export const imageNetSteps: OptimiserSpec = { ...cifarSteps, decay: 1e-4, decayKind: 'coupled', rateFactorEvery: 30 }

/** Of backpropagation: one rate for all layers, means over the batch. */
export const meanSteps = (steps: OptimiserSpec, rate: number): OptimiserSpec => ({ ...steps, hiddenRate: rate, outputRate: rate, decayKind: 'coupled', gradient: 'mean' })

export const mnistStart: InitialSpec = { weights: 'xavierNormal', gain: 1, feedbackSd: 1, recurrentRange: 0.01 }
/** Also of backpropagation and of node perturbation. */
export const wideStart: InitialSpec = { ...mnistStart, gain: 3.6 }
export const imageNetStart: InitialSpec = { weights: 'kaimingNormal', gain: 1, feedbackSd: 0.01, recurrentRange: 0.01 }
