/**
 * The pyramidal cells, Eqs. 9-10, and their simplified form. One pass over a population per step, eight neurons at a time:
 * currents from the conductances and voltages at the start of the step, membranes, adaptation, threshold, spikes, injected current.
 */
import {
  Network, Population, blockBytes, burstPoisson, dendrite as dendriteField, dendriteAdaptation as dendriteAdaptationField, from as fromField, place,
  ready, soma as somaField, somaAdaptation as somaAdaptationField, teacher, threshold as thresholdField, until as untilField,
} from './records'
import { uniform } from './random'
import { push } from './spikes'

@external('env', 'exp') declare function exp(x: f64): f64

/**
 * f(V_d) = 1 / (1 + 2^z), for |z| < 126. The fraction of z goes through a polynomial (3 parts in a million), its whole part into the
 * exponent: adding 1.5 × 2^23 leaves the nearest whole number in the low bits. `constants`: 1, that number, four coefficients.
 */
@inline function logistic(z: v128, constants: usize): v128 {
  const one = v128.load(constants), rounder = v128.load(constants, 16)
  const shifted = f32x4.add(z, rounder)
  const f = f32x4.sub(z, f32x4.sub(shifted, rounder))
  const square = f32x4.mul(f, f)
  const high = f32x4.add(f32x4.mul(v128.load(constants, 64), f), f32x4.mul(v128.load(constants, 80), square))
  const low = f32x4.add(f32x4.mul(v128.load(constants, 32), f), one)
  const power = f32x4.add(low, f32x4.mul(square, f32x4.add(high, v128.load(constants, 48))))
  return f32x4.div(one, f32x4.add(one, i32x4.add(power, i32x4.shl(shifted, 23))))
}

/**
 * Four neurons: their block, where their conductances lie, and the constants of the pass, each in all lanes. Returns which are above
 * threshold. Inlined: its parameters are the registers and spill slots of the loop below.
 */
@inline function advanceFour(
  block: usize, se: usize, si: usize, de: usize, di: usize, regenerates: bool, ownForce: bool, taught: bool, logisticConstants: usize,
  somaLeak: v128, dendriteLeak: v128, coupling: v128, regeneration: v128, scale: v128, shift: v128, excitatoryForce: v128, inhibitoryForce: v128,
  excitatoryDecay: v128, inhibitoryDecay: v128, somaAdaptationDecay: v128, adaptationLeak: v128, adaptationGain: v128, thresholdDecay: v128, thresholdRest: v128,
  somaCurrent: v128, dendriteCurrent: v128,
): v128 {
  const soma = v128.load(block, somaField)
  const dendrite = v128.load(block, dendriteField)
  const adaptation = f32x4.mul(v128.load(block, somaAdaptationField), somaAdaptationDecay)
  const dendriteAdaptation = v128.load(block, dendriteAdaptationField)
  const excess = f32x4.mul(v128.load(block, thresholdField), thresholdDecay)
  const somaExcitation = v128.load(se), somaInhibition = v128.load(si)
  const dendriteExcitation = v128.load(de), dendriteInhibition = v128.load(di)
  // Driving forces, with what the conductances have decayed since the last rebase.
  const pull = f32x4.mul(f32x4.sub(excitatoryForce, soma), excitatoryDecay), push_ = f32x4.mul(f32x4.add(inhibitoryForce, soma), inhibitoryDecay)
  let newSoma = f32x4.add(f32x4.mul(soma, somaLeak), f32x4.sub(f32x4.mul(somaExcitation, pull), f32x4.mul(somaInhibition, push_)))
  newSoma = f32x4.sub(newSoma, adaptation)
  const dendritePull = ownForce ? f32x4.mul(f32x4.sub(excitatoryForce, dendrite), excitatoryDecay) : pull
  const dendritePush = ownForce ? f32x4.mul(f32x4.add(inhibitoryForce, dendrite), inhibitoryDecay) : push_
  let newDendrite = f32x4.add(f32x4.mul(dendrite, dendriteLeak), f32x4.sub(f32x4.mul(dendriteExcitation, dendritePull), f32x4.mul(dendriteInhibition, dendritePush)))
  newDendrite = f32x4.sub(newDendrite, dendriteAdaptation)
  if (regenerates) {
    const f = logistic(f32x4.add(f32x4.mul(dendrite, scale), shift), logisticConstants)
    newSoma = f32x4.add(newSoma, f32x4.mul(coupling, f))
    newDendrite = f32x4.add(newDendrite, f32x4.mul(regeneration, f))
  }
  v128.store(block, f32x4.add(f32x4.mul(dendriteAdaptation, adaptationLeak), f32x4.mul(newDendrite, adaptationGain)), dendriteAdaptationField)
  const above = f32x4.gt(newSoma, f32x4.add(thresholdRest, excess))
  v128.store(block, f32x4.add(newSoma, somaCurrent), somaField)
  newDendrite = f32x4.add(newDendrite, dendriteCurrent)
  if (taught) newDendrite = f32x4.add(newDendrite, v128.load(block, teacher))
  v128.store(block, newDendrite, dendriteField)
  return above
}

