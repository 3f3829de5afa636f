/** The loss of node perturbation, in 64 bits whatever the device: E - E' is a small difference. */
import type { Network } from '../network.ts'

/**
 * Sigmoid: the mean over batch and classes of (t - e)², `outputs` being event rates. Softmax: the mean over the batch of the cross-entropy,
 * `outputs` being what goes into the softmax, so that no probability vanishes.
 */
export function lossOf({ spec, classes }: Pick<Network, 'spec' | 'classes'>, outputs: Float64Array, target: Float64Array): number {
  const sum = spec.network.activation === 'sigmoid' ? squaredErrors(outputs, target) / classes : crossEntropies(outputs, target, classes)
  return sum / (outputs.length / classes)
}

function squaredErrors(outputs: Float64Array, target: Float64Array): number {
  return outputs.reduce((sum, output, i) => sum + ((target[i] ?? 0) - output) ** 2, 0)
}

function crossEntropies(outputs: Float64Array, target: Float64Array, classes: number): number {
  let sum = 0
  for (let at = 0; at < outputs.length; at += classes) {
    const logits = outputs.subarray(at, at + classes)
    const largest = logits.reduce((most, logit) => Math.max(most, logit), -Infinity)
    const logarithm = largest + Math.log(logits.reduce((total, logit) => total + Math.exp(logit - largest), 0))
    logits.forEach((logit, i) => { sum += (target[at + i] ?? 0) * (logarithm - logit) })
  }
  return sum
}
