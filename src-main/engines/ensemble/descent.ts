/** The step of each layer in an epoch. */
import type { Descent } from './device.ts'
import type { Layer } from './layers.ts'
import type { EnsembleSpec } from './spec.ts'

/**
 * `classes` and `batch` enter where gradients are means: of the squared error over batch and classes (whose gradient has a factor 2), of the
 * cross-entropy over the batch.
 */
export function descentOf({ optimiser, rule, network }: EnsembleSpec, layer: Pick<Layer, 'output' | 'rateFactor'>, { epoch, batch, classes }: { readonly epoch: number; readonly batch: number; readonly classes: number }): Descent {
  const { hiddenRate, outputRate, momentum, decay, decayKind, gradient, rateFactorEvery, rateFactor } = optimiser
  const factor = rateFactorEvery > 0 ? rateFactor ** Math.floor(epoch / rateFactorEvery) : 1
  const squaredError = rule.type === 'backprop' && network.activation === 'sigmoid'
  // What node perturbation learns from is a mean already.
  const scale = gradient === 'sum' || rule.type === 'nodePerturbation' ? 1 : squaredError ? 2 / (batch * classes) : 1 / batch
  return { rate: factor * (layer.output ? outputRate : hiddenRate * layer.rateFactor), momentum, decay, coupled: decayKind === 'coupled', scale }
}
