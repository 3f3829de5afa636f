/**
 * The pyramidal cells, Eqs. 9-10, and their simplified form. A step of a population goes over it in chunks, and over each chunk in
 * stages: f(V_d), both compartments, the teacher. Who crossed the threshold fires afterwards.
 */
import {
  Network, Population, blockBytes, burstPoisson, dendrite as dendriteField, dendriteAdaptation as dendriteAdaptationField, from as fromField, place,
  ready, soma as somaField, somaAdaptation as somaAdaptationField, teacher, threshold as thresholdField, until as untilField,
} from './records'
import { uniform } from './random'
import { push } from './spikes'

@external('env', 'exp') declare function exp(x: f64): f64

/** Bytes of one array of 32-bit floats over a chunk. */
const chunkBytes: usize = 2048
/** f(V_d) of the neurons of a chunk. */
const dendriticSpikes: usize = memory.data(2048, 64)

/** Where f(V_d) is 0 or 1 in 32 bits, and still within what the exponential can do. */
const farthest: f32 = 120

/**
 * f(V_d) = 1 / (1 + 2^z) of a chunk, for |z| < 126. The fraction of z goes through a polynomial (3 parts in a million), its whole part into
 * the exponent: adding 1.5 × 2^23 leaves the nearest whole number in the low bits. `steep`: |z| may exceed that, and is clamped.
 */
@inline function regenerate(network: Network, p: Population, begin: usize, end: usize, steep: bool): void {
  const constants = network.logistic
  const one = v128.load32_splat(constants), rounder = v128.load32_splat(constants, 16)
  const c1 = v128.load32_splat(constants, 32), c2 = v128.load32_splat(constants, 48), c3 = v128.load32_splat(constants, 64), c4 = v128.load32_splat(constants, 80)
  const scale = f32x4.splat(p.sigmoidScale), shift = f32x4.splat(p.sigmoidShift)
  let block = blockOf(p, begin)
  for (let at: usize = 0, bytes = end - begin; at < bytes; at += 32, block += blockBytes) {
    let first = f32x4.relaxed_madd(v128.load(block, dendriteField), scale, shift), second = f32x4.relaxed_madd(v128.load(block + 16, dendriteField), scale, shift)
    if (steep) {
      first = f32x4.pmax(f32x4.pmin(first, f32x4.splat(farthest)), f32x4.splat(-farthest))
      second = f32x4.pmax(f32x4.pmin(second, f32x4.splat(farthest)), f32x4.splat(-farthest))
    }
    v128.store(dendriticSpikes + at, logistic(first, one, rounder, c1, c2, c3, c4))
    v128.store(dendriticSpikes + at, logistic(second, one, rounder, c1, c2, c3, c4), 16)
  }
}

@inline function logistic(z: v128, one: v128, rounder: v128, c1: v128, c2: v128, c3: v128, c4: v128): v128 {
  const shifted = f32x4.add(z, rounder)
  const f = f32x4.sub(z, f32x4.sub(shifted, rounder))
  let power = f32x4.relaxed_madd(f, c4, c3)
  power = f32x4.relaxed_madd(f, power, c2)
  power = f32x4.relaxed_madd(f, power, c1)
  power = f32x4.relaxed_madd(f, power, one)
  return f32x4.div(one, f32x4.add(one, i32x4.add(power, i32x4.shl(shifted, 23))))
}

function regenerateGently(network: Network, p: Population, begin: usize, end: usize): void { regenerate(network, p, begin, end, false) }
function regenerateSteeply(network: Network, p: Population, begin: usize, end: usize): void { regenerate(network, p, begin, end, true) }

/** The block of the neurons whose conductances lie `at` bytes from the start of theirs. */
@inline function blockOf(p: Population, at: usize): usize {
  return p.state + (at >> 5) * blockBytes
}

/** Place of this step in the tables of decays. */
@inline function phaseOf(network: Network): usize {
  return <usize>(network.step % network.period) << 2
}

/**
 * Both compartments of a chunk: currents from the conductances and voltages at the start of the step, membranes, adaptation; notes who is
 * above the threshold of a rested cell. `regenerates`: dendrites spike and drive the somata. `ownForce`: dendritic synapses
 * see the dendrite's voltage. Products and sums are fused.
 */
