/** Gradient descent of weights, feedback weights, biases and recurrent weights. */
import type { Tensor as Values } from '@tensorflow/tfjs-core'
import type { Descent, Device, LearnWeights, Tensor } from '../../device.ts'
import type { Backend } from './backends/backend.ts'
import { convolutionsOf } from './convolutions.ts'
import type { Matrices } from './matrices.ts'
import { productsOf } from './products.ts'

export function learningOf(backend: Backend, { get, set, compute }: Matrices): Pick<Device, 'learn' | 'learnConvolution' | 'learnBias' | 'learnRecurrent'> {
  const { tf } = backend
  const { transposedTimes } = productsOf(backend)
  const { filterChange } = convolutionsOf(backend)

  const plus = (sum: Values, factor: number, more: Values): Values => (factor === 0 ? sum : tf.add(sum, factor === 1 ? more : tf.mul(more, factor)))

  /** What enters the velocity of a change of 1. Times the difference, which is smaller than the change. */
  const scaled = (difference: Tensor, { coupled, scale, rate }: Descent): Values => {
    const factor = coupled ? scale : scale * rate
    return factor === 1 ? get(difference) : tf.mul(get(difference), factor)
  }

  const nextVelocity = (change: Values, weights: Tensor, velocity: Tensor, { coupled, decay, momentum }: Descent): Values =>
    plus(plus(change, coupled ? -decay : 0, get(weights)), momentum, get(velocity))

  function move(weights: Tensor, velocity: Values, { coupled, decay, rate }: Descent): void {
    const from = get(weights)
    // w + (v - λ w) and not (1 - λ) w + v: in 32 bits, 1 - λ has few digits of a small λ.
    set(weights, coupled ? plus(from, rate, velocity) : tf.add(from, plus(velocity, -decay, from)))
  }

  function descend(change: Values, weights: Tensor, velocity: Tensor, descent: Descent): void {
    const next = nextVelocity(change, weights, velocity, descent)
    move(weights, next, descent)
    set(velocity, next)
  }

  function learnWeights(change: Values, { weights, velocity, feedback, feedbackVelocity, descent }: LearnWeights): void {
    if (feedback !== null && feedbackVelocity !== null) descend(change, feedback, feedbackVelocity, descent)
    else if (feedback !== null) move(feedback, nextVelocity(change, feedback, velocity, descent), descent)
    descend(change, weights, velocity, descent)
  }

  return {
    learn(operands) {
      compute(() => { learnWeights(transposedTimes(scaled(operands.difference, operands.descent), get(operands.input)), operands) })
    },
    learnConvolution(operands) {
      const { shape, difference, input, descent } = operands
      compute(() => { learnWeights(filterChange(scaled(difference, descent), get(input), shape), operands) })
    },
    learnBias({ difference, bias, velocity, descent }) {
      // Only the coupled decay reaches biases.
      const own = descent.coupled ? descent : { ...descent, decay: 0 }
      compute(() => { descend(tf.sum(scaled(difference, own), 0, true), bias, velocity, own) })
    },
    learnRecurrent({ dendrite, bursts, weights, rate }) {
      compute(() => { set(weights, tf.add(get(weights), transposedTimes(tf.mul(get(dendrite), rate), get(bursts)))) })
    },
  }
}
