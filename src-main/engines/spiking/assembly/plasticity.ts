/**
 * Burst-dependent plasticity, Eqs. 6-8: dw/dt = η M { [(1 + H) B_i + (-P̄ + H) E_i] ẽ_j + G_i E_j }.
 * Of one step first the presynaptic events, then the postsynaptic events and bursts. Traces decay without being touched: they are
 * stored as if they did not, and what a spike adds grows instead, until all are brought up to date.
 */
import { Network, Plasticity, Population, Projection } from './records'
import { growthOf } from './projections'
import { burstMark, eventMark, slotOf } from './spikes'

/** Growth at which a trace is brought up to date. */
const mostGrowth: f64 = 20000

/** Multiplies a trace, so that its growth starts at 1 again. */
function rebase(values: usize, count: i32, factor: f32): void {
  for (let i = 0; i < count; i++) {
    const at = values + (<usize>i << 2)
    store<f32>(at, load<f32>(at) * factor)
  }
}

/** To the next step. */
function grow(q: Plasticity, sources: i32, targets: i32): void {
  q.eligibilityGrowth *= q.eligibilityRate
  if (q.eligibilityGrowth > mostGrowth) {
    rebase(q.eligibility, sources, <f32>(1 / q.eligibilityGrowth))
    q.eligibilityGrowth = 1
  }
  q.averageGrowth *= q.averageRate
  if (q.averageGrowth > mostGrowth) {
    rebase(q.events, targets, <f32>(1 / q.averageGrowth))
    rebase(q.bursts, targets, <f32>(1 / q.averageGrowth))
    q.averageGrowth = 1
  }
  q.spikeGrowth *= q.spikeRate
  if (q.spikeGrowth > mostGrowth) {
    if (q.spikes) rebase(q.spikes, targets, <f32>(1 / q.spikeGrowth))
    q.spikeGrowth = 1
  }
}

@inline function clipped(weight: f32, q: Plasticity): f32 {
  return weight < q.minWeight ? q.minWeight : weight > q.maxWeight ? q.maxWeight : weight
}

/** Delivers presynaptic events, and lets them and the postsynaptic spikes change the weights. */
export function stepPlastic(network: Network, projection: Projection): void {
  const q = changetype<Plasticity>(projection.plasticity)
  const source = changetype<Population>(projection.source), target = changetype<Population>(projection.target)
  const step = network.step
  const sourceSlot = slotOf(source, step - projection.delay), targetSlot = slotOf(target, step)
  const sourceCount = load<i32>(source.counts + (<usize>sourceSlot << 2)), targetCount = load<i32>(target.counts + (<usize>targetSlot << 2))
  if (sourceCount) {
    if (q.byColumns) preEventsByColumns(network, projection, q, source, sourceSlot, sourceCount)
    else preEventsByRows(network, projection, q, source, sourceSlot, sourceCount)
  }
  if (targetCount) postSpikes(q, target, targetSlot, targetCount)
  grow(q, source.size, target.size)
}

/** `byColumns`: weights lie in the other order. */
@inline function preEvents(network: Network, projection: Projection, q: Plasticity, source: Population, slot: i32, count: i32, byColumns: bool): void {
  const first = <usize>slot * <usize>source.size
  const conductance = projection.conductance, gain = projection.weight * growthOf(network, projection.inhibitory)
  const eligible = <f32>q.eligibilityGrowth
  // Ē_i, or the authors' average of all spikes, in Hz: the stored trace × this.
  const rates = q.spikes ? q.spikes : q.events
  const toHz = q.spikes ? <f32>(1 / (q.spikeGrowth * q.spikeTauS)) : <f32>(1 / (q.averageGrowth * q.averageTauS))
  const gains = f32x4.splat(gain), scale = f32x4.splat(toHz), none = f32x4.splat(0), least = f32x4.splat(q.minRate)
  const weights = q.weights, places = q.places, gate = q.gate
  for (let k = 0; k < count; k++) {
    const place = first + <usize>k
    if (load<u8>(source.preMarks + place) != eventMark) continue
    const j = <usize>load<i32>(source.spikes + (place << 2)) << 2
    let synapse = <usize>load<u32>(projection.rowStart + j) << 2
    const end = <usize>load<u32>(projection.rowStart + j, 4) << 2
    for (; synapse + 16 <= end; synapse += 16) {
      const to = projection.targets + synapse
      const a = <usize>load<u32>(to) << 2, b = <usize>load<u32>(to, 4) << 2, c = <usize>load<u32>(to, 8) << 2, d = <usize>load<u32>(to, 12) << 2
      const weight = byColumns ? gatheredBy(weights, places + synapse) : v128.load(weights + synapse)
      const raised = f32x4.add(gathered(conductance + a, conductance + b, conductance + c, conductance + d), f32x4.mul(gains, weight))
      v128.store_lane<f32>(conductance + a, raised, 0)
      v128.store_lane<f32>(conductance + b, raised, 1)
      v128.store_lane<f32>(conductance + c, raised, 2)
      v128.store_lane<f32>(conductance + d, raised, 3)
      if (!gate) continue
      const missing = f32x4.sub(least, f32x4.mul(gathered(rates + a, rates + b, rates + c, rates + d), scale))
      if (!v128.any_true(f32x4.gt(missing, none))) continue
      for (let lane: usize = 0; lane < 16; lane += 4) compensate(q, rates + (<usize>load<u32>(to + lane) << 2), toHz, weightAt(weights, places, synapse + lane, byColumns))
    }
    for (; synapse < end; synapse += 4) {
      const i = <usize>load<u32>(projection.targets + synapse) << 2, at = weightAt(weights, places, synapse, byColumns)
      store<f32>(conductance + i, load<f32>(conductance + i) + gain * load<f32>(at))
      if (gate) compensate(q, rates + i, toHz, at)
    }
    const trace = q.eligibility + j
    store<f32>(trace, load<f32>(trace) + eligible)
  }
}

