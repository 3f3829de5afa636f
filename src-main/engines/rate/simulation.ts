/**
 * The network in time, step by step (Fig. S4). All of a step is computed from the state before it, as in the authors' code; with
 * dt = τ_z = τ_u, the published values, each layer follows the one before it with a delay of one step.
 *
 *   τ_z dz₁/dt = -z₁ + W₁e₀ + n₁      e₁ = exp(z₁)
 *   τ_z dz₂/dt = -z₂ + W₂e₁ + n₂      e₂ = softmax(z₂)
 *   τ_u du/dt  = -u + h ⊙ (B b₂)      p₁ = σ(βu)        (Eqs. 10-12; h = f'(z₁)/e₁ = 1 for the exponential)
 *   p₂ = p_ref + [teacher] p_ref tanh((t - ē₂)/(ē₂ + 1e-8))
 *
 * What the paper leaves open, and is as in that code: nothing is reset between examples; the biases n learn like weights from a unit
 * that is always active; Eq. 2 takes p, p̄ and e from before the step; the heterosynaptic term acts on W₁ only.
 */
import { createInput, driveFrom, showImage } from './input.ts'
import type { Input } from './input.ts'
import type { ImagePart } from '../images.ts'
import { advanceAverages, createLayer, relax, remember, softmax, updateRunning, weightedSum } from './layer.ts'
import type { Layer } from './layer.ts'
import { createNetwork } from './network.ts'
import type { Network, NetworkSize } from './network.ts'
import { createPlasticity, learn, settleWeights } from './plasticity.ts'
import type { Plasticity } from './plasticity.ts'
import type { RateSpec } from './spec.ts'

/** Keeps the teacher finite where an ensemble is silent. */
const smallRate = 1e-8

export interface Simulation {
  readonly spec: RateSpec
  readonly network: Network
  readonly input: Input
  readonly hidden: Layer
  readonly output: Layer
  /** u: the dendritic potential of the hidden layer. */
  readonly dendrite: Float64Array
  readonly plasticity: Plasticity
  readonly drives: { readonly hidden: Float64Array; readonly output: Float64Array; readonly dendrite: Float64Array }
}

export function createSimulation(spec: RateSpec, size: NetworkSize, seed: number): Simulation {
  const network = createNetwork(spec.network, size, seed)
  const { hidden, outputs, inputs } = network
  const { referenceBurstProbability: reference } = spec.dynamics
  return {
    spec, network, input: createInput(inputs), hidden: createLayer(hidden, reference), output: createLayer(outputs, reference),
    dendrite: new Float64Array(hidden), plasticity: createPlasticity(network),
    drives: { hidden: new Float64Array(hidden), output: new Float64Array(outputs), dendrite: new Float64Array(hidden) },
  }
}

/** The image at `index` is what the input layer sees from now on. */
export function present({ input, network, drives }: Simulation, images: ImagePart, index: number): void {
  showImage(input, images, index)
  driveFrom(input, network.hiddenWeights, network.hiddenBias, drives.hidden)
}

/** What the teacher wants: the class, or nothing. */
export type Target = number | null

/** A stretch of time with the same input and teacher. `onStep` sees every step, where it is given. */
export function run(simulation: Simulation, steps: number, target: Target, onStep?: () => void): void {
  const { spec: { rule, dynamics }, hidden, output } = simulation
  const plastic = rule.gate === 'always' || target !== null
  const share = dynamics.dtS / dynamics.tauAvgS
  let settled = false
  for (let step = 0; step < steps; step++) {
    // Where nothing changes any more but the averages, and no teacher follows them, the rest of the step would give the same again.
    if (!settled) {
      remember(hidden)
      remember(output)
      settled = advanceRates(simulation, target) && target === null && !plastic
    }
    advanceAverages(hidden, share)
    advanceAverages(output, share)
    if (!settled || onStep !== undefined || step === steps - 1) {
      updateRunning(hidden)
      updateRunning(output)
    }
    if (plastic) learn(simulation)
    onStep?.()
  }
}

/** To be called when an example is over: until then, what W₁ learnt of it is kept apart. */
export const endExample = (simulation: Simulation): void => settleWeights(simulation)

/** Rates, potentials and burst probabilities of one step. True where none of them changed. */
function advanceRates(simulation: Simulation, target: Target): boolean {
  const { spec: { dynamics }, network, hidden, output, dendrite, drives } = simulation
  const somaShare = dynamics.dtS / dynamics.tauSomaS
  teach(output, target, dynamics.referenceBurstProbability)
  for (let k = 0; k < output.units; k++) drives.output[k] = (network.outputBias[k] ?? 0) + weightedSum(network.outputWeights, k * hidden.units, hidden.before.eventRate)
  feedBack(network, output.before.burstRate, drives.dendrite)

  const hiddenChanged = relax(hidden.potential, drives.hidden, somaShare)
  for (let i = 0; i < hidden.units; i++) hidden.eventRate[i] = Math.exp(hidden.potential[i] ?? 0)
  const outputChanged = relax(output.potential, drives.output, somaShare)
  softmax(output.potential, output.eventRate)
  const dendriteChanged = relax(dendrite, drives.dendrite, dynamics.dtS / dynamics.tauDendriteS)
  for (let i = 0; i < hidden.units; i++) hidden.burstProbability[i] = sigmoid(dynamics.dendriticSlope * (dendrite[i] ?? 0))

  // Eq. 12: b = p ⊙ e.
  const hiddenBurstsChanged = burst(hidden)
  const outputBurstsChanged = burst(output)
  return !hiddenChanged && !outputChanged && !dendriteChanged && !hiddenBurstsChanged && !outputBurstsChanged
}

/** The squashed error: p₂ stays between 0 and 2 p_ref. */
function teach({ units, burstProbability, runningEvents }: Layer, target: Target, reference: number): void {
  if (target === null) {
    burstProbability.fill(reference)
    return
  }
  for (let k = 0; k < units; k++) {
    const rate = runningEvents[k] ?? 0
    burstProbability[k] = reference + reference * Math.tanh(((k === target ? 1 : 0) - rate) / (rate + smallRate))
  }
}

/** Eq. 11: out = B b₂. */
function feedBack({ hidden, outputs, feedbackWeights }: Network, burstRate: Float64Array, out: Float64Array): void {
  out.fill(0)
  for (let k = 0; k < outputs; k++) {
    const bursts = burstRate[k] ?? 0
    const row = k * hidden
    for (let i = 0; i < hidden; i++) out[i] = (out[i] ?? 0) + bursts * (feedbackWeights[row + i] ?? 0)
  }
}

function burst({ units, eventRate, burstProbability, burstRate }: Layer): boolean {
  let changed = false
  for (let i = 0; i < units; i++) {
    const is = (burstProbability[i] ?? 0) * (eventRate[i] ?? 0)
    changed ||= is !== burstRate[i]
    burstRate[i] = is
  }
  return changed
}

const sigmoid = (x: number): number => 1 / (1 + Math.exp(-x))
