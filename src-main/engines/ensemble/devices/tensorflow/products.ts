/** Products of matrices, in the form that is fast on a backend. */
import type { Tensor2D, Tensor as Values } from '@tensorflow/tfjs-core'
import type { Backend } from './backends/backend.ts'

export interface Products {
  /** a b. */
  times(a: Values, b: Values): Values
  /** a bᵀ. */
  timesTransposed(a: Values, b: Values): Values
  /** aᵀ b. */
  transposedTimes(a: Values, b: Values): Values
}

export function productsOf({ tf, plainProducts }: Backend): Products {
  const times = (a: Values, b: Values): Values => tf.matMul(a as Tensor2D, b as Tensor2D)
  if (!plainProducts) {
    return {
      times,
      timesTransposed: (a, b) => tf.matMul(a as Tensor2D, b as Tensor2D, false, true),
      transposedTimes: (a, b) => tf.matMul(a as Tensor2D, b as Tensor2D, true, false),
    }
  }
  return {
    times,
    timesTransposed(a, b) {
      const [rows = 0] = a.shape, [units = 0] = b.shape
      // Either the large b is turned, or the small a and the product.
      return a.size + rows * units < b.size ? tf.transpose(times(b, tf.transpose(a))) : times(a, tf.transpose(b))
    },
    transposedTimes: (a, b) => times(tf.transpose(a), b),
  }
}
