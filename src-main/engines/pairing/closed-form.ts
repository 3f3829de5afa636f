/**
 * The mean weight change of Fig. 2c in closed form: two independent Poisson trains with refractory time. A mean-field result:
 * it takes the running rates for their means.
 */
import type { PairingInitial, PairingRule, PoissonProtocol } from './spec.ts'

/**
 * Mean weight change at firing rate `rateHz`, in the weight's own unit. With the hazard λ = r/(1 − r·τ_ref), an interval is
 * longer than the burst threshold with probability exp(−λ(b − τ_ref)), so events come at E = r·exp(−λ(b − τ_ref)) and bursts at
 * B = E·(1 − exp(−λ(b − τ_ref))). Eq. 1 then has the mean η(B − P̄(t)E)·E·τ_pre, and the running rates (Eqs. 4, 5) relax from
 * their start to E and B with the time constant τ_avg, which makes the integral of P̄(t) elementary.
 */
export function meanWeightChange(protocol: PoissonProtocol, rule: PairingRule, initial: PairingInitial, rateHz: number): number {
  const refractoryS = protocol.refractoryMs / 1000
  const hazardHz = rateHz / (1 - rateHz * refractoryS)
  const longInterval = Math.exp(-hazardHz * (rule.burstThresholdMs / 1000 - refractoryS))
  const eventRateHz = rateHz * longInterval
  const burstRateHz = eventRateHz * (1 - longInterval)
  const traceMean = eventRateHz * (rule.tauPreMs / 1000)
  const meanProbability = integralOfBurstProbability({ eventRateHz, burstRateHz, initial, tauAvgS: rule.tauAvgS, durationS: protocol.durationS })
  return rule.learningRate * traceMean * (burstRateHz * protocol.durationS - eventRateHz * meanProbability)
}

interface Relaxation {
  readonly eventRateHz: number
  readonly burstRateHz: number
  readonly initial: PairingInitial
  readonly tauAvgS: number
  readonly durationS: number
}

/**
 * ∫ P̄ dt with P̄ = (B + b·x)/(E + e·x), x = exp(−t/τ): B/E·T + τ(b/e − B/E)·ln((E + e)/(E + e·x_T)), where e and b are what the
 * running rates start above their means.
 */
function integralOfBurstProbability({ eventRateHz, burstRateHz, initial, tauAvgS, durationS }: Relaxation): number {
  const excessEvents = initial.eventRateHz - eventRateHz
  const excessBursts = initial.eventRateHz * initial.burstProbability - burstRateHz
  const settled = burstRateHz / eventRateHz
  const left = Math.exp(-durationS / tauAvgS)
  // Where the running event rate starts at its mean, only the burst rate relaxes.
  if (Math.abs(excessEvents) < 1e-9 * eventRateHz) return settled * durationS + ((tauAvgS * excessBursts) / eventRateHz) * (1 - left)
  const relaxing = excessBursts / excessEvents - settled
  return settled * durationS + tauAvgS * relaxing * Math.log((eventRateHz + excessEvents) / (eventRateHz + excessEvents * left))
}
