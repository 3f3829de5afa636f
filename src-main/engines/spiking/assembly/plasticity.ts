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
  if (sourceCount) preEvents(network, projection, q, source, sourceSlot, sourceCount)
  if (targetCount) postSpikes(q, target, targetSlot, targetCount)
  grow(q, source.size, target.size)
}

function preEvents(network: Network, projection: Projection, q: Plasticity, source: Population, slot: i32, count: i32): void {
  const first = <usize>slot * <usize>source.size
  const conductance = projection.conductance, gain = projection.weight * growthOf(network, projection.inhibitory)
  const eligible = <f32>q.eligibilityGrowth
  // Ē_i, or the authors' average of all spikes, in Hz: the stored trace × this.
  const rates = q.spikes ? q.spikes : q.events
  const toHz = q.spikes ? <f32>(1 / (q.spikeGrowth * q.spikeTauS)) : <f32>(1 / (q.averageGrowth * q.averageTauS))
  for (let k = 0; k < count; k++) {
    const place = first + <usize>k
    if (load<u8>(source.preMarks + place) != eventMark) continue
    const j = <usize>load<i32>(source.spikes + (place << 2)) << 2
    const begin = load<u32>(projection.rowStart + j), end = load<u32>(projection.rowStart + j, 4)
    for (let synapse = begin; synapse < end; synapse++) {
      const at = q.weights + (<usize>synapse << 2)
      const i = <usize>load<u32>(projection.targets + (<usize>synapse << 2)) << 2
      const weight = load<f32>(at)
      store<f32>(conductance + i, load<f32>(conductance + i) + gain * weight)
      if (q.gate) {
        const missing = q.minRate - load<f32>(rates + i) * toHz
        if (missing > 0) store<f32>(at, clipped(weight + q.learningRate * missing, q))
      }
    }
    const trace = q.eligibility + j
    store<f32>(trace, load<f32>(trace) + eligible)
  }
}

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
      if (q.gate) changeColumn(q, i, change * eligible)
    }
    if (q.spikes) store<f32>(q.spikes + i, load<f32>(q.spikes + i) + spikeWorth)
  }
}

/** Every synapse onto neuron i (given as a byte offset) by `change` times its eligibility. */
function changeColumn(q: Plasticity, i: usize, change: f32): void {
  const begin = load<u32>(q.columnStart + i), end = load<u32>(q.columnStart + i, 4)
  for (let k = begin; k < end; k++) {
    const at = <usize>k << 2
    const trace = load<f32>(q.eligibility + (<usize>load<u32>(q.sources + at) << 2))
    const synapse = q.weights + (<usize>load<u32>(q.synapses + at) << 2)
    store<f32>(synapse, clipped(load<f32>(synapse) + change * trace, q))
  }
}
