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
  let power = f32x4.relaxed_madd(f, v128.load(constants, 80), v128.load(constants, 64))
  power = f32x4.relaxed_madd(f, power, v128.load(constants, 48))
  power = f32x4.relaxed_madd(f, power, v128.load(constants, 32))
  power = f32x4.relaxed_madd(f, power, one)
  return f32x4.div(one, f32x4.add(one, i32x4.add(power, i32x4.shl(shifted, 23))))
}

/** Where f(V_d) is 0 or 1 in 32 bits, and still within what `logistic` can do. */
const farthest: f32 = 120

/**
 * Four neurons: their block, where their conductances lie, and the constants of the pass, each in all lanes. Returns which are above the
 * threshold of a rested cell. Inlined: its parameters are the registers and spill slots of the loop below. Products and sums are fused.
 */
@inline function advanceFour(
  block: usize, se: usize, si: usize, de: usize, di: usize, regenerates: bool, steep: bool, ownForce: bool, taught: bool, logisticConstants: usize,
  somaLeak: v128, dendriteLeak: v128, coupling: v128, regeneration: v128, scale: v128, shift: v128, excitatoryDrive: v128, inhibitoryDrive: v128,
  excitatoryDecay: v128, inhibitoryDecay: v128, somaAdaptationDecay: v128, adaptationLeak: v128, adaptationGain: v128, adaptationShift: v128, crossing: v128,
  somaCurrent: v128, dendriteCurrent: v128,
): v128 {
  const soma = v128.load(block, somaField)
  const dendrite = v128.load(block, dendriteField)
  const dendriteAdaptation = v128.load(block, dendriteAdaptationField)
  // Driving forces, with what the conductances have decayed since the last rebase.
  const pull = f32x4.relaxed_nmadd(soma, excitatoryDecay, excitatoryDrive), push_ = f32x4.relaxed_madd(soma, inhibitoryDecay, inhibitoryDrive)
  let newSoma = f32x4.relaxed_madd(soma, somaLeak, somaCurrent)
  newSoma = f32x4.relaxed_madd(v128.load(se), pull, newSoma)
  newSoma = f32x4.relaxed_nmadd(v128.load(si), push_, newSoma)
  newSoma = f32x4.relaxed_nmadd(v128.load(block, somaAdaptationField), somaAdaptationDecay, newSoma)
  const dendritePull = ownForce ? f32x4.relaxed_nmadd(dendrite, excitatoryDecay, excitatoryDrive) : pull
  const dendritePush = ownForce ? f32x4.relaxed_madd(dendrite, inhibitoryDecay, inhibitoryDrive) : push_
  let newDendrite = f32x4.sub(f32x4.relaxed_madd(dendrite, dendriteLeak, dendriteCurrent), dendriteAdaptation)
  newDendrite = f32x4.relaxed_madd(v128.load(de), dendritePull, newDendrite)
  newDendrite = f32x4.relaxed_nmadd(v128.load(di), dendritePush, newDendrite)
  if (regenerates) {
    let z = f32x4.relaxed_madd(dendrite, scale, shift)
    if (steep) z = f32x4.pmax(f32x4.pmin(z, f32x4.splat(farthest)), f32x4.splat(-farthest))
    const f = logistic(z, logisticConstants)
    newSoma = f32x4.relaxed_madd(coupling, f, newSoma)
    newDendrite = f32x4.relaxed_madd(regeneration, f, newDendrite)
  }
  v128.store(block, newSoma, somaField)
  // The adaptation follows the voltage without the injected current: `adaptationShift` takes it out again.
  v128.store(block, f32x4.relaxed_madd(newDendrite, adaptationGain, f32x4.relaxed_madd(dendriteAdaptation, adaptationLeak, adaptationShift)), dendriteAdaptationField)
  if (taught) newDendrite = f32x4.add(newDendrite, v128.load(block, teacher))
  v128.store(block, newDendrite, dendriteField)
  return f32x4.gt(newSoma, crossing)
}