@inline function advance(network: Network, p: Population, begin: usize, end: usize, regenerates: bool, ownForce: bool): void {
  const phase = phaseOf(network)
  const somaLeak = f32x4.splat(p.somaLeak), dendriteLeak = f32x4.splat(p.dendriteLeak)
  const coupling = f32x4.splat(p.somaCoupling), regeneration = f32x4.splat(p.dendriteRegeneration)
  const excitatory = load<f32>(network.excitatoryDecay + phase), inhibitory = load<f32>(network.inhibitoryDecay + phase)
  const excitatoryDecay = f32x4.splat(excitatory), inhibitoryDecay = f32x4.splat(inhibitory)
  const excitatoryDrive = f32x4.splat(p.excitatoryForce * excitatory), inhibitoryDrive = f32x4.splat(p.inhibitoryForce * inhibitory)
  const somaAdaptationDecay = f32x4.splat(load<f32>(p.adaptationDecay + phase))
  const somaInjected = load<f32>(p.somaCurrent), dendriteInjected = load<f32>(p.dendriteCurrent)
  const somaCurrent = f32x4.splat(somaInjected), dendriteCurrent = f32x4.splat(dendriteInjected)
  const adaptationLeak = f32x4.splat(p.dendriteAdaptationLeak), adaptationGain = f32x4.splat(p.dendriteAdaptationGain)
  // The adaptation follows the voltage without the injected current: this takes it out again.
  const adaptationShift = f32x4.splat(-dendriteInjected * p.dendriteAdaptationGain)
  // The soma is compared with the injected current already in it.
  const crossing = f32x4.splat(p.thresholdRest + somaInjected)
  const se = p.somaExcitation, si = p.somaInhibition, de = p.dendriteExcitation, di = p.dendriteInhibition
  const crossed = p.crossed
  let block = blockOf(p, begin), spikes = dendriticSpikes
  // Of both halves of a block all is loaded before anything is stored, so that two vectors can become one of 256 bits.
  for (let at = begin; at < end; at += 32, block += blockBytes, spikes += 32) {
    const soma = v128.load(block, somaField), soma2 = v128.load(block, somaField + 16)
    // Driving forces, with what the conductances have decayed since the last rebase.
    const pull = f32x4.relaxed_nmadd(soma, excitatoryDecay, excitatoryDrive), push_ = f32x4.relaxed_madd(soma, inhibitoryDecay, inhibitoryDrive)
    const pull2 = f32x4.relaxed_nmadd(soma2, excitatoryDecay, excitatoryDrive), push2 = f32x4.relaxed_madd(soma2, inhibitoryDecay, inhibitoryDrive)
    const newSoma = somaAfter(block, se + at, si + at, spikes, regenerates, soma, pull, push_, somaLeak, coupling, somaAdaptationDecay, somaCurrent)
    const newSoma2 = somaAfter(block + 16, se + at + 16, si + at + 16, spikes + 16, regenerates, soma2, pull2, push2, somaLeak, coupling, somaAdaptationDecay, somaCurrent)
    const dendrite = v128.load(block, dendriteField), dendrite2 = v128.load(block, dendriteField + 16)
    const dendritePull = ownForce ? f32x4.relaxed_nmadd(dendrite, excitatoryDecay, excitatoryDrive) : pull, dendritePush = ownForce ? f32x4.relaxed_madd(dendrite, inhibitoryDecay, inhibitoryDrive) : push_
    const dendritePull2 = ownForce ? f32x4.relaxed_nmadd(dendrite2, excitatoryDecay, excitatoryDrive) : pull2, dendritePush2 = ownForce ? f32x4.relaxed_madd(dendrite2, inhibitoryDecay, inhibitoryDrive) : push2
    const newDendrite = dendriteAfter(block, de + at, di + at, spikes, regenerates, dendrite, dendritePull, dendritePush, dendriteLeak, regeneration, dendriteCurrent)
    const newDendrite2 = dendriteAfter(block + 16, de + at + 16, di + at + 16, spikes + 16, regenerates, dendrite2, dendritePull2, dendritePush2, dendriteLeak, regeneration, dendriteCurrent)
    const newAdaptation = adaptationAfter(block, newDendrite, adaptationLeak, adaptationGain, adaptationShift), newAdaptation2 = adaptationAfter(block + 16, newDendrite2, adaptationLeak, adaptationGain, adaptationShift)
    v128.store(block, newSoma, somaField)
    v128.store(block, newSoma2, somaField + 16)
    v128.store(block, newAdaptation, dendriteAdaptationField)
    v128.store(block, newAdaptation2, dendriteAdaptationField + 16)
    v128.store(block, newDendrite, dendriteField)
    v128.store(block, newDendrite2, dendriteField + 16)
    store<u8>(crossed + (at >> 5), <u8>(i32x4.bitmask(f32x4.gt(newSoma, crossing)) | (i32x4.bitmask(f32x4.gt(newSoma2, crossing)) << 4)))
  }
}

