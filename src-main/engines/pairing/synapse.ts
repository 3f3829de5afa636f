/** One plastic synapse: eligibility trace, running rates and the burst-dependent rule (Eqs. 1, 3-5). */
import type { PairingFidelity, PairingInitial, PairingRule } from './spec.ts'

export interface SynapseState {
  /** Change of the weight since the start, in the weight's own unit. */
  weightChange: number
  /** Presynaptic trace Ẽ (Eq. 3), dimensionless. */
  eligibilityTrace: number
  /** Running postsynaptic event rate Ē in Hz (Eq. 4). */
  eventRateHz: number
  /** Running postsynaptic burst rate B̄ in Hz (Eq. 5). */
  burstRateHz: number
}

export const initialState = (initial: PairingInitial): SynapseState => ({
  weightChange: 0,
  eligibilityTrace: 0,
  eventRateHz: initial.eventRateHz,
  burstRateHz: initial.eventRateHz * initial.burstProbability,
})

/** Running burst probability P̄ = B̄/Ē. */
export const burstProbability = (state: SynapseState): number => state.burstRateHz / state.eventRateHz

/** Factor by which a trace of time constant `tauMs` shrinks in `elapsedMs`. */
export type Decay = (elapsedMs: number, tauMs: number) => number

/** Exponential for the exact engine; (1 − dt/τ)^steps, what Euler's method does between spikes, for the authors' discretisation. */
export function decayOf(fidelity: PairingFidelity): Decay {
  if (fidelity.integration === 'exact') return (elapsedMs, tauMs) => Math.exp(-elapsedMs / tauMs)
  const { dtMs } = fidelity
  return (elapsedMs, tauMs) => Math.pow(1 - dtMs / tauMs, Math.round(elapsedMs / dtMs))
}

/** The running event rate falls no further, in Hz: far below any rate that matters, far above where doubles lose digits. */
const smallestRateHz = 1e-200

/**
 * Lets time pass without spikes. Both running rates shrink by one factor, so that P̄ stands however long the silence; without the
 * floor they would end as 0/0.
 */
export function advance(state: SynapseState, rule: PairingRule, decay: Decay, elapsedMs: number): void {
  if (elapsedMs === 0) return
  const slow = Math.max(decay(elapsedMs, rule.tauAvgS * 1000), smallestRateHz / state.eventRateHz)
  state.eligibilityTrace *= decay(elapsedMs, rule.tauPreMs)
  state.eventRateHz *= slow
  state.burstRateHz *= slow
}

/** Eq. 3: a presynaptic event raises the trace by one. */
export function presynapticEvent(state: SynapseState): void {
  state.eligibilityTrace += 1
}

/** Eq. 1, second term, with the running average from before this event; then Eq. 4. */
export function postsynapticEvent(state: SynapseState, rule: PairingRule): void {
  state.weightChange -= rule.learningRate * burstProbability(state) * state.eligibilityTrace
  state.eventRateHz += 1 / rule.tauAvgS
}

/** Eq. 1, first term; then Eq. 5. */
export function postsynapticBurst(state: SynapseState, rule: PairingRule): void {
  state.weightChange += rule.learningRate * state.eligibilityTrace
  state.burstRateHz += 1 / rule.tauAvgS
}
