/** A small spiking experiment with a bit of everything: pyramidal cells and interneurons, a pool of Poisson sources, a plastic projection, patterns and a teacher. */
import type { NoiseSpec, PopulationSpec, ProjectionSpec, PyramidalCell, SpikingSpec } from '../../../src-main/engines/spiking/spec.ts'

const pyramidal: PyramidalCell = {
  model: 'pyramidal', restMv: -70, resetMv: -70, somaTauMs: 16, somaCapacitancePf: 370, somaAdaptationPa: 200, somaAdaptationTauMs: 100, dendriteTauMs: 7,
  dendriteCapacitancePf: 170, dendriteAdaptationNs: 13, dendriteAdaptationTauMs: 30, thresholdMv: -50, thresholdJumpMv: 2, thresholdTauMs: 27, sigmoidCentreMv: -38,
  sigmoidWidthMv: 6, somaCouplingPa: 1300, dendriteRegenerationPa: 1200, backpropagationPa: 2600, backpropagationMs: 2,
}

const silence: NoiseSpec = { excitatoryRateHz: 0, excitatoryWeight: 0, inhibitoryRateHz: 0, inhibitoryWeight: 0 }
const noise = (rateHz: number, weight: number): NoiseSpec => ({ excitatoryRateHz: rateHz, excitatoryWeight: weight, inhibitoryRateHz: rateHz, inhibitoryWeight: weight })
const noisy = (cell: string, size: number): PopulationSpec => ({ cell, size, initialSpreadMv: 5, noise: { soma: noise(500, 0.35), dendrite: noise(500, 0.05) } })

const ordinary: Omit<ProjectionSpec, 'source' | 'target'> = {
  compartment: 'soma', receptor: 'excitatory', transmits: 'spikes', connectivity: 'bernoulli', probability: 0.2, weight: 0.05, delayMs: 0.8, shortTerm: 'none', plasticity: 'none',
  sources: 'shared',
}

export const sampleSpec: SpikingSpec = {
  kind: 'spiking', version: 1, dtMs: 0.1,
  cells: {
    pyramidal,
    pv: {
      model: 'adEx', capacitancePf: 100, leakNs: 10, restMv: -70, resetMv: -55, slopeMv: 2, rheobasePa: 200, adaptationNs: 0, adaptationJumpPa: 0, adaptationTauMs: 500, refractoryMs: 1,
    },
    source: { model: 'poisson', rateHz: 5 },
  },
  populations: {
    input: noisy('pyramidal', 100), output: noisy('pyramidal', 50), pv: { ...noisy('pv', 20), noise: { soma: noise(500, 0.7), dendrite: silence } },
    pool: { cell: 'source', size: 1000, initialSpreadMv: 0, noise: { soma: silence, dendrite: silence } },
  },
  synapses: { excitatoryTauMs: 5, inhibitoryTauMs: 10, excitatoryReversalMv: 0, inhibitoryReversalMv: -80 },
  shortTerm: { depressing: { depressionTauMs: 20, facilitationTauMs: 1000, utilisation: 0.9, facilitationJump: 0.1, initialUtilisation: 0.01 } },
  plasticity: { burstRule: { learningRate: 0.0035, tauPreMs: 100, tauAvgS: 2, minRateHz: 2, maxRateHz: 10, minWeight: 0, maxWeight: 1 } },
  projections: {
    inputToOutput: { ...ordinary, source: 'input', target: 'output', transmits: 'events', delayMs: 0, weight: 0.2, plasticity: 'burstRule' },
    inputToPv: { ...ordinary, source: 'input', target: 'pv', shortTerm: 'depressing' },
    pvToOutput: { ...ordinary, source: 'pv', target: 'output', receptor: 'inhibitory', weight: 0.07 },
    poolToOutput: { ...ordinary, source: 'pool', target: 'output', compartment: 'dendrite', probability: 0.02, weight: 0.25 },
  },
  currents: {
    wave: { population: 'input', compartment: 'soma', waveform: { type: 'sine', baselinePa: 0, amplitudePa: 200, periodMs: 500, startMs: 1000 } },
    apical: { population: 'output', compartment: 'dendrite', waveform: { type: 'constant', currentPa: 50 } },
  },
  protocol: {
    phases: [
      { type: 'run', label: 'burn-in', durationMs: 2000, plastic: false, weightFactors: { poolToOutput: 1.5 }, addedCurrentsPa: { apical: 40 } },
      { type: 'examples', label: 'learning', epochs: 5, order: 'shuffled', patterns: [0, 1], predictionMs: 900, learningMs: 100 },
    ],
    patterns: [{ label: 'off', somaCurrentsPa: { input: -350 }, target: 0 }, { label: 'on', somaCurrentsPa: { input: 150 }, target: 1 }],
    teacher: { population: 'output', rateFrom: 'inputToOutput', gainPaHz: 1000, minRateHz: 2, maxRateHz: 10, toleranceHz: 1 },
  },
  recording: {
    binMs: 50, rates: ['input', 'output', 'pv'], rasters: ['input', 'output'], rasterNeurons: 20, traces: ['output'], traceNeurons: 2, traceEveryMs: 1,
    weights: ['inputToOutput'], weightSamples: 5, runningNeurons: 50,
  },
  fidelity: {
    burstDetector: 'accumulatingTrace', burstThresholdMs: 16, backpropagationDelayMs: 0, dendriticDrivingForce: 'soma', adExSpike: 'code', burstProbabilityBeforeEvents: 'one',
    shortTerm: 'classical', lowRateHomeostasis: 'spikeAverage',
  },
}