/** V_s of four neurons: their half of a block, where their conductances lie, and constants, each in all lanes. */
@inline function somaAfter(
  block: usize, se: usize, si: usize, spikes: usize, regenerates: bool, soma: v128, pull: v128, push_: v128, leak: v128, coupling: v128, adaptationDecay: v128, current: v128,
): v128 {
  let next = f32x4.relaxed_madd(soma, leak, current)
  next = f32x4.relaxed_madd(v128.load(se), pull, next)
  next = f32x4.relaxed_nmadd(v128.load(si), push_, next)
  next = f32x4.relaxed_nmadd(v128.load(block, somaAdaptationField), adaptationDecay, next)
  return regenerates ? f32x4.relaxed_madd(coupling, v128.load(spikes), next) : next
}

/** V_d of four neurons. */
@inline function dendriteAfter(
  block: usize, de: usize, di: usize, spikes: usize, regenerates: bool, dendrite: v128, pull: v128, push_: v128, leak: v128, regeneration: v128, current: v128,
): v128 {
  let next = f32x4.sub(f32x4.relaxed_madd(dendrite, leak, current), v128.load(block, dendriteAdaptationField))
  next = f32x4.relaxed_madd(v128.load(de), pull, next)
  next = f32x4.relaxed_nmadd(v128.load(di), push_, next)
  return regenerates ? f32x4.relaxed_madd(regeneration, v128.load(spikes), next) : next
}

/** w_d of four neurons, which follows their new V_d. */
@inline function adaptationAfter(block: usize, newDendrite: v128, leak: v128, gain: v128, shift: v128): v128 {
  return f32x4.relaxed_madd(newDendrite, gain, f32x4.relaxed_madd(v128.load(block, dendriteAdaptationField), leak, shift))
}

function advanceFull(network: Network, p: Population, begin: usize, end: usize): void { advance(network, p, begin, end, true, false) }
function advanceFullOwn(network: Network, p: Population, begin: usize, end: usize): void { advance(network, p, begin, end, true, true) }
function advanceSimple(network: Network, p: Population, begin: usize, end: usize): void { advance(network, p, begin, end, false, false) }
function advanceSimpleOwn(network: Network, p: Population, begin: usize, end: usize): void { advance(network, p, begin, end, false, true) }

/** Adds the teacher, a current per neuron, which the adaptation of this step has not seen. */
function teach(p: Population, begin: usize, end: usize): void {
  let block = blockOf(p, begin)
  for (let at = begin; at < end; at += 32, block += blockBytes) {
    const first = f32x4.add(v128.load(block, dendriteField), v128.load(block, teacher)), second = f32x4.add(v128.load(block, dendriteField + 16), v128.load(block, teacher + 16))
    v128.store(block, first, dendriteField)
    v128.store(block, second, dendriteField + 16)
  }
}

/**
 * Stages are called through the table, so that the compiler leaves them apart: in one large function it would hand out registers
 * carelessly.
 */
type Stage = (network: Network, p: Population, begin: usize, end: usize) => void

/** One step of a population of either kind. */
export function stepTwoCompartment(network: Network, p: Population): void {
  const simplified = p.model == burstPoisson
  const first: Stage = p.steep ? regenerateSteeply : regenerateGently, second: Stage = p.ownForce ? (simplified ? advanceSimpleOwn : advanceFullOwn) : simplified ? advanceSimple : advanceFull
  const bytes = <usize>p.padded << 2
  for (let begin: usize = 0; begin < bytes; begin += chunkBytes) {
    const end = min(begin + chunkBytes, bytes)
    if (!simplified) first(network, p, begin, end)
    second(network, p, begin, end)
    if (p.taught) teach(p, begin, end)
  }
  fire(network, p, simplified)
  if (!p.pendingCount) return
  if (simplified) secondSpikes(network, p)
  else backpropagate(network, p)
}

/** Spikes of those who are also above the thresholds that earlier spikes have raised. */
function fire(network: Network, p: Population, simplified: bool): void {
  const step = network.step, phase = phaseOf(network)
  const somaCurrent = load<f32>(p.somaCurrent), dendriteCurrent = load<f32>(p.dendriteCurrent)
  const crossing = p.thresholdRest + somaCurrent, thresholdDecay = load<f32>(p.thresholdDecay + phase)
  const state = p.state, crossed = p.crossed
  for (let at: usize = 0, end = <usize>p.padded >> 3; at < end; at += 8) {
    let lanes = load<u64>(crossed + at)
    while (lanes) {
      const i = <i32>(at << 3) + <i32>ctz(lanes)
      lanes &= lanes - 1
      const neuron = state + place(i)
      if (!(load<f32>(neuron, somaField) > crossing + load<f32>(neuron, thresholdField) * thresholdDecay)) continue
      if (simplified) event(network, p, i, step, phase, somaCurrent, dendriteCurrent)
      else spike(network, p, i, step, phase, somaCurrent)
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
