/**
 * Burstprop, Eqs. 11-19. Bursts b and their difference d = b_t - b go down together; each layer learns from its own d and from what it
 * sees. `compare` also carries backprop's error down, for the angles of Figs. 5 and S6-S7.
 */
import type { Descent } from '../device.ts'
import { forward } from '../forward.ts'
import type { Activity, Network } from '../network.ts'
import { itemOf } from '../network.ts'
import { propagateError, startError } from './backprop.ts'
import { handDown, learnLayer } from './learn-layer.ts'

export interface StepOptions {
  /** Of each layer, by its index. */
  readonly descent: (index: number) => Descent
  readonly compare: boolean
}

/** One batch, which is in `activity.input` and `activity.target`. */
export function burstpropStep(network: Network, activity: Activity, { descent, compare }: StepOptions): void {
  const { layers, parameters } = network
  const last = layers.length - 1
  forward(network, activity)
  teachOutput(network, activity)
  if (compare) startError(network, activity)
  for (let index = last; index >= 0; index--) {
    const { feedback } = itemOf(parameters, index)
    // Everything that goes down sees the weights of before the update.
    if (index > 0 && feedback !== null) handDown(network, index, itemOf(activity.bursts, index), feedback, itemOf(activity.fed, index - 1))
    if (compare && index > 0) propagateError(network, activity, index)
    learnLayer(network, activity, index, itemOf(activity.differences, index), descent(index))
    if (index > 0) {
      burstLayer(network, activity, index - 1)
      learnRecurrent(network, activity, index - 1)
    }
  }
}

/** Bursts of the output layer, and what the teacher makes of them. */
export function teachOutput({ device, spec, layers }: Network, activity: Activity): void {
  const last = layers.length - 1
  device.outputBursts({
    eventRate: itemOf(activity.eventRates, last), target: activity.target, burstProbability: spec.network.outputBurstProbability,
    kappa: spec.network.activation === 'relu' ? spec.network.kappa : null, out: itemOf(activity.bursts, last),
  })
}

/** Eqs. 11, 12, 15 and 16 in hidden layer `index`, whose feedback has arrived. */
export function burstLayer({ device, spec, parameters }: Network, activity: Activity, index: number): void {
  const { activation } = spec.network
  const eventRate = itemOf(activity.eventRates, index), feedback = itemOf(activity.fed, index), dendrite = itemOf(activity.dendrites, index)
  const { recurrent: weights } = itemOf(parameters, index)
  const out = itemOf(activity.bursts, index)
  if (weights === null) {
    device.bursts({ feedback, eventRate, recurrent: null, activation, out, dendrite })
    return
  }
  const preBursts = itemOf(activity.preBursts, index), recurrent = itemOf(activity.recurrent, index)
  device.preBursts({ feedback, eventRate, gain: spec.rule.recurrentBursts === 'paper', out: preBursts })
  device.affine({ x: preBursts, weights, bias: null, out: recurrent, activation: null })
  device.bursts({ feedback, eventRate, recurrent, activation, out, dendrite })
}

/** Eq. 17, where there is recurrent input that learns. */
function learnRecurrent({ device, spec, parameters }: Network, activity: Activity, index: number): void {
  const { recurrent: weights } = itemOf(parameters, index)
  if (weights === null || spec.rule.recurrent !== 'learned') return
  device.learnRecurrent({ dendrite: itemOf(activity.dendrites, index), bursts: itemOf(activity.preBursts, index), weights, rate: spec.rule.recurrentRate })
}
