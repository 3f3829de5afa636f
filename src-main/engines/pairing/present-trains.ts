/** Presents one pair of spike trains to a synapse: walks both in time order, spike by spike, in closed form in between. */
import { markSpikes } from './burst-detector.ts'
import type { PairingFidelity, PairingRule } from './spec.ts'
import { advance, decayOf, postsynapticBurst, postsynapticEvent, presynapticEvent, type SynapseState } from './synapse.ts'

export interface Presentation {
  readonly preMs: readonly number[]
  readonly postMs: readonly number[]
  readonly durationMs: number
}

/** How many postsynaptic events and bursts were seen. */
export interface SpikeCounts {
  readonly events: number
  readonly bursts: number
}

/**
 * Advances `state` to the end of the presentation. Within one instant (or one bin of the discretisation) the presynaptic
 * event comes first, then the postsynaptic mark. `onPostSpike` is told of each postsynaptic event and burst, after it acted.
 */
export function presentTrains(
  state: SynapseState, rule: PairingRule, fidelity: PairingFidelity, trains: Presentation, onPostSpike?: (timeMs: number) => void,
): SpikeCounts {
  const decay = decayOf(fidelity)
  const onGrid = gridOf(fidelity)
  const preMarks = markSpikes(trains.preMs, rule.burstThresholdMs)
  const postMarks = markSpikes(trains.postMs, rule.burstThresholdMs)
  // Euler's step n decays before it adds, so time starts one step before the first bin and ends in the last one.
  const leadMs = fidelity.integration === 'euler' ? fidelity.dtMs : 0
  let nowMs = -leadMs
  const moveTo = (timeMs: number): void => {
    advance(state, rule, decay, timeMs - nowMs)
    nowMs = timeMs
  }
  const counts = { events: 0, bursts: 0 }
  let pre = 0
  const takePreUntil = (timeMs: number): void => {
    for (; pre < trains.preMs.length; pre++) {
      const preMs = onGrid(trains.preMs[pre] ?? 0)
      if (preMs > timeMs) return
      if (preMarks[pre] !== 'event') continue
      moveTo(preMs)
      presynapticEvent(state)
    }
  }
  for (const [post, spikeMs] of trains.postMs.entries()) {
    const mark = postMarks[post]
    if (mark === 'inner') continue
    const postMs = onGrid(spikeMs)
    takePreUntil(postMs)
    moveTo(postMs)
    if (mark === 'event') {
      postsynapticEvent(state, rule)
      counts.events++
    } else {
      postsynapticBurst(state, rule)
      counts.bursts++
    }
    onPostSpike?.(postMs)
  }
  const endMs = onGrid(trains.durationMs) - leadMs
  takePreUntil(endMs)
  moveTo(Math.max(nowMs, endMs))
  return counts
}

/** Euler's method puts a spike at time s into bin floor(s/dt); the exact engine leaves it where it is. */
function gridOf(fidelity: PairingFidelity): (timeMs: number) => number {
  if (fidelity.integration === 'exact') return (timeMs) => timeMs
  const { dtMs } = fidelity
  // A spike that lies on a bin's edge up to rounding belongs to the bin that begins there.
  return (timeMs) => Math.floor(timeMs / dtMs + 1e-9) * dtMs
}
