/** Small networks for these tests: the cells of the paper, and ways to set and see the state of single neurons. */
import { conductanceAt, stateFloats } from '../../../src-main/engines/spiking/build-populations.ts'
import { neuronOffset } from '../../../src-main/engines/spiking/kernel/layout.ts'
import type { StateField } from '../../../src-main/engines/spiking/kernel/layout.ts'
import type { MemoryRecord } from '../../../src-main/engines/spiking/kernel/kernel.ts'
import type { BuiltPlasticity } from '../../../src-main/engines/spiking/build-projections.ts'
import { createSimulation } from '../../../src-main/engines/spiking/simulation.ts'
import type { Simulation } from '../../../src-main/engines/spiking/simulation.ts'
import type {
  AdExCell, BurstPoissonCell, Compartment, FidelitySpec, NoiseSpec, PlasticitySpec, PopulationSpec, ProjectionSpec, PyramidalCell, Receptor, RecordingSpec, SpikingSpec,
} from '../../../src-main/engines/spiking/spec.ts'

export const dtMs = 0.1

export const pyramidal: PyramidalCell = {
  model: 'pyramidal', restMv: -70, resetMv: -70, somaTauMs: 16, somaCapacitancePf: 370, somaAdaptationPa: 200, somaAdaptationTauMs: 100, dendriteTauMs: 7,
  dendriteCapacitancePf: 170, dendriteAdaptationNs: 13, dendriteAdaptationTauMs: 30, thresholdMv: -50, thresholdJumpMv: 2, thresholdTauMs: 27, sigmoidCentreMv: -38,
  sigmoidWidthMv: 6, somaCouplingPa: 1300, dendriteRegenerationPa: 1200, backpropagationPa: 2600, backpropagationMs: 2,
}

const { somaCouplingPa: _s, dendriteRegenerationPa: _d, backpropagationPa: _b, backpropagationMs: _m, ...shared } = pyramidal

export const burstPoisson: BurstPoissonCell = { ...shared, model: 'burstPoisson', sigmoidCentreMv: -57, refractoryMs: 20, burstIntervalMinMs: 5, burstIntervalRangeMs: 10 }

/** Fires when its soma is lifted by hand, and is otherwise a passive membrane without memory of its spikes. */
export const relay: PyramidalCell = {
  ...pyramidal, somaCouplingPa: 0, dendriteRegenerationPa: 0, backpropagationPa: 0, somaAdaptationPa: 0, dendriteAdaptationNs: 0, thresholdJumpMv: 0,
}

export const pv: AdExCell = {
  model: 'adEx', capacitancePf: 100, leakNs: 10, restMv: -70, resetMv: -55, slopeMv: 2, rheobasePa: 200, adaptationNs: 0, adaptationJumpPa: 0, adaptationTauMs: 500, refractoryMs: 1,
}

export const som: AdExCell = {
  model: 'adEx', capacitancePf: 100, leakNs: 5, restMv: -70, resetMv: -65, slopeMv: 4, rheobasePa: 25, adaptationNs: 0.5, adaptationJumpPa: 10, adaptationTauMs: 500, refractoryMs: 2,
}

const silence: NoiseSpec = { excitatoryRateHz: 0, excitatoryWeight: 0, inhibitoryRateHz: 0, inhibitoryWeight: 0 }

export const noise = (rateHz: number, excitatoryWeight: number, inhibitoryWeight = excitatoryWeight): NoiseSpec => (
  { excitatoryRateHz: rateHz, excitatoryWeight, inhibitoryRateHz: rateHz, inhibitoryWeight })

export const population = (cell: string, size: number, { soma = silence, dendrite = silence, spreadMv = 0 } = {}): PopulationSpec => (
  { cell, size, initialSpreadMv: spreadMv, noise: { soma, dendrite } })

export const projection = (source: string, target: string, changed: Partial<ProjectionSpec> = {}): ProjectionSpec => ({
  source, target, compartment: 'soma', receptor: 'excitatory', transmits: 'spikes', connectivity: 'bernoulli', probability: 1, weight: 0.1, delayMs: 0.8, shortTerm: 'none',
  plasticity: 'none', sources: 'shared', ...changed,
})

export const burstRule: PlasticitySpec = { learningRate: 0.004, tauPreMs: 100, tauAvgS: 2, minRateHz: 2, maxRateHz: 10, minWeight: 0, maxWeight: 1 }

export const recording: RecordingSpec = {
  binMs: 50, rates: [], rasters: [], rasterNeurons: 1000, traces: [], traceNeurons: 2, traceEveryMs: 1, weights: [], weightSamples: 3, runningNeurons: 50,
}

/** As the authors' code has it. */
export const fidelity: FidelitySpec = {
  burstDetector: 'accumulatingTrace', burstThresholdMs: 16, backpropagationDelayMs: 0, dendriticDrivingForce: 'soma', adExSpike: 'code', burstProbabilityBeforeEvents: 'one',
  shortTerm: 'classical', lowRateHomeostasis: 'spikeAverage',
}

