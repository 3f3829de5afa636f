/** What spikes do to their targets: noise, short-term plasticity, delivery. */
import { Gap, Network, Noise, Population, Projection, Release } from './records'
import { nextGap } from './random'
import { slotOf, eventMark, burstMark } from './spikes'

@external('env', 'exp') declare function exp(x: f64): f64

/** What an increment of 1 made in this step is stored as: it first acts, undecayed, in the next one. */
@inline export function growthOf(network: Network, inhibitory: i32): f32 {
  const phase = <usize>(network.step % network.period) << 2
  return load<f32>((inhibitory ? network.inhibitoryGrowth : network.excitatoryGrowth) + phase + 4)
}

/** Private Poisson input of this step. The generator and the drawing of gaps are those of random.ts, with the state in registers. */
export function addNoise(network: Network, noise: Noise): void {
  const gap = changetype<Gap>(noise.gap)
  const size = noise.size, conductance = noise.conductance, random = noise.random
  const weight = noise.weight * growthOf(network, noise.inhibitory)
  let position = noise.position
  const table = gap.table
  if (table) {
    let s0 = load<u32>(random), s1 = load<u32>(random, 4), s2 = load<u32>(random, 8), s3 = load<u32>(random, 12)
    while (position < size) {
      const at = conductance + (<usize>position << 2)
      store<f32>(at, load<f32>(at) + weight)
      let value: u32
      do {
        const bits = rotl<u32>(s0 + s3, 7) + s0
        const t = s1 << 9
        s2 ^= s0
        s3 ^= s1
        s1 ^= s2
        s0 ^= s3
        s2 ^= t
        s3 = rotl<u32>(s3, 11)
        const entry = bits >>> 24
        const word = load<u32>(table + (entry << 2))
        value = (bits & 0xffffff) < (word >>> 8) ? entry : word & 0xff
        position += value
      } while (value == 255)
      position++
    }
    store<u32>(random, s0)
    store<u32>(random, s1, 4)
    store<u32>(random, s2, 8)
    store<u32>(random, s3, 12)
  } else {
    while (position < size) {
      const at = conductance + (<usize>position << 2)
      store<f32>(at, load<f32>(at) + weight)
      position += nextGap(gap, random)
    }
  }
  noise.position = position - size
}

/** Tsodyks-Markram: x·u of every spike of this step, with the values before it; then x loses x·u and u gains jump·(1 - u). */
export function releaseSpikes(network: Network, r: Release): void {
  const p = changetype<Population>(r.population)
  const step = network.step
  const slot = slotOf(p, step)
  const count = load<i32>(p.counts + (<usize>slot << 2))
  const first = <usize>slot * <usize>p.size
  for (let k = 0; k < count; k++) {
    const place = (first + <usize>k) << 2
    const at = <usize>load<i32>(p.spikes + place) << 2
    // Euler steps since the last spike, all at once: x and u relax as (1 - dt/τ)^n.
    const steps = <f64>(step - load<i32>(r.last + at))
    const x: f32 = <f32>1 - (<f32>1 - load<f32>(r.available + at)) * <f32>exp(steps * r.depressionLog)
    const u: f32 = r.baseline + (load<f32>(r.utilisation + at) - r.baseline) * <f32>exp(steps * r.facilitationLog)
    store<f32>(r.values + place, x * u)
    store<f32>(r.available + at, x - u * x)
    store<f32>(r.utilisation + at, u + r.jump * (<f32>1 - u))
    store<i32>(r.last + at, step)
  }
}

