/** The forced spike trains of the protocols, as ascending times in ms. */
import type { RandomStream } from '../random/random-stream.ts'
import type { BurstPoissonProtocol, PeriodicProtocol, PoissonProtocol } from './spec.ts'

/** Time of the first pairing in an epoch. */
const firstPairingMs = 10
/** Quiet time after an epoch's last pairing, before the pause. */
const tailMs = 1000

/** Length of one periodic epoch: the pairings and one more second. */
export const epochDurationMs = (protocol: PeriodicProtocol, frequencyHz: number): number => (1000 * protocol.pairingsPerEpoch) / frequencyHz + tailMs

/**
 * One side of a periodic epoch. `shiftMs` delays the whole side; jitter is Gaussian, cut so that no spike leaves the epoch.
 */
export function periodicTrain(protocol: PeriodicProtocol, frequencyHz: number, shiftMs: number, random: RandomStream): number[] {
  const endMs = epochDurationMs(protocol, frequencyHz)
  const times = Array.from({ length: protocol.pairingsPerEpoch }, (_, pairing) => {
    const jitterMs = protocol.jitterMs > 0 ? protocol.jitterMs * random.normal() : 0
    return Math.min(endMs, Math.max(0, firstPairingMs + shiftMs + (1000 * pairing) / frequencyHz + jitterMs))
  })
  return times.sort((a, b) => a - b)
}

/**
 * Poisson with absolute refractory time: intervals are refractory + exponential, with the hazard r/(1 − r·refractory)
 * that makes the mean rate r.
 */
export function poissonTrain(protocol: PoissonProtocol, rateHz: number, random: RandomStream): number[] {
  if (rateHz === 0) return []
  const meanFreeMs = 1000 / rateHz - protocol.refractoryMs
  const endMs = protocol.durationS * 1000
  const times: number[] = []
  for (let t = protocol.refractoryMs + random.exponential(meanFreeMs); t < endMs; t += protocol.refractoryMs + random.exponential(meanFreeMs)) times.push(t)
  return times
}

/**
 * Events at `eventRateHz` after Poisson gaps; with `burstProbability` a second spike follows. The next gap starts at the last spike.
 */
export function burstPoissonTrain(protocol: BurstPoissonProtocol, burstProbability: number, random: RandomStream): number[] {
  const meanFreeMs = 1000 / protocol.eventRateHz - protocol.eventRefractoryMs
  const endMs = protocol.durationS * 1000
  const times: number[] = []
  let lastMs = 0
  for (;;) {
    const eventMs = lastMs + protocol.eventRefractoryMs + random.exponential(meanFreeMs)
    if (eventMs >= endMs) return times
    times.push(eventMs)
    lastMs = eventMs
    if (random.uniform() < burstProbability) {
      const secondMs = eventMs + protocol.intraburstMinMs + protocol.intraburstJitterMs * random.uniform()
      if (secondMs >= endMs) return times
      times.push(secondMs)
      lastMs = secondMs
    }
  }
}
