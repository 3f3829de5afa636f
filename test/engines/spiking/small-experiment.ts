/** A small experiment with every kind of cell and projection, patterns that are tested and taught, and some of everything recorded. */
import type { EngineOutput } from '../../../src-main/engines/engine.ts'
import { spikingEngine } from '../../../src-main/engines/spiking/spiking-engine.ts'
import type { RecordingSpec, SpikingSpec } from '../../../src-main/engines/spiking/spec.ts'
import { burstPoisson, burstRule, networkSpec, noise, population, projection, pv, pyramidal, recording } from './network.ts'

export const recorded: RecordingSpec = {
  ...recording, rates: ['input', 'output', 'pv', 'pool'], rasters: ['input', 'output'], traces: ['output', 'pv'], traceEveryMs: 5, weights: ['learned'], weightSamples: 4, runningNeurons: 10,
}

export const experiment: SpikingSpec = networkSpec({
  cells: { pyramidal, burstPoisson, pv, source: { model: 'poisson', rateHz: 20 } },
  populations: {
    input: population('burstPoisson', 40, { soma: noise(500, 0.35), dendrite: noise(500, 0.05), spreadMv: 5 }), output: population('pyramidal', 30, { soma: noise(500, 0.35), spreadMv: 5 }),
    pv: population('pv', 10, { soma: noise(500, 0.75) }), pool: population('source', 50),
  },
  shortTerm: { depressing: { depressionTauMs: 20, facilitationTauMs: 1000, utilisation: 0.9, facilitationJump: 0.1, initialUtilisation: 0.01 } },
  plasticity: { rule: burstRule },
  projections: {
    learned: projection('input', 'output', { plasticity: 'rule', transmits: 'events', delayMs: 0, probability: 0.3, weight: 0.2 }), inputPv: projection('input', 'pv', { shortTerm: 'depressing', weight: 0.05 }),
    pvOutput: projection('pv', 'output', { receptor: 'inhibitory', weight: 0.05 }), poolOutput: projection('pool', 'output', { compartment: 'dendrite', probability: 0.2, weight: 0.1 }),
    feedback: projection('output', 'input', { compartment: 'dendrite', transmits: 'bursts', weight: 0.1 }),
  },
  currents: {
    wave: { population: 'input', compartment: 'soma', waveform: { type: 'sine', baselinePa: 50, amplitudePa: 100, periodMs: 250, startMs: 0 } },
    apical: { population: 'output', compartment: 'dendrite', waveform: { type: 'constant', currentPa: 200 } },
  },
  protocol: {
    phases: [
      { type: 'run', label: 'burn-in', durationMs: 330, plastic: false, weightFactors: { poolOutput: 2 }, addedCurrentsPa: { apical: 40 } },
      { type: 'examples', label: 'test', epochs: 1, order: 'fixed', patterns: [0, 1], predictionMs: 200, learningMs: 0 },
      { type: 'examples', label: 'learning', epochs: 2, order: 'shuffled', patterns: [0, 1], predictionMs: 150, learningMs: 50 },
    ],
    patterns: [{ label: 'off', somaCurrentsPa: { input: -100 }, target: 0 }, { label: 'on', somaCurrentsPa: { input: 200 }, target: 1 }],
    teacher: { population: 'output', rateFrom: 'learned', gainPaHz: 1000, minRateHz: 2, maxRateHz: 10, toleranceHz: 1 },
  },
  recording: recorded,
})

export const run = (spec: SpikingSpec = experiment, seed = 1): EngineOutput[] => [...spikingEngine(spec, seed)]

/** Rows of a series as records. */
export function rowsOf(outputs: readonly EngineOutput[], series: string): Record<string, number>[] {
  return outputs.flatMap((output) => {
    if (output.type !== 'rows' || output.series !== series) return []
    const { columns, values } = output
    return Array.from({ length: values.length / columns.length }, (_, k) => Object.fromEntries(columns.map((column, c) => [column, values[k * columns.length + c] ?? NaN])))
  })
}
