/**
 * What the rate engine needs to know: ensembles in continuous time that learn images by Eq. 2 (Fig. S4). Three layers: the pixels, one
 * hidden layer with an exponential transfer function, and a softmax with an ensemble for each class.
 */

import type { ImageChoice } from '../images.ts'

/** Feedback weights: drawn once and left alone, or those of the way up at all times. */
export type RateFeedback =
  | {
    readonly feedback: 'random'
    /** Their SD as a share of that of the output layer's weights. */
    readonly feedbackScale: number
  }
  | { readonly feedback: 'transported' }

export type RateNetwork = RateFeedback & { readonly hiddenUnits: number }

export interface RateDynamics {
  /** Of Euler's method. */
  readonly dtS: number
  /** Of the somatic potential, z. */
  readonly tauSomaS: number
  /** Of the dendritic potential, u. */
  readonly tauDendriteS: number
  /** Of the running event and burst rates. */
  readonly tauAvgS: number
  /** Slope of the dendritic sigmoid. */
  readonly dendriticSlope: number
  /** Burst probability of the output layer without a teacher, and of every layer before anything happened. */
  readonly referenceBurstProbability: number
}

export interface RateRule {
  /** 1/η of Eq. 2. */
  readonly tauWeightS: number
  /** M(t) of Eq. 2: weights change while the teacher is on, or always. */
  readonly gate: 'teacher' | 'always'
  /** Of a hidden unit above `maxRate`, all active inputs are weakened. 0: none. */
  readonly heterosynapticRate: number
  readonly maxRate: number
}

export interface RateTraining {
  readonly epochs: number
  /** Of the examples, in every epoch. */
  readonly order: 'fixed' | 'shuffled'
  /** Each example first without and then with the teacher. */
  readonly predictionS: number
  readonly teacherS: number
}

/** One unit of each layer, followed for a while. Counted from 0. */
export interface RateRecording {
  /** Of the whole run. */
  readonly fromExample: number
  readonly durationS: number
  readonly inputUnit: number
  readonly hiddenUnit: number
  readonly outputUnit: number
}

export interface RateSpec {
  readonly kind: 'rate'
  readonly version: 1
  readonly data: ImageChoice
  readonly network: RateNetwork
  readonly dynamics: RateDynamics
  readonly rule: RateRule
  readonly training: RateTraining
  readonly recording: RateRecording
}
