/** The synapses of the paper: constants, short-term plasticity, the switches towards the authors' code, and projections as rows. */
import type {
  Compartment, CurrentSpec, FidelitySpec, PlasticitySpec, ProjectionSpec, RecordingSpec, ShortTermSpec, SynapseConstants,
} from '../../engines/spiking/spec.ts'

export const synapses: SynapseConstants = { excitatoryTauMs: 5, inhibitoryTauMs: 10, excitatoryReversalMv: 0, inhibitoryReversalMv: -80 }

/** `initialUtilisation` is a default of the authors' code that their networks leave as it is. */
const shortTermStart = { facilitationJump: 0.1, initialUtilisation: 0.01 } as const

/** Passes events on: bursts add little to their first spike. */
export const depressing: ShortTermSpec = { depressionTauMs: 20, facilitationTauMs: 1000, utilisation: 0.9, ...shortTermStart }

/** Passes bursts on: lone spikes release next to nothing. */
export const facilitating: ShortTermSpec = { depressionTauMs: 100, facilitationTauMs: 100, utilisation: 0.02, ...shortTermStart }

/** As the authors' code computes, which made the published curves. */
export const authorsCode: FidelitySpec = {
  burstDetector: 'accumulatingTrace', burstThresholdMs: 16, backpropagationDelayMs: 0, dendriticDrivingForce: 'soma', adExSpike: 'code',
  burstProbabilityBeforeEvents: 'one', shortTerm: 'classical', lowRateHomeostasis: 'spikeAverage',
}

/** What every rule of the paper has in common; `maxRateHz` and the rest differ between figures. */
export const plasticityBase: Pick<PlasticitySpec, 'tauPreMs' | 'minRateHz' | 'minWeight' | 'maxWeight'> = { tauPreMs: 100, minRateHz: 2, minWeight: 0, maxWeight: 1 }

/** The authors' simulator delays ordinary synapses by this much, and no others. */
export const axonalDelayMs = 0.8

/** "soma, excitatory" of a projection, in one word. */
export type Site = 'somaExc' | 'somaInh' | 'dendriteExc' | 'dendriteInh'

const sites: Readonly<Record<Site, Pick<ProjectionSpec, 'compartment' | 'receptor'>>> = {
  somaExc: { compartment: 'soma', receptor: 'excitatory' },
  somaInh: { compartment: 'soma', receptor: 'inhibitory' },
  dendriteExc: { compartment: 'dendrite', receptor: 'excitatory' },
  dendriteInh: { compartment: 'dendrite', receptor: 'inhibitory' },
}

/** An ordinary projection: all spikes, delayed, each pair with the same probability. */
export const spikes = (source: string, target: string, site: Site, probability: number, weight: number, shortTerm = 'none'): ProjectionSpec => ({
  source, target, ...sites[site], transmits: 'spikes', connectivity: 'bernoulli', probability, weight, delayMs: axonalDelayMs, shortTerm, plasticity: 'none',
  sources: 'shared',
})

/** Events only, at once; plastic where `plasticity` names a rule. */
export const events = (source: string, target: string, site: Site, probability: number, weight: number, plasticity = 'none'): ProjectionSpec => ({
  ...spikes(source, target, site, probability, weight), transmits: 'events', delayMs: 0, plasticity,
})

/** Bursts only, at once, at their second spike. */
export const bursts = (source: string, target: string, site: Site, probability: number, weight: number): ProjectionSpec => ({
  ...spikes(source, target, site, probability, weight), transmits: 'bursts', delayMs: 0,
})

export const constant = (population: string, compartment: Compartment, currentPa: number): CurrentSpec => ({
  population, compartment, waveform: { type: 'constant', currentPa },
})

/** Nothing but rates. */
export const recordRates = (binMs: number, rates: readonly string[]): RecordingSpec => ({
  binMs, rates, rasters: [], rasterNeurons: 0, traces: [], traceNeurons: 0, traceEveryMs: 1, weights: [], weightSamples: 0, runningNeurons: 50,
})
