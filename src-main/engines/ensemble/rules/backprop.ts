/** Backprop: the rival, and the measure of burstprop's updates. */
import type { Descent } from '../device.ts'
import { forward } from '../forward.ts'
import type { Activity, Network } from '../network.ts'
import { itemOf } from '../network.ts'
import { handDown, learnLayer } from './learn-layer.ts'

/** One batch, which is in `activity.input` and `activity.target`. */
export function backpropStep(network: Network, activity: Activity, descent: (index: number) => Descent): void {
  forward(network, activity)
  startError(network, activity)
  for (let index = network.layers.length - 1; index >= 0; index--) {
    if (index > 0) propagateError(network, activity, index)
    learnLayer(network, activity, index, itemOf(activity.errors, index), descent(index))
  }
}

/** At the output, before its activation. */
export function startError({ device, spec, layers }: Network, { eventRates, target, errors }: Activity): void {
  const last = layers.length - 1
  device.outputError({ eventRate: itemOf(eventRates, last), target, activation: spec.network.activation, out: itemOf(errors, last) })
}

/** From layer `index` to the one below, through the weights as they are. */
export function propagateError(network: Network, activity: Activity, index: number): void {
  const propagated = itemOf(activity.propagated, index - 1)
  handDown(network, index, itemOf(activity.errors, index), itemOf(network.parameters, index).weights, propagated)
  network.device.hiddenError({
    propagated, eventRate: itemOf(activity.eventRates, index - 1), activation: network.spec.network.activation, out: itemOf(activity.errors, index - 1),
  })
}
