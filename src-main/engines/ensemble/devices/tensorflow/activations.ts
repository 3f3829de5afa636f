/** Sigmoids, rectifiers and what follows from them. */
import type { Tensor as Values } from '@tensorflow/tfjs-core'
import type { Activation } from '../../device.ts'
import type { Backend, TensorFlow } from './backends/backend.ts'

export const activate = (tf: TensorFlow, x: Values, activation: Activation | null): Values => (activation === 'sigmoid' ? tf.sigmoid(x) : activation === 'relu' ? tf.relu(x) : x)

/** 1 where x > 0, or else 0. */
export const positive = (tf: TensorFlow, x: Values): Values => tf.cast(tf.greater(x, 0), 'float32')

/** h of Eq. 11. */
export const gainOf = (tf: TensorFlow, e: Values, activation: Activation): Values => (activation === 'sigmoid' ? tf.sub(1, e) : tf.div(positive(tf, e), tf.add(e, 1e-8)))

/** What the activation's slope does to what comes down: e (1 - e), or [e > 0]. */
export const slopeOf = (tf: TensorFlow, e: Values, activation: Activation): Values => (activation === 'sigmoid' ? tf.mul(e, tf.sub(1, e)) : positive(tf, e))

/**
 * σ(u + du) - σ(u), every digit of it: with p = σ(u) and q = σ(u + du) it is tanh(du / 2) (q (1 - p) + p (1 - q)), where nothing cancels
 * and nothing overflows. `p` is at hand; 1 - p is σ(-u).
 */
export function sigmoidDifference(backend: Backend, u: Values, p: Values, du: Values): Values {
  const { tf } = backend
  const grown = tf.add(u, du)
  const sum = tf.add(tf.mul(tf.sigmoid(grown), tf.sigmoid(tf.neg(u))), tf.mul(p, tf.sigmoid(tf.neg(grown))))
  return tf.mul(tanh(backend, tf.mul(du, 0.5)), sum)
}

function tanh({ tf, exactTanh }: Backend, x: Values): Values {
  if (exactTanh) return tf.tanh(x)
  const square = tf.square(x)
  // Its series to x⁹, good to 32 bits up to 1/4.
  const series = [62 / 2835, -17 / 315, 2 / 15, -1 / 3, 1].reduce<Values>((sum, coefficient) => tf.add(tf.mul(sum, square), coefficient), tf.scalar(0))
  return tf.where(tf.less(tf.abs(x), 0.25), tf.mul(x, series), tf.tanh(x))
}
