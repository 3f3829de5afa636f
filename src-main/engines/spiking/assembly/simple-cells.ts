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

/** Adaptive exponential integrate-and-fire. While refractory the voltage is held; the countdown is in `ready`. */
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
  for (let at: usize = 0; at < bytes; at += 16, block += blockBytes) {
    const voltage = v128.load(block, soma), adaptation = v128.load(block, somaAdaptation)
    const excitation = v128.load(p.somaExcitation + at), inhibition = v128.load(p.somaInhibition + at)
    const counting = v128.load(block, ready)
    const pull = f32x4.mul(f32x4.sub(excitatoryForce, voltage), excitatoryDecay), push_ = f32x4.mul(f32x4.add(inhibitoryForce, voltage), inhibitoryDecay)
    const synaptic = f32x4.sub(f32x4.mul(excitation, pull), f32x4.mul(inhibition, push_))
    const spiking = f32x4.mul(slopeLeak, exponential(f32x4.mul(f32x4.sub(voltage, thresholdVoltage), reciprocalSlope), one))
    let next = f32x4.add(f32x4.mul(voltage, leak), synaptic)
    next = f32x4.add(next, f32x4.sub(spiking, adaptation))
    next = f32x4.pmin(f32x4.pmax(next, floor), ceiling)
    const refractoryNow = i32x4.gt_s(counting, none)
    const fires = v128.andnot(f32x4.gt(next, cut), refractoryNow)
    next = v128.bitselect(held, next, refractoryNow)
    next = v128.bitselect(reset, next, fires)
    const jumped = f32x4.add(adaptation, v128.and(adaptationJump, fires))
    v128.store(block, v128.bitselect(refractory, i32x4.sub(counting, v128.and(countdownOne, refractoryNow)), fires), ready)
    v128.store(block, f32x4.add(f32x4.mul(jumped, adaptationLeak), f32x4.mul(next, adaptationGain)), somaAdaptation)
    v128.store(block, f32x4.add(next, current), soma)
    const lanes = i32x4.bitmask(fires)
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
