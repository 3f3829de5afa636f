/** Event rates from the input up: e_l = f(W_l e_(l-1) + c_l). */
import type { Tensor } from './device.ts'
import type { Activity, Network } from './network.ts'
import { itemOf } from './network.ts'

/** What layer `index` sees. */
export const inputOf = ({ input, eventRates }: Pick<Activity, 'input' | 'eventRates'>, index: number): Tensor => (index === 0 ? input : itemOf(eventRates, index - 1))

/** Fills the event rates of all layers. */
export function forward({ device, spec, layers, parameters }: Network, activity: Activity): void {
  const { activation } = spec.network
  for (const [index, layer] of layers.entries()) {
    const { weights, bias } = itemOf(parameters, index)
    const x = inputOf(activity, index), out = itemOf(activity.eventRates, index)
    if (layer.type === 'convolution') device.convolve({ x, weights, bias, out, activation, shape: layer.shape })
    else if (layer.output && activity.logits !== null) {
      device.affine({ x, weights, bias, out: activity.logits, activation: null })
      device.softmax({ x: activity.logits, out })
    } else device.affine({ x, weights, bias, out, activation })
  }
}
