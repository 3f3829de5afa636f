/** The cells of the paper with their published constants, and the populations made of them. */
import type {
  AdExCell, BurstPoissonCell, IntegrateAndFireCell, NoiseSpec, PoissonCell, PopulationSpec, PyramidalCell, TwoCompartmentConstants,
} from '../../engines/spiking/spec.ts'

/** Eqs. 9-10: what both pyramidal models share. Adaptation is positive and taken off; E_d is that of the full model. */
const twoCompartments: TwoCompartmentConstants = {
  restMv: -70, resetMv: -70,
  somaTauMs: 16, somaCapacitancePf: 370, somaAdaptationPa: 200, somaAdaptationTauMs: 100,
  dendriteTauMs: 7, dendriteCapacitancePf: 170, dendriteAdaptationNs: 13, dendriteAdaptationTauMs: 30,
  thresholdMv: -50, thresholdJumpMv: 2, thresholdTauMs: 27,
  sigmoidCentreMv: -38, sigmoidWidthMv: 6,
}

export const pyramidal: PyramidalCell = {
  model: 'pyramidal', ...twoCompartments, somaCouplingPa: 1300, dendriteRegenerationPa: 1200, backpropagationPa: 2600, backpropagationMs: 2,
}

/** The simplified cell of the XOR networks: dendritic voltages are lower without dendritic spikes, and so is E_d. */
export const burstPoisson: BurstPoissonCell = {
  model: 'burstPoisson', ...twoCompartments, sigmoidCentreMv: -57, refractoryMs: 20, burstIntervalMinMs: 5, burstIntervalRangeMs: 10,
}

/** Parvalbumin-positive: fast, without adaptation. */
export const pv: AdExCell = {
  model: 'adEx', capacitancePf: 100, leakNs: 10, restMv: -70, resetMv: -55, slopeMv: 2, rheobasePa: 200,
  // Without adaptation its time constant has no effect; that of the other interneuron keeps it defined.
  adaptationNs: 0, adaptationJumpPa: 0, adaptationTauMs: 500, refractoryMs: 1,
}

/** Somatostatin-positive: adapting. */
export const som: AdExCell = {
  model: 'adEx', capacitancePf: 100, leakNs: 5, restMv: -70, resetMv: -65, slopeMv: 4, rheobasePa: 25,
  adaptationNs: 0.5, adaptationJumpPa: 10, adaptationTauMs: 500, refractoryMs: 2,
}

export const poisson = (rateHz: number): PoissonCell => ({ model: 'poisson', rateHz })

/**
 * The read-out of transmitted events and bursts. In the authors' simulator its threshold jumps by 100 mV and falls back within 5 ms, which
 * keeps it silent for about 10 ms; no current is injected into it, so that its capacitance only gives currents a meaning.
 */
export const integrateAndFire: IntegrateAndFireCell = {
  model: 'integrateAndFire', tauMs: 20, capacitancePf: 200, restMv: -70, thresholdMv: -50, resetMv: -70, refractoryMs: 10,
}

export const noNoise: NoiseSpec = { excitatoryRateHz: 0, excitatoryWeight: 0, inhibitoryRateHz: 0, inhibitoryWeight: 0 }

/** Private excitatory and inhibitory sources of equal rate. */
export const noise = (rateHz: number, excitatoryWeight: number, inhibitoryWeight: number): NoiseSpec => ({
  excitatoryRateHz: rateHz, excitatoryWeight, inhibitoryRateHz: rateHz, inhibitoryWeight,
})

interface PopulationParts {
  readonly soma?: NoiseSpec
  readonly dendrite?: NoiseSpec
  /** SD of the somatic voltages at the start. */
  readonly spreadMv?: number
}

/** Somatic voltages start spread by 5 mV and there is no noise, unless said otherwise. */
export const population = (cell: string, size: number, { soma = noNoise, dendrite = noNoise, spreadMv = 5 }: PopulationParts = {}): PopulationSpec => ({
  cell, size, initialSpreadMv: spreadMv, noise: { soma, dendrite },
})
