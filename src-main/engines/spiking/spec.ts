/**
 * A spiking experiment as data: cells, populations, projections, currents, a protocol, and what to record. Records are keyed by
 * names that the user chooses; the order of keys has no effect on results.
 */

export interface SpikingSpec {
  readonly kind: 'spiking'
  readonly version: 1
  /** Integration step. */
  readonly dtMs: number
  readonly cells: Readonly<Record<string, CellSpec>>
  readonly populations: Readonly<Record<string, PopulationSpec>>
  readonly synapses: SynapseConstants
  readonly shortTerm: Readonly<Record<string, ShortTermSpec>>
  readonly plasticity: Readonly<Record<string, PlasticitySpec>>
  readonly projections: Readonly<Record<string, ProjectionSpec>>
  readonly currents: Readonly<Record<string, CurrentSpec>>
  readonly protocol: ProtocolSpec
  readonly recording: RecordingSpec
  readonly fidelity: FidelitySpec
}

/** Conductances are in units of the target compartment's leak. */
export interface SynapseConstants {
  readonly excitatoryTauMs: number
  readonly inhibitoryTauMs: number
  readonly excitatoryReversalMv: number
  readonly inhibitoryReversalMv: number
}

export type CellSpec = PyramidalCell | BurstPoissonCell | AdExCell | PoissonCell | IntegrateAndFireCell

/** The passive part that both pyramidal models share, Eqs. 9-10. */
export interface TwoCompartmentConstants {
  readonly restMv: number
  readonly resetMv: number
  readonly somaTauMs: number
  readonly somaCapacitancePf: number
  /** b of Eq. 9, per spike. */
  readonly somaAdaptationPa: number
  readonly somaAdaptationTauMs: number
  readonly dendriteTauMs: number
  readonly dendriteCapacitancePf: number
  /** a_w of Eq. 10. */
  readonly dendriteAdaptationNs: number
  readonly dendriteAdaptationTauMs: number
  readonly thresholdMv: number
  readonly thresholdJumpMv: number
  readonly thresholdTauMs: number
  /** E_d and D_d of f(V_d). */
  readonly sigmoidCentreMv: number
  readonly sigmoidWidthMv: number
}

/** Two compartments with dendritic spikes, Eqs. 9-10. */
export interface PyramidalCell extends TwoCompartmentConstants {
  readonly model: 'pyramidal'
  /** g_s: what f(V_d) sends into the soma. */
  readonly somaCouplingPa: number
  /** g_d: regenerative dendritic current. */
  readonly dendriteRegenerationPa: number
  /** c_d: the back-propagating action potential, a box. */
  readonly backpropagationPa: number
  readonly backpropagationMs: number
}

/** Simplified: a threshold crossing is an event, which becomes a burst with probability f(V_d). */
export interface BurstPoissonCell extends TwoCompartmentConstants {
  readonly model: 'burstPoisson'
  readonly refractoryMs: number
  readonly burstIntervalMinMs: number
  readonly burstIntervalRangeMs: number
}

/** Adaptive exponential integrate-and-fire. V_T follows from the rheobase. */
export interface AdExCell {
  readonly model: 'adEx'
  readonly capacitancePf: number
  readonly leakNs: number
  readonly restMv: number
  readonly resetMv: number
  readonly slopeMv: number
  readonly rheobasePa: number
  readonly adaptationNs: number
  readonly adaptationJumpPa: number
  readonly adaptationTauMs: number
  readonly refractoryMs: number
}

/** Independent Poisson spike trains. */
export interface PoissonCell {
  readonly model: 'poisson'
  readonly rateHz: number
}

/** Leaky integrate-and-fire read-out. */
export interface IntegrateAndFireCell {
  readonly model: 'integrateAndFire'
  readonly tauMs: number
  readonly capacitancePf: number
  readonly restMv: number
  readonly thresholdMv: number
  readonly resetMv: number
  readonly refractoryMs: number
}

export interface PopulationSpec {
  /** Key of `cells`. */
  readonly cell: string
  readonly size: number
  /** SD of the somatic voltage at the start, around rest. */
  readonly initialSpreadMv: number
  readonly noise: { readonly soma: NoiseSpec; readonly dendrite: NoiseSpec }
}

/** One private Poisson source per neuron and receptor; rate 0 is none. */
export interface NoiseSpec {
  readonly excitatoryRateHz: number
  readonly excitatoryWeight: number
  readonly inhibitoryRateHz: number
  readonly inhibitoryWeight: number
}

/** Tsodyks-Markram. */
export interface ShortTermSpec {
  readonly depressionTauMs: number
  readonly facilitationTauMs: number
  readonly utilisation: number
  /** f of the extended model; used where `fidelity.shortTerm` is `extended`. */
  readonly facilitationJump: number
  readonly initialUtilisation: number
}

/** Eqs. 6-8. */
export interface PlasticitySpec {
  readonly learningRate: number
  readonly tauPreMs: number
  readonly tauAvgS: number
  readonly minRateHz: number
  readonly maxRateHz: number
  readonly minWeight: number
  readonly maxWeight: number
}

export type Compartment = 'soma' | 'dendrite'
export type Receptor = 'excitatory' | 'inhibitory'
export type Transmission = 'spikes' | 'events' | 'bursts'

