/** A layer learns: weights, feedback weights and biases from the difference its output should make. */
import type { Descent, Tensor } from '../device.ts'
import { inputOf } from '../forward.ts'
import type { Activity, Network } from '../network.ts'
import { itemOf } from '../network.ts'

/** Eqs. 13-14 and 18-19 for layer `index`; `difference` has the layer's units as columns. */
export function learnLayer({ device, spec, layers, parameters }: Network, activity: Pick<Activity, 'batch' | 'input' | 'eventRates'>, index: number, difference: Tensor, descent: Descent): void {
  const layer = itemOf(layers, index)
  const { weights, velocity, bias, biasVelocity, feedback, feedbackVelocity } = itemOf(parameters, index)
  const learns = spec.rule.type === 'burstprop' && spec.rule.feedback === 'learned'
  const operands = { difference, input: inputOf(activity, index), weights, velocity, feedback: learns ? feedback : null, feedbackVelocity, descent }
  if (layer.type === 'convolution') device.learnConvolution({ ...operands, shape: layer.shape })
  else device.learn(operands)
  const places = layer.units / layer.rows
  device.learnBias({ difference: device.view(difference, { from: 0, rows: activity.batch * places, columns: layer.rows }), bias, velocity: biasVelocity, descent })
}

/** Signals of layer `index` through `weights` to the layer below: `signals` Y, or the transposed convolution. */
export function handDown({ device, layers }: Network, index: number, signals: Tensor, weights: Tensor, out: Tensor): void {
  const layer = itemOf(layers, index)
  if (layer.type === 'convolution') device.feedbackConvolution({ bursts: signals, weights, out, shape: layer.shape })
  else device.feedback({ bursts: signals, weights, out })
}