/** `regenerates`: the dendrite spikes and drives the soma. `steep`: |z| may exceed what `logistic` can do, and is clamped. `ownForce`: dendritic synapses see the dendrite's voltage. `taught`: a current per neuron. */
@inline function pass(network: Network, p: Population, regenerates: bool, steep: bool, ownForce: bool, taught: bool): void {
  const step = network.step
  const logisticConstants = network.logistic
  const somaLeak = f32x4.splat(p.somaLeak), dendriteLeak = f32x4.splat(p.dendriteLeak)
  const coupling = f32x4.splat(p.somaCoupling), regeneration = f32x4.splat(p.dendriteRegeneration)
  const scale = f32x4.splat(p.sigmoidScale), shift = f32x4.splat(p.sigmoidShift)
  const phase = <usize>(step % network.period) << 2
  const excitatory = load<f32>(network.excitatoryDecay + phase), inhibitory = load<f32>(network.inhibitoryDecay + phase)
  const excitatoryDecay = f32x4.splat(excitatory), inhibitoryDecay = f32x4.splat(inhibitory)
  const excitatoryDrive = f32x4.splat(p.excitatoryForce * excitatory), inhibitoryDrive = f32x4.splat(p.inhibitoryForce * inhibitory)
  const somaAdaptationDecay = f32x4.splat(load<f32>(p.adaptationDecay + phase))
  const somaCurrentValue = load<f32>(p.somaCurrent), dendriteCurrentValue = load<f32>(p.dendriteCurrent)
  const somaCurrent = f32x4.splat(somaCurrentValue), dendriteCurrent = f32x4.splat(dendriteCurrentValue)
  const adaptationLeak = f32x4.splat(p.dendriteAdaptationLeak), adaptationGain = f32x4.splat(p.dendriteAdaptationGain)
  const adaptationShift = f32x4.splat(-dendriteCurrentValue * p.dendriteAdaptationGain)
  // The soma is compared with the injected current already in it.
  const crossingValue = p.thresholdRest + somaCurrentValue
  const crossing = f32x4.splat(crossingValue)
  const se = p.somaExcitation, si = p.somaInhibition, de = p.dendriteExcitation, di = p.dendriteInhibition
  const crossed = p.crossed
  const bytes = <usize>p.padded << 2
  let block = p.state
  // Two blocks at a time: less of the loop itself, more to do while a division is under way.
  for (let at: usize = 0; at < bytes; at += 32, block += 2 * blockBytes) {
    const first = advanceFour(
      block, se + at, si + at, de + at, di + at, regenerates, steep, ownForce, taught, logisticConstants,
      somaLeak, dendriteLeak, coupling, regeneration, scale, shift, excitatoryDrive, inhibitoryDrive, excitatoryDecay, inhibitoryDecay, somaAdaptationDecay,
      adaptationLeak, adaptationGain, adaptationShift, crossing, somaCurrent, dendriteCurrent,
    )
    const second = advanceFour(
      block + blockBytes, se + at + 16, si + at + 16, de + at + 16, di + at + 16, regenerates, steep, ownForce, taught, logisticConstants,
      somaLeak, dendriteLeak, coupling, regeneration, scale, shift, excitatoryDrive, inhibitoryDrive, excitatoryDecay, inhibitoryDecay, somaAdaptationDecay,
      adaptationLeak, adaptationGain, adaptationShift, crossing, somaCurrent, dendriteCurrent,
    )
    store<u8>(crossed + (at >> 5), <u8>(i32x4.bitmask(first) | (i32x4.bitmask(second) << 4)))
  }
  // Who crossed is looked at afterwards, with the raised thresholds of cells that fired lately: a call within the loop would have every
  // register saved and loaded again in each round.
  const thresholdDecay = load<f32>(p.thresholdDecay + phase)
  for (let at: usize = 0, end = bytes >> 5; at < end; at += 8) {
    let lanes = load<u64>(crossed + at)
    while (lanes) {
      const i = <i32>(at << 3) + <i32>ctz(lanes)
      lanes &= lanes - 1
      const neuron = p.state + place(i)
      if (!(load<f32>(neuron, somaField) > crossingValue + load<f32>(neuron, thresholdField) * thresholdDecay)) continue
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
  if (from > ahead + 1) {
    // A gap lies between the two boxes: the earlier one runs to its own end.
    store<i32>(at, ahead, ready)
    store<i32>(at, from, fromField)
  }
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
    if (step <= load<i32>(at, ready) || (step >= load<i32>(at, fromField) && step <= until)) {
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

/**
 * Every combination of switches is a loop in a function of its own, with what it does not need left out. They are called through the
 * table, so that the compiler leaves them apart: in one large function it would hand out registers carelessly.
 */
type Pass = (network: Network, p: Population) => void

function simple(network: Network, p: Population): void { pass(network, p, false, false, false, false) }
function simpleTaught(network: Network, p: Population): void { pass(network, p, false, false, false, true) }
function simpleOwn(network: Network, p: Population): void { pass(network, p, false, false, true, false) }
function simpleOwnTaught(network: Network, p: Population): void { pass(network, p, false, false, true, true) }
function full(network: Network, p: Population): void { pass(network, p, true, false, false, false) }
function fullTaught(network: Network, p: Population): void { pass(network, p, true, false, false, true) }
function fullOwn(network: Network, p: Population): void { pass(network, p, true, false, true, false) }
function fullOwnTaught(network: Network, p: Population): void { pass(network, p, true, false, true, true) }
function steep(network: Network, p: Population): void { pass(network, p, true, true, false, false) }
function steepTaught(network: Network, p: Population): void { pass(network, p, true, true, false, true) }
function steepOwn(network: Network, p: Population): void { pass(network, p, true, true, true, false) }
function steepOwnTaught(network: Network, p: Population): void { pass(network, p, true, true, true, true) }

function chosen(own: bool, taught: bool, plain: Pass, plainTaught: Pass, ofOwn: Pass, ofOwnTaught: Pass): Pass {
  return own ? (taught ? ofOwnTaught : ofOwn) : taught ? plainTaught : plain
}

/** One step of a population of either kind. */
export function stepTwoCompartment(network: Network, p: Population): void {
  const own = p.ownForce != 0, taught = p.taught != 0
  const simplified = p.model == burstPoisson
  const step = simplified
    ? chosen(own, taught, simple, simpleTaught, simpleOwn, simpleOwnTaught)
    : p.steep ? chosen(own, taught, steep, steepTaught, steepOwn, steepOwnTaught) : chosen(own, taught, full, fullTaught, fullOwn, fullOwnTaught)
  step(network, p)
  if (!p.pendingCount) return
  if (simplified) secondSpikes(network, p)
  else backpropagate(network, p)
}