/** A projection whose weights do not change. */
export function deliver(network: Network, projection: Projection): void {
  const p = changetype<Population>(projection.source)
  const slot = slotOf(p, network.step - projection.delay)
  const count = load<i32>(p.counts + (<usize>slot << 2))
  if (count == 0) return
  const first = <usize>slot * <usize>p.size
  const wanted: u8 = projection.transmits == 1 ? eventMark : burstMark
  const growth = growthOf(network, projection.inhibitory), full = projection.weight * growth
  const conductance = projection.conductance, targets = projection.targets, rows = projection.rowStart
  let touched: u32 = 0
  // Where the rows begin and their first cache lines, all at once: one after another each would be waited for.
  const shift: usize = projection.narrow ? 1 : 2
  for (let k = 0; k < count; k++) {
    const begin = load<u32>(rows + (<usize>load<i32>(p.spikes + ((first + <usize>k) << 2)) << 2))
    touched ^= load<u32>(targets + (<usize>begin << shift))
  }
  for (let k = 0; k < count; k++) {
    const place = first + <usize>k
    if (projection.transmits && load<u8>(p.preMarks + place) != wanted) continue
    const weight = projection.release ? full * load<f32>(changetype<Release>(projection.release).values + (place << 2)) : full
    const row = rows + (<usize>load<i32>(p.spikes + (place << 2)) << 2)
    const begin = load<u32>(row), end = load<u32>(row, 4)
    // The next row comes from far away: asked for now, all its lines together, it is there in time.
    if (k + 1 < count) touched ^= touch(p, rows, targets, first + <usize>(k + 1), shift)
    if (projection.narrow) addNarrow(conductance, targets + (<usize>begin << 1), targets + (<usize>end << 1), weight)
    else addWide(conductance, targets + (<usize>begin << 2), targets + (<usize>end << 2), weight)
  }
  // Read, so that the compiler keeps the touching.
  projection.touched = <i32>touched
}

/** Reads one value of each cache line but the first of the row of the spike at `place`. */
@inline function touch(p: Population, rows: usize, targets: usize, place: usize, shift: usize): u32 {
  const row = rows + (<usize>load<i32>(p.spikes + (place << 2)) << 2)
  const end = targets + (<usize>load<u32>(row, 4) << shift)
  let sum: u32 = 0
  for (let at = targets + (<usize>load<u32>(row) << shift) + 64; at < end; at += 64) sum ^= load<u32>(at)
  return sum
}

/** Four targets at a time: no neuron is twice in a row of the matrix, so the additions need not wait for each other. */
@inline function addFour(a: usize, b: usize, c: usize, d: usize, weight: f32): void {
  const va = load<f32>(a) + weight, vb = load<f32>(b) + weight, vc = load<f32>(c) + weight, vd = load<f32>(d) + weight
  store<f32>(a, va)
  store<f32>(b, vb)
  store<f32>(c, vc)
  store<f32>(d, vd)
}

@inline function addWide(conductance: usize, begin: usize, end: usize, weight: f32): void {
  let synapse = begin
  for (; synapse + 16 <= end; synapse += 16) {
    addFour(conductance + (<usize>load<u32>(synapse) << 2), conductance + (<usize>load<u32>(synapse, 4) << 2), conductance + (<usize>load<u32>(synapse, 8) << 2), conductance + (<usize>load<u32>(synapse, 12) << 2), weight)
  }
  for (; synapse < end; synapse += 4) {
    const at = conductance + (<usize>load<u32>(synapse) << 2)
    store<f32>(at, load<f32>(at) + weight)
  }
}

@inline function addNarrow(conductance: usize, begin: usize, end: usize, weight: f32): void {
  let synapse = begin
  for (; synapse + 8 <= end; synapse += 8) {
    addFour(
      conductance + (<usize>load<u16>(synapse) << 2), conductance + (<usize>load<u16>(synapse, 2) << 2), conductance + (<usize>load<u16>(synapse, 4) << 2),
      conductance + (<usize>load<u16>(synapse, 6) << 2), weight,
    )
  }
  for (; synapse < end; synapse += 2) {
    const at = conductance + (<usize>load<u16>(synapse) << 2)
    store<f32>(at, load<f32>(at) + weight)
  }
}
