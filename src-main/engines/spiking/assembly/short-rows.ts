/**
 * Rows of a few targets, as a large pool of Poisson neurons has them: four or eight 16-bit targets in a record of fixed size, so that a
 * spike costs one line of the cache and no branch. Records are filled up with places behind the last neuron, which nobody reads.
 * A row that is longer has `longRow` as its first target and is delivered from the compressed rows.
 */
import { Network, Population, Projection } from './records'
import { growthOf } from './projections'
import { slotOf } from './spikes'

const longRow: u16 = 0xffff

/** Writes the records of a matrix with 16-bit targets: `capacity` of each, 4 or 8; `spare` is the first place that nobody reads. */
export function packRows(rows: i32, rowStart: usize, targets: usize, records: usize, capacity: i32, spare: i32): void {
  for (let row = 0; row < rows; row++) {
    const at = rowStart + (<usize>row << 2)
    const begin = load<u32>(at), count = <i32>(load<u32>(at, 4) - begin)
    const record = records + <usize>row * (<usize>capacity << 1)
    for (let k = 0; k < capacity; k++) {
      store<u16>(record + (<usize>k << 1), k < count ? load<u16>(targets + ((<usize>begin + <usize>k) << 1)) : <u16>(spare + k))
    }
    if (count > capacity) store<u16>(record, longRow)
  }
}

/** Reads of every record that the next `deliverShort` will need, all at once: one after another each would be waited for. */
export function touchShort(network: Network, projection: Projection): void {
  const p = changetype<Population>(projection.source)
  const slot = slotOf(p, network.step - projection.delay)
  const count = <usize>load<i32>(p.counts + (<usize>slot << 2))
  const spikes = p.spikes + ((<usize>slot * <usize>p.size) << 2)
  const records = projection.records, shift: usize = projection.capacity == 4 ? 3 : 4
  let touched: u32 = 0
  for (let k: usize = 0; k < count; k++) touched ^= load<u32>(records + (<usize>load<u32>(spikes + (k << 2)) << shift))
  // Read, so that the compiler keeps the touching.
  projection.touched = <i32>touched
}

/** Of spikes that are all transmitted, without release. */
export function deliverShort(network: Network, projection: Projection): void {
  const p = changetype<Population>(projection.source)
  const slot = slotOf(p, network.step - projection.delay)
  const count = <usize>load<i32>(p.counts + (<usize>slot << 2))
  if (count == 0) return
  const spikes = p.spikes + ((<usize>slot * <usize>p.size) << 2)
  const weight = projection.weight * growthOf(network, projection.inhibitory)
  const conductance = projection.conductance, records = projection.records
  const added = f32x4.splat(weight)
  if (projection.capacity == 4) {
    for (let k: usize = 0; k < count; k++) {
      const neuron = load<u32>(spikes + (k << 2))
      const record = records + (<usize>neuron << 3)
      if (load<u16>(record) == longRow) deliverLong(projection, neuron, weight)
      else addToFour(conductance, record, added)
    }
  } else {
    for (let k: usize = 0; k < count; k++) {
      const neuron = load<u32>(spikes + (k << 2))
      const record = records + (<usize>neuron << 4)
      if (load<u16>(record) == longRow) deliverLong(projection, neuron, weight)
      else {
        addToFour(conductance, record, added)
        addToFour(conductance, record + 8, added)
      }
    }
  }
}

/** No neuron is twice in a record. */
@inline function addToFour(conductance: usize, record: usize, added: v128): void {
  const a = conductance + (<usize>load<u16>(record) << 2), b = conductance + (<usize>load<u16>(record, 2) << 2)
  const c = conductance + (<usize>load<u16>(record, 4) << 2), d = conductance + (<usize>load<u16>(record, 6) << 2)
  const before = v128.load_lane<f32>(d, v128.load_lane<f32>(c, v128.load_lane<f32>(b, v128.load_zero<f32>(a), 1), 2), 3)
  const after = f32x4.add(before, added)
  v128.store_lane<f32>(a, after, 0)
  v128.store_lane<f32>(b, after, 1)
  v128.store_lane<f32>(c, after, 2)
  v128.store_lane<f32>(d, after, 3)
}

function deliverLong(projection: Projection, neuron: u32, weight: f32): void {
  const row = projection.rowStart + (<usize>neuron << 2)
  const end = projection.targets + (<usize>load<u32>(row, 4) << 1)
  for (let synapse = projection.targets + (<usize>load<u32>(row) << 1); synapse < end; synapse += 2) {
    const at = projection.conductance + (<usize>load<u16>(synapse) << 2)
    store<f32>(at, load<f32>(at) + weight)
  }
}
