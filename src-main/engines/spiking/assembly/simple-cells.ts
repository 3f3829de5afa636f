/** Interneurons (AdEx), read-out (leaky integrate-and-fire) and Poisson neurons. */
import {
  Gap, Network, Population, blockBytes, place, ready, soma, somaAdaptation,
} from './records'
import { nextGap } from './random'
import { push } from './spikes'

/** (1 + x/256)^256 for e^x, as the authors' code has it. */
@inline function exponential(x: v128, one: v128): v128 {
  let y = f32x4.add(f32x4.mul(x, f32x4.splat(0.00390625)), one)
  y = f32x4.mul(y, y)
  y = f32x4.mul(y, y)
  y = f32x4.mul(y, y)
  y = f32x4.mul(y, y)
  y = f32x4.mul(y, y)
  y = f32x4.mul(y, y)
  y = f32x4.mul(y, y)
  return f32x4.mul(y, y)
}

/** The voltage of four AdEx neurons after a step, before it is held or reset: their voltage and adaptation of before, where their conductances lie, and constants, each in all lanes. */
@inline function advanced(
  voltage: v128, adaptation: v128, excitation: usize, inhibition: usize, one: v128, leak: v128, slopeLeak: v128, reciprocalSlope: v128, thresholdVoltage: v128, floor: v128, ceiling: v128,
  excitatoryForce: v128, inhibitoryForce: v128, excitatoryDecay: v128, inhibitoryDecay: v128,
): v128 {
  const pull = f32x4.mul(f32x4.sub(excitatoryForce, voltage), excitatoryDecay), push_ = f32x4.mul(f32x4.add(inhibitoryForce, voltage), inhibitoryDecay)
  const synaptic = f32x4.sub(f32x4.mul(v128.load(excitation), pull), f32x4.mul(v128.load(inhibition), push_))
  const spiking = f32x4.mul(slopeLeak, exponential(f32x4.mul(f32x4.sub(voltage, thresholdVoltage), reciprocalSlope), one))
  const next = f32x4.add(f32x4.add(f32x4.mul(voltage, leak), synaptic), f32x4.sub(spiking, adaptation))
  return f32x4.pmin(f32x4.pmax(next, floor), ceiling)
}