export const networkSpec = (parts: Partial<SpikingSpec>): SpikingSpec => ({
  kind: 'spiking', version: 1, dtMs, cells: { pyramidal, burstPoisson, relay, pv, som }, populations: {},
  synapses: { excitatoryTauMs: 5, inhibitoryTauMs: 10, excitatoryReversalMv: 0, inhibitoryReversalMv: -80 },
  shortTerm: {}, plasticity: {}, projections: {}, currents: {}, protocol: { phases: [], patterns: [], teacher: null }, recording, fidelity, ...parts,
})

/** With no current injected yet: a stretch of steps needs to be told of one. */
export function simulate(parts: Partial<SpikingSpec>, seed = 1): Simulation {
  return createSimulation(networkSpec(parts), seed)
}

export function recordOf({ populations }: Simulation, name: string): MemoryRecord {
  const found = populations.get(name)
  if (found === undefined) throw new Error(`no population ${name}`)
  return found.record
}

export function plasticityOf({ projections }: Simulation, name: string): BuiltPlasticity {
  const found = projections.get(name)?.plasticity
  if (found === undefined) throw new Error(`projection ${name} is not plastic`)
  return found
}

/** Sets a field of all neurons, or of one. */
export function setField(simulation: Simulation, name: string, field: StateField, value: number, neuron?: number): void {
  const record = recordOf(simulation, name)
  const values = stateFloats(simulation.kernel, record, field)
  for (let i = neuron ?? 0, end = neuron ?? record.get('size') - 1; i <= end; i++) values[neuronOffset(i)] = value
}

/** A field of one neuron. */
export const fieldOf = (simulation: Simulation, name: string, field: StateField, neuron = 0): number => simulation.field(name, field, neuron + 1)[neuron] ?? NaN

/** Any number of steps, also more than one stretch. */
export function advance(simulation: Simulation, steps: number): void {
  for (let left = steps; left > 0; left -= 1000) simulation.advance(Math.min(left, 1000))
}

export interface MarkedSpike {
  readonly step: number
  readonly neuron: number
  /** 1 an event, 2 the second of a burst, 0 any other. */
  readonly post: number
  readonly pre: number
}

/** Spikes of the step that was just done. */
export function lastSpikes(simulation: Simulation, name: string): MarkedSpike[] {
  const { kernel } = simulation
  const record = recordOf(simulation, name)
  const step = simulation.step() - 1
  const slot = step & (record.get('slots') - 1)
  const count = kernel.words(record.get('counts') + slot * 4, 1)[0] ?? 0
  const first = slot * record.get('size')
  const bytes = kernel.bytes()
  const neurons = kernel.words(record.get('spikes') + first * 4, count)
  return Array.from(neurons, (neuron, k) => ({ step, neuron, post: bytes[record.get('postMarks') + first + k] ?? NaN, pre: bytes[record.get('preMarks') + first + k] ?? NaN }))
}

/** Above every threshold, mV from rest. */
const lifted = 100

/** One step in which these neurons of a population of relays fire. */
export function fire(simulation: Simulation, name: string, neurons: Iterable<number>): void {
  for (const neuron of neurons) setField(simulation, name, 'soma', lifted, neuron)
  simulation.advance(1)
}

/** Conductances as they are stored: without their decay since the last rebase, and times dt/τ of the compartment. */
export function storedConductances(simulation: Simulation, name: string, compartment: Compartment, receptor: Receptor): Float32Array {
  const found = simulation.populations.get(name)
  if (found === undefined) throw new Error(`no population ${name}`)
  return simulation.kernel.floats(conductanceAt(found, compartment, receptor), found.record.get('size'))
}

/** Steps between two rebases, with the time constants of this file: between them, conductances are stored without their decay. */
export const rebaseSteps = 512

/** Conductance that acts in the next step, in units of the leak. */
export function conductance(simulation: Simulation, name: string, { receptor = 'excitatory' as Receptor, compartment = 'soma' as Compartment, membraneTauMs = 16, neuron = 0 } = {}): number {
  const stored = storedConductances(simulation, name, compartment, receptor)[neuron] ?? NaN
  return stored * Math.exp(-(simulation.step() % rebaseSteps) * dtMs / (receptor === 'excitatory' ? 5 : 10)) * membraneTauMs / dtMs
}

export interface RasterSpike {
  readonly step: number
  readonly neuron: number
  readonly mark: number
}

/** Spikes of `steps` steps of a population whose raster is recorded. */
export function spikesDuring(simulation: Simulation, name: string, steps: number): RasterSpike[] {
  const record = recordOf(simulation, name)
  const spikes: RasterSpike[] = []
  for (let left = steps; left > 0; left -= 1000) {
    simulation.advance(Math.min(left, 1000))
    const words = simulation.kernel.words(record.get('raster'), record.get('rasterCount') * 3)
    for (let k = 0; k < words.length; k += 3) spikes.push({ step: words[k] ?? NaN, neuron: words[k + 1] ?? NaN, mark: words[k + 2] ?? NaN })
    record.set({ rasterCount: 0 })
  }
  return spikes
}

export const mean = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0) / values.length
export function variance(values: readonly number[]): number {
  const centre = mean(values)
  return mean(values.map((value) => (value - centre) ** 2))
}
