/** What the pairing engine needs to know: one synapse, forced spike trains on both sides (Fig. 2b-d). */

/** Regular pairings at a fixed frequency, in epochs; with jitter, the protocol of Sjöström et al. (2001). */
export interface PeriodicProtocol {
  readonly type: 'periodic'
  readonly frequenciesHz: readonly number[]
  readonly pairingsPerEpoch: number
  readonly epochs: number
  /** Silence between epochs; the running averages decay through it. */
  readonly pauseS: number
  /** Post minus pre; negative when the postsynaptic cell leads. */
  readonly delayMs: number
  /** SD of the Gaussian jitter of every spike. */
  readonly jitterMs: number
  readonly realisations: number
}

/** Independent Poisson trains of equal rate on both sides. */
export interface PoissonProtocol {
  readonly type: 'poisson'
  readonly ratesHz: readonly number[]
  readonly durationS: number
  readonly refractoryMs: number
  readonly realisations: number
}

/** Poisson events, each becoming a burst of two spikes with a given probability. */
export interface BurstPoissonProtocol {
  readonly type: 'burstPoisson'
  readonly burstProbabilities: readonly number[]
  readonly eventRateHz: number
  readonly durationS: number
  /** Between the last spike of an event and the next event. */
  readonly eventRefractoryMs: number
  readonly intraburstMinMs: number
  /** Width of the uniform distribution above the minimum. */
  readonly intraburstJitterMs: number
  readonly realisations: number
}

export type PairingProtocol = PeriodicProtocol | PoissonProtocol | BurstPoissonProtocol

export interface PairingRule {
  readonly learningRate: number
  /** Time constant of the presynaptic eligibility trace (Eq. 3). */
  readonly tauPreMs: number
  /** Time constant of the running event and burst rates (Eqs. 4, 5). */
  readonly tauAvgS: number
  readonly burstThresholdMs: number
}

/** Where the running averages start. */
export interface PairingInitial {
  readonly eventRateHz: number
  readonly burstProbability: number
}

/** `exact`: closed form between spikes. `euler`: the discretisation of the authors' code, with step `dtMs`. */
export type PairingFidelity = { readonly integration: 'exact' } | { readonly integration: 'euler'; readonly dtMs: number }

export interface PairingSpec {
  readonly kind: 'pairing'
  readonly version: 1
  readonly protocol: PairingProtocol
  readonly rule: PairingRule
  readonly initial: PairingInitial
  readonly fidelity: PairingFidelity
}