/** Adaptive exponential integrate-and-fire. While refractory the voltage is held; the countdown is in `ready`. Of both halves of a block all is loaded before anything is stored. */
export function stepAdEx(network: Network, p: Population): void {
  const one = f32x4.splat(1), countdownOne = i32x4.splat(1), none = i32x4.splat(0)
  const leak = f32x4.splat(p.somaLeak), slopeLeak = f32x4.splat(p.slopeLeak), reciprocalSlope = f32x4.splat(p.reciprocalSlope)
  const thresholdVoltage = f32x4.splat(p.thresholdVoltage), cut = f32x4.splat(p.cut), held = f32x4.splat(p.held)
  const floor = f32x4.splat(p.floor), ceiling = f32x4.splat(p.ceiling), reset = f32x4.splat(p.reset)
  const excitatoryForce = f32x4.splat(p.excitatoryForce), inhibitoryForce = f32x4.splat(p.inhibitoryForce)
  const phase = <usize>(network.step % network.period) << 2
  const excitatoryDecay = f32x4.splat(load<f32>(network.excitatoryDecay + phase)), inhibitoryDecay = f32x4.splat(load<f32>(network.inhibitoryDecay + phase))
  const adaptationLeak = f32x4.splat(p.somaAdaptationDecay), adaptationGain = f32x4.splat(p.dendriteAdaptationGain), adaptationJump = f32x4.splat(p.somaAdaptationJump)
  const refractory = i32x4.splat(p.refractorySteps)
  const current = f32x4.splat(load<f32>(p.somaCurrent))
  const bytes = <usize>p.padded << 2
  let block = p.state
  for (let at: usize = 0; at < bytes; at += 32, block += blockBytes) {
    const se = p.somaExcitation + at, si = p.somaInhibition + at
    const before = v128.load(block, somaAdaptation), before2 = v128.load(block, somaAdaptation + 16)
    const next = advanced(v128.load(block, soma), before, se, si, one, leak, slopeLeak, reciprocalSlope, thresholdVoltage, floor, ceiling, excitatoryForce, inhibitoryForce, excitatoryDecay, inhibitoryDecay)
    const next2 = advanced(v128.load(block, soma + 16), before2, se + 16, si + 16, one, leak, slopeLeak, reciprocalSlope, thresholdVoltage, floor, ceiling, excitatoryForce, inhibitoryForce, excitatoryDecay, inhibitoryDecay)
    const counting = v128.load(block, ready), counting2 = v128.load(block, ready + 16)
    const resting = i32x4.gt_s(counting, none), resting2 = i32x4.gt_s(counting2, none)
    const fires = v128.andnot(f32x4.gt(next, cut), resting), fires2 = v128.andnot(f32x4.gt(next2, cut), resting2)
    const voltage = v128.bitselect(reset, v128.bitselect(held, next, resting), fires), voltage2 = v128.bitselect(reset, v128.bitselect(held, next2, resting2), fires2)
    const countdown = v128.bitselect(refractory, i32x4.sub(counting, v128.and(countdownOne, resting)), fires), countdown2 = v128.bitselect(refractory, i32x4.sub(counting2, v128.and(countdownOne, resting2)), fires2)
    const adaptation = f32x4.add(f32x4.mul(f32x4.add(before, v128.and(adaptationJump, fires)), adaptationLeak), f32x4.mul(voltage, adaptationGain))
    const adaptation2 = f32x4.add(f32x4.mul(f32x4.add(before2, v128.and(adaptationJump, fires2)), adaptationLeak), f32x4.mul(voltage2, adaptationGain))
    v128.store(block, countdown, ready)
    v128.store(block, countdown2, ready + 16)
    v128.store(block, adaptation, somaAdaptation)
    v128.store(block, adaptation2, somaAdaptation + 16)
    v128.store(block, f32x4.add(voltage, current), soma)
    v128.store(block, f32x4.add(voltage2, current), soma + 16)
    const lanes = i32x4.bitmask(fires) | (i32x4.bitmask(fires2) << 4)
    if (lanes) pushLanes(network, p, <i32>(at >> 2), lanes)
  }
}

/** Leaky integrate-and-fire with an absolute refractory time, held at its reset. */
export function stepIntegrateAndFire(network: Network, p: Population): void {
  const step = network.step
  const phase = <usize>(step % network.period) << 2
  const excitatoryDecay = load<f32>(network.excitatoryDecay + phase), inhibitoryDecay = load<f32>(network.inhibitoryDecay + phase)
  const current = load<f32>(p.somaCurrent)
  for (let i = 0; i < p.size; i++) {
    const at = p.state + place(i)
    const voltage = load<f32>(at, soma)
    const excitation = load<f32>(p.somaExcitation + (<usize>i << 2)), inhibition = load<f32>(p.somaInhibition + (<usize>i << 2))
    const synaptic = excitation * ((p.excitatoryForce - voltage) * excitatoryDecay) - inhibition * ((p.inhibitoryForce + voltage) * inhibitoryDecay)
    let next = voltage * p.somaLeak + synaptic
    if (load<i32>(at, ready) > step) next = p.reset
    else if (next > p.thresholdRest) {
      next = p.reset
      store<i32>(at, step + p.refractorySteps + 1, ready)
      push(network, p, i)
    }
    store<f32>(at, next + current, soma)
  }
}

/** Each neuron with probability rate × dt. */
export function stepPoisson(network: Network, p: Population): void {
  const gap = changetype<Gap>(p.gap)
  let position = p.gapPosition
  while (position < p.size) {
    push(network, p, position)
    position += nextGap(gap, p.random)
  }
  p.gapPosition = position - p.size
}

function pushLanes(network: Network, p: Population, first: i32, lanes: i32): void {
  while (lanes) {
    const i = first + ctz(lanes)
    lanes &= lanes - 1
    if (i < p.size) push(network, p, i)
  }
}