/** `regenerates`: the dendrite spikes and drives the soma. `ownForce`: dendritic synapses see the dendrite's voltage. `taught`: a current per neuron. */
@inline function pass(network: Network, p: Population, regenerates: bool, ownForce: bool, taught: bool): void {
  const step = network.step
  const logisticConstants = network.logistic
  const somaLeak = f32x4.splat(p.somaLeak), dendriteLeak = f32x4.splat(p.dendriteLeak)
  const coupling = f32x4.splat(p.somaCoupling), regeneration = f32x4.splat(p.dendriteRegeneration)
  const scale = f32x4.splat(p.sigmoidScale), shift = f32x4.splat(p.sigmoidShift)
  const excitatoryForce = f32x4.splat(p.excitatoryForce), inhibitoryForce = f32x4.splat(p.inhibitoryForce)
  const phase = <usize>(step % network.period) << 2
  const excitatoryDecay = f32x4.splat(load<f32>(network.excitatoryDecay + phase)), inhibitoryDecay = f32x4.splat(load<f32>(network.inhibitoryDecay + phase))
  const somaAdaptationDecay = f32x4.splat(load<f32>(p.adaptationDecay + phase))
  const adaptationLeak = f32x4.splat(p.dendriteAdaptationLeak), adaptationGain = f32x4.splat(p.dendriteAdaptationGain)
  const thresholdDecay = f32x4.splat(load<f32>(p.thresholdDecay + phase)), thresholdRest = f32x4.splat(p.thresholdRest)
  const somaCurrentValue = load<f32>(p.somaCurrent), dendriteCurrentValue = load<f32>(p.dendriteCurrent)
  const somaCurrent = f32x4.splat(somaCurrentValue), dendriteCurrent = f32x4.splat(dendriteCurrentValue)
  const se = p.somaExcitation, si = p.somaInhibition, de = p.dendriteExcitation, di = p.dendriteInhibition
  const bytes = <usize>p.padded << 2
  let block = p.state
  // Two blocks at a time: less of the loop itself, more to do while a division is under way.
  for (let at: usize = 0; at < bytes; at += 32, block += 2 * blockBytes) {
    const first = advanceFour(
      block, se + at, si + at, de + at, di + at, regenerates, ownForce, taught, logisticConstants,
      somaLeak, dendriteLeak, coupling, regeneration, scale, shift, excitatoryForce, inhibitoryForce, excitatoryDecay, inhibitoryDecay, somaAdaptationDecay,
      adaptationLeak, adaptationGain, thresholdDecay, thresholdRest, somaCurrent, dendriteCurrent,
    )
    const second = advanceFour(
      block + blockBytes, se + at + 16, si + at + 16, de + at + 16, di + at + 16, regenerates, ownForce, taught, logisticConstants,
      somaLeak, dendriteLeak, coupling, regeneration, scale, shift, excitatoryForce, inhibitoryForce, excitatoryDecay, inhibitoryDecay, somaAdaptationDecay,
      adaptationLeak, adaptationGain, thresholdDecay, thresholdRest, somaCurrent, dendriteCurrent,
    )
    let lanes = i32x4.bitmask(first) | (i32x4.bitmask(second) << 4)
    while (lanes) {
      const i = <i32>(at >> 2) + ctz(lanes)
      lanes &= lanes - 1
      if (regenerates) spike(network, p, i, step, phase, somaCurrentValue)
      else event(network, p, i, step, phase, somaCurrentValue, dendriteCurrentValue)
    }
  }
}

/** Reset, raised threshold, adaptation. The threshold decays before it is next compared, the adaptation acts once before it decays. */
@inline function recover(p: Population, i: i32, phase: usize, somaCurrent: f32): void {
  const at = p.state + place(i)
  store<f32>(at, p.reset + somaCurrent, somaField)
  store<f32>(at, load<f32>(at, thresholdField) + p.thresholdJump * load<f32>(p.thresholdGrowth + phase), thresholdField)
  store<f32>(at, load<f32>(at, somaAdaptationField) + p.somaAdaptationJump * load<f32>(p.adaptationGrowth + phase + 4), somaAdaptationField)
}

