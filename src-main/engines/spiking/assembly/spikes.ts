/** Spike lists of the last steps, and which spikes are events and bursts. */
import { Network, Population, lastSpike, place as placeOf, postTrace as postTraceField, preTrace as preTraceField } from './records'

@external('env', 'exp') declare function exp(x: f64): f64

/** Marks of a spike: the first of a burst or a lone one; the second of a burst; any other. */
export const other: u8 = 0
export const eventMark: u8 = 1
export const burstMark: u8 = 2

/** exp(-1): where an isolated spike's trace stands after one time constant. */
const traceThreshold: f32 = 0.36787944

/** Slot of the spikes of `step`. Slots are a power of two. */
@inline export function slotOf(p: Population, step: i32): i32 {
  return step & (p.slots - 1)
}

/** Empties the list of this step. */
@inline export function beginStep(p: Population, step: i32): void {
  store<i32>(p.counts + (<usize>slotOf(p, step) << 2), 0)
}

/** Adds a spike of neuron `i` in this step. */
export function push(network: Network, p: Population, i: i32): void {
  const step = network.step
  const slot = slotOf(p, step)
  const counter = p.counts + (<usize>slot << 2)
  const count = load<i32>(counter)
  const place = <usize>slot * <usize>p.size + <usize>count
  store<i32>(counter, count + 1)
  store<i32>(p.spikes + (place << 2), i)
  p.spikeCount++
  if (!p.detects) {
    if (i < p.rasterNeurons) record(p, step, i, other)
    return
  }
  const at = p.state + placeOf(i)
  const flagAt = p.bursting + <usize>i
  const interval = step - load<i32>(at, lastSpike)
  const flags = <i32>load<u8>(flagAt)
  let post = other, pre = other
  if (network.accumulates) {
    // Both traces hold their value at the last spike, that spike included.
    const decay = <f32>exp(-<f64>interval / network.detectorTauSteps)
    const postTrace = load<f32>(at, postTraceField) * decay
    const lag = network.preLagSteps
    const lateSpike = <f32>exp(-<f64>(interval - lag) / network.detectorTauSteps)
    const earlier = load<f32>(at, preTraceField) * decay
    const preTrace = interval > lag ? earlier + lateSpike : earlier
    post = postTrace < traceThreshold ? eventMark : flags & 1 ? other : burstMark
    pre = preTrace < traceThreshold ? eventMark : flags & 2 ? other : burstMark
    store<f32>(at, postTrace + 1, postTraceField)
    // Without the spike of now, which is not seen before its lag has passed.
    store<f32>(at, earlier + lateSpike, preTraceField)
  } else {
    const within = <f32>interval <= network.detectorTauSteps
    post = !within ? eventMark : flags & 1 ? other : burstMark
    pre = post
  }
  store<u8>(flagAt, (post == burstMark ? 1 : post == eventMark ? 0 : flags & 1) | (pre == burstMark ? 2 : pre == eventMark ? 0 : flags & 2))
  store<i32>(at, step, lastSpike)
  store<u8>(p.postMarks + place, post)
  store<u8>(p.preMarks + place, pre)
  if (post == eventMark) p.eventCount++
  else if (post == burstMark) p.burstCount++
  if (i < p.rasterNeurons) record(p, step, i, post)
}

function record(p: Population, step: i32, i: i32, mark: u8): void {
  const at = p.raster + <usize>p.rasterCount * 12
  store<i32>(at, step)
  store<i32>(at, i, 4)
  store<i32>(at, mark, 8)
  p.rasterCount++
}
