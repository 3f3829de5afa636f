/**
 * The weights of the network. The paper says "no weight transport" and the scale of B; that weights of the way up are Gaussian with
 * variance 2/(fan-in + fan-out), those of the way down the same times the scale, and biases 0, is as in the authors' code.
 */
import { createStream } from '../random/random-stream.ts'
import type { RateNetwork } from './spec.ts'

const purpose = { hiddenWeights: 1, outputWeights: 2, feedbackWeights: 3 } as const

export interface Network {
  readonly inputs: number
  readonly hidden: number
  readonly outputs: number
  /** From input j to hidden unit i at j·hidden + i: images are mostly black, and an active pixel's weights lie together. */
  readonly hiddenWeights: Float64Array
  readonly hiddenBias: Float64Array
  /** From hidden unit i to output k at k·hidden + i. */
  readonly outputWeights: Float64Array
  readonly outputBias: Float64Array
  /** B: from output k to hidden unit i at k·hidden + i. The output weights themselves where they are transported. */
  readonly feedbackWeights: Float64Array
}

export interface NetworkSize {
  readonly inputs: number
  readonly outputs: number
}

/** Draws every weight. A unit's weights depend on the seed, its layer and its number only. */
export function createNetwork(spec: RateNetwork, { inputs, outputs }: NetworkSize, seed: number): Network {
  const hidden = spec.hiddenUnits
  const outputSd = Math.sqrt(2 / (hidden + outputs))
  const draw = (what: number, unit: number, sd: number, from: number): number[] => {
    const stream = createStream({ seed, purpose: what, index: unit, subIndex: 0 })
    return Array.from({ length: from }, () => sd * stream.normal())
  }
  const hiddenWeights = new Float64Array(inputs * hidden)
  for (let i = 0; i < hidden; i++) draw(purpose.hiddenWeights, i, Math.sqrt(2 / (inputs + hidden)), inputs).forEach((w, j) => { hiddenWeights[j * hidden + i] = w })
  const fromHidden = (what: number, sd: number): Float64Array => Float64Array.from(Array.from({ length: outputs }, (_, k) => draw(what, k, sd, hidden)).flat())
  const outputWeights = fromHidden(purpose.outputWeights, outputSd)
  return {
    inputs, hidden, outputs, hiddenWeights, outputWeights,
    hiddenBias: new Float64Array(hidden), outputBias: new Float64Array(outputs),
    feedbackWeights: spec.feedback === 'transported' ? outputWeights : fromHidden(purpose.feedbackWeights, spec.feedbackScale * outputSd),
  }
}