/** Of the synapse at `at` bytes from the start of one order: its place there, or in the `other`. */
@inline function weightAt(weights: usize, places: usize, at: usize, other: bool): usize {
  return other ? weights + (<usize>load<u32>(places + at) << 2) : weights + at
}

/** H of Eq. 7 for one synapse: grows in proportion to what the postsynaptic rate lacks. */
@inline function compensate(q: Plasticity, rate: usize, toHz: f32, weight: usize): void {
  const missing = q.minRate - load<f32>(rate) * toHz
  if (missing > 0) store<f32>(weight, clipped(load<f32>(weight) + q.learningRate * missing, q))
}

function preEventsByRows(network: Network, projection: Projection, q: Plasticity, source: Population, slot: i32, count: i32): void { preEvents(network, projection, q, source, slot, count, false) }
function preEventsByColumns(network: Network, projection: Projection, q: Plasticity, source: Population, slot: i32, count: i32): void { preEvents(network, projection, q, source, slot, count, true) }

function postSpikes(q: Plasticity, target: Population, slot: i32, count: i32): void {
  const first = <usize>slot * <usize>target.size
  const grown = q.averageGrowth, eligible = <f32>(1 / q.eligibilityGrowth)
  const toHz = <f32>(1 / (grown * q.averageTauS))
  const spikeWorth = <f32>q.spikeGrowth
  for (let k = 0; k < count; k++) {
    const place = first + <usize>k
    const i = <usize>load<i32>(target.spikes + (place << 2)) << 2
    const mark = load<u8>(target.postMarks + place)
    if (mark == eventMark || mark == burstMark) {
      const events = load<f32>(q.events + i), bursts = load<f32>(q.bursts + i)
      const rate = events * toHz
      const ceiling = rate > q.maxRate ? -(rate - q.maxRate) / rate : <f32>0
      let change: f32
      if (mark == eventMark) {
        const ratio = bursts / events
        const probability = events > 0 ? (ratio < 1 ? ratio : <f32>1) : q.unknown
        change = q.learningRate * (ceiling - probability)
        store<f32>(q.events + i, events + <f32>grown)
      } else {
        change = q.learningRate * (1 + ceiling)
        store<f32>(q.bursts + i, bursts + <f32>grown)
      }
      if (q.gate) {
        if (q.byColumns) changeColumnByColumns(q, i, change * eligible)
        else changeColumnByRows(q, i, change * eligible)
      }
    }
    if (q.spikes) store<f32>(q.spikes + i, load<f32>(q.spikes + i) + spikeWorth)
  }
}

/**
 * Every synapse onto neuron i (given as a byte offset) by `change` times its eligibility. No synapse is twice in a column, so four at a time
 * need not wait for each other. `byRows`: weights lie in the other order.
 */
@inline function changeColumn(q: Plasticity, i: usize, change: f32, byRows: bool): void {
  const begin = <usize>load<u32>(q.columnStart + i) << 2, end = <usize>load<u32>(q.columnStart + i, 4) << 2
  const weights = q.weights, eligibility = q.eligibility, sources = q.sources, places = q.places
  const low = f32x4.splat(q.minWeight), high = f32x4.splat(q.maxWeight), factor = f32x4.splat(change)
  let at = begin
  for (; at + 16 <= end; at += 16) {
    const grown = f32x4.mul(factor, gatheredBy(eligibility, sources + at))
    if (byRows) {
      const a = weightAt(weights, places, at, true), b = weightAt(weights, places, at + 4, true), c = weightAt(weights, places, at + 8, true), d = weightAt(weights, places, at + 12, true)
      const changed = f32x4.pmin(f32x4.pmax(f32x4.add(gathered(a, b, c, d), grown), low), high)
      v128.store_lane<f32>(a, changed, 0)
      v128.store_lane<f32>(b, changed, 1)
      v128.store_lane<f32>(c, changed, 2)
      v128.store_lane<f32>(d, changed, 3)
    } else v128.store(weights + at, f32x4.pmin(f32x4.pmax(f32x4.add(v128.load(weights + at), grown), low), high))
  }
  for (; at < end; at += 4) {
    const synapse = weightAt(weights, places, at, byRows)
    store<f32>(synapse, clipped(load<f32>(synapse) + change * load<f32>(eligibility + (<usize>load<u32>(sources + at) << 2)), q))
  }
}

function changeColumnByRows(q: Plasticity, i: usize, change: f32): void { changeColumn(q, i, change, true) }
function changeColumnByColumns(q: Plasticity, i: usize, change: f32): void { changeColumn(q, i, change, false) }

/** Four values of an array, at the four indices that begin at `indices`. */
@inline function gatheredBy(values: usize, indices: usize): v128 {
  return gathered(values + (<usize>load<u32>(indices) << 2), values + (<usize>load<u32>(indices, 4) << 2), values + (<usize>load<u32>(indices, 8) << 2), values + (<usize>load<u32>(indices, 12) << 2))
}

@inline function gathered(a: usize, b: usize, c: usize, d: usize): v128 {
  return v128.load_lane<f32>(d, v128.load_lane<f32>(c, v128.load_lane<f32>(b, v128.load_zero<f32>(a), 1), 2), 3)
}
