/**
 * Eq. 2: dW/dt = η M(t) (p - p̄) ⊙ e_post e_preᵀ, η = 1/τ_W, one step of Euler's method. Hidden units that fire more than e_max weaken
 * the weights of their active inputs, each by λ (1 - e_max/e_post) e_pre.
 *
 * While an example lasts, its input does not change: all that W₁ learns of it is one vector times e₀ᵀ. It is summed up, and added to the
 * matrix when the example is over; what it does to the drive of hidden units, Δ(W₁e₀) = Δ|e₀|², acts at once.
 */
import { addOuter } from './input.ts'
import type { Network } from './network.ts'
import type { Simulation } from './simulation.ts'

export interface Plasticity {
  /** What is to be added to the weights of each hidden unit, per unit of e₀. */
  readonly pending: Float64Array
  /** Of the last step: the sum over units of |Δw| per unit of presynaptic rate. */
  hiddenStep: number
  outputStep: number
}

export const createPlasticity = ({ hidden }: Pick<Network, 'hidden'>): Plasticity => ({ pending: new Float64Array(hidden), hiddenStep: 0, outputStep: 0 })

/** One step of Eq. 2 in both layers. */
export function learn(simulation: Simulation): void {
  const { spec: { rule, dynamics } } = simulation
  const share = dynamics.dtS / rule.tauWeightS
  learnHidden(simulation, share)
  learnOutput(simulation, share)
}

function learnHidden({ spec: { rule }, network, input, hidden, plasticity, drives }: Simulation, share: number): void {
  const { burstProbability, running, eventRate } = hidden.before
  const { heterosynapticRate, maxRate } = rule
  plasticity.hiddenStep = 0
  for (let i = 0; i < hidden.units; i++) {
    const learnt = share * ((burstProbability[i] ?? 0) - (running[i] ?? 0)) * (eventRate[i] ?? 0)
    const rate = hidden.eventRate[i] ?? 0
    const change = rate > maxRate ? learnt - share * heterosynapticRate * (1 - maxRate / rate) : learnt
    plasticity.pending[i] = (plasticity.pending[i] ?? 0) + change
    plasticity.hiddenStep += Math.abs(change)
    network.hiddenBias[i] = (network.hiddenBias[i] ?? 0) + learnt
    drives.hidden[i] = (drives.hidden[i] ?? 0) + change * input.squaredSum + learnt
  }
}

function learnOutput({ network, hidden, output, plasticity }: Simulation, share: number): void {
  const { burstProbability, running, eventRate } = output.before
  const pre = hidden.before.eventRate
  plasticity.outputStep = 0
  for (let k = 0; k < output.units; k++) {
    const learnt = share * ((burstProbability[k] ?? 0) - (running[k] ?? 0)) * (eventRate[k] ?? 0)
    const row = k * hidden.units
    for (let i = 0; i < hidden.units; i++) network.outputWeights[row + i] = (network.outputWeights[row + i] ?? 0) + learnt * (pre[i] ?? 0)
    network.outputBias[k] = (network.outputBias[k] ?? 0) + learnt
    plasticity.outputStep += Math.abs(learnt)
  }
}

/** Adds what was summed up to W₁. */
export function settleWeights({ network, input, plasticity }: Simulation): void {
  addOuter(input, plasticity.pending, network.hiddenWeights)
  plasticity.pending.fill(0)
}