/** Of the full model: starts the back-propagating action potential, a box that a new spike prolongs. */
function spike(network: Network, p: Population, i: i32, step: i32, phase: usize, somaCurrent: f32): void {
  recover(p, i, phase, somaCurrent)
  if (i >= p.size) return
  push(network, p, i)
  const at = p.state + place(i)
  const from = step + 1 + p.backpropagationDelay
  const ahead = load<i32>(at, untilField)
  if (ahead < step) {
    store<i32>(p.pending + (<usize>p.pendingCount << 2), i)
    p.pendingCount++
  }
  if (from > ahead + 1) store<i32>(at, from, fromField)
  store<i32>(at, from + p.backpropagationSteps - 1, untilField)
}

/** The box current of this step, into dendrites whose action potential is on. It also reaches the adaptation, which follows the new voltage. */
export function backpropagate(network: Network, p: Population): void {
  const step = network.step
  const jump = p.backpropagation, adapts = p.backpropagation * p.dendriteAdaptationGain
  let kept = 0
  for (let k = 0, n = p.pendingCount; k < n; k++) {
    const i = load<i32>(p.pending + (<usize>k << 2))
    const at = p.state + place(i)
    const until = load<i32>(at, untilField)
    if (step >= load<i32>(at, fromField) && step <= until) {
      store<f32>(at, load<f32>(at, dendriteField) + jump, dendriteField)
      store<f32>(at, load<f32>(at, dendriteAdaptationField) + adapts, dendriteAdaptationField)
    }
    if (until > step) {
      store<i32>(p.pending + (<usize>kept << 2), i)
      kept++
    } else store<i32>(at, step - 1, untilField)
  }
  p.pendingCount = kept
}

/** Of the simplified model: an event, which becomes a burst with probability f(V_d). Both random numbers are drawn either way. */
function event(network: Network, p: Population, i: i32, step: i32, phase: usize, somaCurrent: f32, dendriteCurrent: f32): void {
  const at = p.state + place(i)
  if (i >= p.size) return recover(p, i, phase, somaCurrent)
  if (load<i32>(at, ready) > step) return
  recover(p, i, phase, somaCurrent)
  push(network, p, i)
  store<i32>(at, step + p.refractorySteps, ready)
  const r = uniform(p.random), delay = uniform(p.random)
  let dendrite = load<f32>(at, dendriteField) - dendriteCurrent
  if (p.taught) dendrite -= load<f32>(at, teacher)
  const probability = 1.0 / (1.0 + exp(<f64>(dendrite * p.sigmoidScale + p.sigmoidShift) * 0.6931471805599453))
  if (r >= probability) return
  const second = max(step + 1, step + <i32>(<f64>p.burstMinSteps + delay * <f64>p.burstRangeSteps) - 1)
  if (load<i32>(at, untilField) <= step) {
    store<i32>(p.pending + (<usize>p.pendingCount << 2), i)
    p.pendingCount++
  }
  store<i32>(at, second, untilField)
}

/** Second spikes that are due: they touch neither voltage nor threshold, but are followed by the refractory time. */
export function secondSpikes(network: Network, p: Population): void {
  const step = network.step
  let kept = 0
  for (let k = 0, n = p.pendingCount; k < n; k++) {
    const i = load<i32>(p.pending + (<usize>k << 2))
    const at = p.state + place(i)
    if (load<i32>(at, untilField) == step) {
      push(network, p, i)
      store<i32>(at, step + p.refractorySteps, ready)
    } else {
      store<i32>(p.pending + (<usize>kept << 2), i)
      kept++
    }
  }
  p.pendingCount = kept
}

/** One step of a population of either kind. */
export function stepTwoCompartment(network: Network, p: Population): void {
  if (p.model == burstPoisson) {
    if (p.taught) {
      if (p.ownForce) pass(network, p, false, true, true)
      else pass(network, p, false, false, true)
    } else if (p.ownForce) pass(network, p, false, true, false)
    else pass(network, p, false, false, false)
    if (p.pendingCount) secondSpikes(network, p)
  } else {
    if (p.taught) {
      if (p.ownForce) pass(network, p, true, true, true)
      else pass(network, p, true, false, true)
    } else if (p.ownForce) pass(network, p, true, true, false)
    else pass(network, p, true, false, false)
    if (p.pendingCount) backpropagate(network, p)
  }
}
