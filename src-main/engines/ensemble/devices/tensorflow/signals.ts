/** What goes on between the products: bursts, teachers and errors, number by number. */
import type { Tensor as Values } from '@tensorflow/tfjs-core'
import type { Device } from '../../device.ts'
import { activate, gainOf, sigmoidDifference, slopeOf } from './activations.ts'
import type { Backend } from './backends/backend.ts'
import type { Matrices } from './matrices.ts'

type Signals = Pick<Device, 'softmax' | 'perturb' | 'outputBursts' | 'preBursts' | 'bursts' | 'outputError' | 'hiddenError'>

export function signalsOf(backend: Backend, { get, set, compute }: Matrices): Signals {
  const { tf } = backend

  /** d of the output: how far the teacher moves its bursts. */
  function taught(e: Values, t: Values, p0: number, kappa: number | null): Values {
    const error = tf.sub(t, e)
    if (kappa === null) return tf.mul(tf.mul(error, p0), slopeOf(tf, e, 'sigmoid'))
    const wanted = tf.div(tf.mul(error, p0 * kappa), tf.add(e, 1e-8))
    return tf.div(tf.mul(tf.minimum(wanted, 1 - p0), e), kappa)
  }

  return {
    softmax({ x, out }) {
      compute(() => { set(out, tf.softmax(get(x))) })
    },
    perturb({ x, noise, out, activation }) {
      compute(() => { set(out, activate(tf, tf.add(get(x), get(noise)), activation)) })
    },
    outputBursts({ eventRate, target, burstProbability, kappa, out }) {
      compute(() => {
        const e = get(eventRate)
        set(out, tf.concat([tf.mul(e, burstProbability), taught(e, get(target), burstProbability, kappa)], 0))
      })
    },
    preBursts({ feedback, eventRate, gain, out }) {
      compute(() => {
        const e = get(eventRate)
        // Its upper half, where it has two.
        const f = tf.slice(get(feedback), [0, 0], [eventRate.rows, eventRate.columns])
        set(out, tf.mul(tf.sigmoid(gain ? tf.mul(f, tf.sub(1, e)) : f), e))
      })
    },
    bursts({ feedback, eventRate, recurrent, activation, out, dendrite }) {
      compute(() => {
        const { rows, columns } = eventRate
        const e = get(eventRate), both = get(feedback), h = gainOf(tf, e, activation)
        const arrived = tf.mul(tf.slice(both, [0, 0], [rows, columns]), h)
        const u = recurrent === null ? arrived : tf.sub(arrived, get(recurrent))
        const du = tf.mul(tf.slice(both, [rows, 0], [rows, columns]), h)
        const p = tf.sigmoid(u)
        set(out, tf.concat([tf.mul(p, e), tf.mul(sigmoidDifference(backend, u, p, du), e)], 0))
        set(dendrite, u)
      })
    },
    outputError({ eventRate, target, activation, out }) {
      compute(() => {
        const e = get(eventRate), error = tf.sub(get(target), e)
        set(out, activation === 'sigmoid' ? tf.mul(error, slopeOf(tf, e, activation)) : error)
      })
    },
    hiddenError({ propagated, eventRate, activation, out }) {
      compute(() => { set(out, tf.mul(get(propagated), slopeOf(tf, get(eventRate), activation))) })
    },
  }
}
