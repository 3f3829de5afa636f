/** What the operations need to know of a backend of TensorFlow.js. */
import type * as core from '@tensorflow/tfjs-core'

export type TensorFlow = typeof core

export interface Backend {
  readonly tf: TensorFlow
  /** As TensorFlow.js knows it. */
  readonly name: string
  /** In words, with the part of the machine that computes. */
  readonly label: string
  /** Its matrix product is fast as A B only, with neither of them transposed. */
  readonly plainProducts: boolean
  /** Has fast kernels for both gradients of a convolution. */
  readonly convolutionGradients: boolean
  /** Its tanh keeps the digits of small arguments. */
  readonly exactTanh: boolean
  /** Gives back what it holds besides tensors. */
  release(): void
}

export const nothingToRelease = (): void => undefined
