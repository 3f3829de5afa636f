/** What an ensemble experiment is: a layered network of ensembles, the rule that trains it, and the images it learns. */
import type { ImageChoice } from '../images.ts'
import type { Activation, DeviceId } from './device.ts'

interface LayerSpecBase {
  /** η_l over that of hidden layers; absent: 1. */
  readonly rateFactor?: number
}

export interface DenseLayerSpec extends LayerSpecBase {
  readonly type: 'dense'
  readonly units: number
}

export interface ConvolutionLayerSpec extends LayerSpecBase {
  readonly type: 'convolution'
  readonly filters: number
  readonly kernel: number
  readonly stride: number
  readonly padding: number
}

export type LayerSpec = DenseLayerSpec | ConvolutionLayerSpec

export interface NetworkSpec {
  /** Hidden layers, input side first. The output layer has a unit per class. */
  readonly layers: readonly LayerSpec[]
  /** Of the hidden layers: sigmoid with a sigmoid output and squared error, or ReLU with a softmax output. */
  readonly activation: Activation
  /** p of the output layer without a teacher. */
  readonly outputBurstProbability: number
  /** κ: how far the teacher moves the burst probability of a softmax output. */
  readonly kappa: number
}

export type RuleName = 'burstprop' | 'backprop' | 'nodePerturbation'

export interface RuleSpec {
  readonly type: RuleName
  /** Burstprop: Y learns with W (Kolen-Pollack), stays as it began, or is W itself. */
  readonly feedback: 'learned' | 'fixed' | 'symmetric'
  /** Burstprop: recurrent input of dense hidden layers. */
  readonly recurrent: 'none' | 'fixed' | 'learned'
  readonly recurrentRate: number
  /** Burstprop: whether the burst rates of the recurrent input have the factor h(e) of Eq. 16 ("paper") or not ("code"). */
  readonly recurrentBursts: 'code' | 'paper'
  /** Node perturbation: all layers at once, one after another within each batch, or one layer per batch. */
  readonly perturbation: 'simultaneous' | 'sequential' | 'oneLayerPerBatch'
  readonly perturbationSd: number
}

export interface OptimiserSpec {
  /** η of hidden layers and of the output layer. */
  readonly hiddenRate: number
  readonly outputRate: number
  readonly momentum: number
  readonly decay: number
  readonly decayKind: 'decoupled' | 'coupled'
  readonly gradient: 'sum' | 'mean'
  /** The rates are multiplied by `rateFactor` every so many epochs; 0: never. */
  readonly rateFactorEvery: number
  readonly rateFactor: number
}

export interface InitialSpec {
  readonly weights: 'xavierNormal' | 'kaimingNormal'
  readonly gain: number
  readonly feedbackSd: number
  /** R is uniform within ± this. */
  readonly recurrentRange: number
}

export interface DataSpec extends ImageChoice {
  /** So many training images are kept apart and tested instead of the test set; 0: none. */
  readonly validationCount: number
  readonly augmentation: 'none' | 'shift' | 'cropAndFlip' | 'resizedCropAndFlip'
  /** Subtracted from pixels in [0, 1] and divided by: per channel, or one for all. */
  readonly mean: readonly number[]
  readonly sd: readonly number[]
}

export interface TrainingSpec {
  readonly epochs: number
  readonly batch: number
  /** Ends after so many epochs whose test error was not smaller than the best before by more than `minImprovementPct`; 0: never. */
  readonly patienceEpochs: number
  /** In percentage points. */
  readonly minImprovementPct: number
}

export interface EnsembleRecordingSpec {
  /** Angles, distributions and losses within an epoch every so many steps; 0: at its end only. */
  readonly everySteps: number
  /** Angles between burstprop's updates and backprop's: one more pass down where they are recorded. */
  readonly angles: boolean
  /** Distributions of dendritic potentials and burst probabilities of hidden layers. */
  readonly distributions: boolean
  /** Distributions of weights, feedback weights and recurrent weights, before learning and after each epoch; absent: none. */
  readonly weightDistributions?: true
}

export interface EnsembleSpec {
  readonly kind: 'ensemble'
  readonly version: 2
  readonly data: DataSpec
  readonly network: NetworkSpec
  readonly rule: RuleSpec
  readonly optimiser: OptimiserSpec
  readonly initial: InitialSpec
  readonly training: TrainingSpec
  readonly recording: EnsembleRecordingSpec
  readonly device: DeviceId | 'auto'
}