export interface ProjectionSpec {
  readonly source: string
  readonly target: string
  readonly compartment: Compartment
  readonly receptor: Receptor
  readonly transmits: Transmission
  readonly connectivity: 'bernoulli' | 'oneToOne'
  /** Of each pair; 1 where `oneToOne`. No neuron connects to itself. */
  readonly probability: number
  readonly weight: number
  readonly delayMs: number
  /** Key of `shortTerm`, or 'none'. */
  readonly shortTerm: string
  /** Key of `plasticity`, or 'none'. Plastic projections transmit events. */
  readonly plasticity: string
  /** From Poisson populations only: `private` gives every target neuron sources of its own, of the same mean rate. */
  readonly sources: 'shared' | 'private'
}

export interface CurrentSpec {
  readonly population: string
  readonly compartment: Compartment
  readonly waveform: Waveform
}

export type Waveform =
  | { readonly type: 'constant'; readonly currentPa: number }
  | { readonly type: 'sine'; readonly baselinePa: number; readonly amplitudePa: number; readonly periodMs: number; readonly startMs: number }
  /** From each time on its current; 0 before the first. */
  | { readonly type: 'steps'; readonly timesMs: readonly number[]; readonly currentsPa: readonly number[] }
  /** Linear between samples; the last one stays, or it starts again. */
  | { readonly type: 'sampled'; readonly intervalMs: number; readonly samplesPa: readonly number[]; readonly after: 'hold' | 'repeat' }

export interface ProtocolSpec {
  readonly phases: readonly PhaseSpec[]
  /** Inputs of `examples` phases. Their currents replace nothing: they are added to `currents`. */
  readonly patterns: readonly PatternSpec[]
  /** Null where nothing is taught. */
  readonly teacher: TeacherSpec | null
}

export type PhaseSpec = RunPhase | ExamplesPhase

/** A stretch of time. */
export interface RunPhase {
  readonly type: 'run'
  readonly label: string
  readonly durationMs: number
  /** M of Eq. 6. */
  readonly plastic: boolean
  /** Factors on the weights of projections, by name. */
  readonly weightFactors: Readonly<Record<string, number>>
  /** Added to the currents, by their name. */
  readonly addedCurrentsPa: Readonly<Record<string, number>>
}

/** Patterns shown one after another, `epochs` times: each first predicted, then taught. */
export interface ExamplesPhase {
  readonly type: 'examples'
  readonly label: string
  readonly epochs: number
  readonly order: 'fixed' | 'shuffled'
  /** Indices of `protocol.patterns`, in order. */
  readonly patterns: readonly number[]
  readonly predictionMs: number
  /** With the teacher and M = 1; 0 tests only. */
  readonly learningMs: number
}

export interface PatternSpec {
  readonly label: string
  /** By population, into the soma. */
  readonly somaCurrentsPa: Readonly<Record<string, number>>
  readonly target: 0 | 1
}

/** The error current into the dendrites, per neuron, from its own running event rate. Fig. 4, Methods. */
export interface TeacherSpec {
  readonly population: string
  /** Projection whose plasticity keeps the running event rate. */
  readonly rateFrom: string
  /** c, in pA·Hz; also the largest current. */
  readonly gainPaHz: number
  readonly minRateHz: number
  readonly maxRateHz: number
  readonly toleranceHz: number
}

export interface RecordingSpec {
  readonly binMs: number
  /** Populations whose rates are kept. */
  readonly rates: readonly string[]
  /** Populations whose spikes are kept, of so many neurons each. */
  readonly rasters: readonly string[]
  readonly rasterNeurons: number
  /** Populations whose state is kept, of so many neurons each. */
  readonly traces: readonly string[]
  readonly traceNeurons: number
  readonly traceEveryMs: number
  /** Plastic projections whose weights are kept. */
  readonly weights: readonly string[]
  readonly weightSamples: number
  /** Of plastic projections: neurons from which the running burst probability is averaged. */
  readonly runningNeurons: number
}

/** Where the paper's text and its authors' code differ. `code` made the published curves. */
export interface FidelitySpec {
  /** Burst detector: a trace that adds up (code), or the plain interval (paper). */
  readonly burstDetector: 'accumulatingTrace' | 'interval'
  readonly burstThresholdMs: number
  /** Delay of the back-propagating action potential: 0 in the code, 0.5 ms in the paper. */
  readonly backpropagationDelayMs: number
  /** Driving force of dendritic synapses: the somatic voltage (code) or the dendritic one (paper). */
  readonly dendriticDrivingForce: 'soma' | 'dendrite'
  /** AdEx: spike at 0 mV and held at rest (code), or at 24 mV and held at reset (paper). */
  readonly adExSpike: 'code' | 'paper'
  /** Running burst probability before the first event: 0, or as a ratio that is undefined and counts as 1 (code). */
  readonly burstProbabilityBeforeEvents: 'one' | 'zero'
  /** Tsodyks-Markram: classical (code) or extended (paper). */
  readonly shortTerm: 'classical' | 'extended'
  /** Low-rate homeostasis: a 30-s average of all spikes (code), or the running event rate (paper, Eqs. 6 and 8). */
  readonly lowRateHomeostasis: 'spikeAverage' | 'eventAverage'
}
