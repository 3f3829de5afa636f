/** Populations of a spec in the kernels' memory. */
import { createStream } from '../random/random-stream.ts'
import { decayTables } from './decay-tables.ts'
import { cellConstants, dendriteAdaptationPerMv, leakPerStep } from './cell-constants.ts'
import { aliasTable, firstGap, rareBelow } from './gaps.ts'
import { blockBytes, conductanceFields, fieldOffset, gapLayout, models, neuronOffset, neuronsPerBlock, noiseLayout, populationLayout, sparePlaces } from './kernel/layout.ts'
import type { StateField } from './kernel/layout.ts'
import type { Kernel, MemoryRecord } from './kernel/kernel.ts'
import { generatorState, nameHash, purposes } from './random-keys.ts'
import { maxStretch } from './stretch.ts'
import type { CellSpec, Compartment, PopulationSpec, Receptor, SpikingSpec } from './spec.ts'

export interface BuiltPopulation {
  readonly name: string
  readonly size: number
  readonly cell: CellSpec
  readonly record: MemoryRecord
  /** Whether it has events and bursts. */
  readonly detects: boolean
  /** Room for the injected current of one stretch of steps; 0 for Poisson neurons. */
  readonly somaCurrent: number
  readonly dendriteCurrent: number
}

/** Long before any neuron's first spike, and far from overflow. */
const never = -(2 ** 30)

/** Of a raster, beyond a spike of each of its neurons: those of a stretch of steps, as a rule. */
const spareRasterPlaces = 30_000

/** Initial w_d of the authors' code, mV. */
const initialDendriteAdaptationMv = 0.1

export interface PopulationRequest {
  readonly name: string
  readonly spec: SpikingSpec
  readonly seed: number
  /** Lists of spikes that are kept: a power of two above the longest delay. */
  readonly slots: number
  /** Of the rebases, in steps. */
  readonly period: number
}

export function buildPopulation(kernel: Kernel, { name, spec, seed, slots, period }: PopulationRequest): BuiltPopulation {
  const population = spec.populations[name]
  const cell = spec.cells[population?.cell ?? '']
  if (population === undefined || cell === undefined) throw new Error(`population ${name} is not complete`)
  const { size } = population
  const padded = Math.ceil(size / neuronsPerBlock) * neuronsPerBlock
  const record = kernel.record(populationLayout)
  const rasterNeurons = spec.recording.rasters.includes(name) ? Math.min(size, spec.recording.rasterNeurons) : 0
  // All of them may fire in one step; the kernels end a stretch before there is no room for that.
  const rasterPlaces = rasterNeurons === 0 ? 0 : rasterNeurons + spareRasterPlaces
  record.set({
    model: models[cell.model], size, padded, slots, ...cellConstants(cell, spec),
    spikes: kernel.allocate(slots * size * 4), counts: kernel.allocate(slots * 4), postMarks: kernel.allocate(slots * size), preMarks: kernel.allocate(slots * size),
    rasterNeurons, rasterPlaces, raster: rasterNeurons === 0 ? 0 : kernel.allocate(rasterPlaces * 12),
    random: generator(kernel, seed, cell.model === 'poisson' ? purposes.poisson : purposes.bursts, name),
  })
  if (cell.model === 'poisson') {
    const probability = (cell.rateHz * spec.dtMs) / 1000
    record.set({ gap: buildGap(kernel, probability), gapPosition: firstPosition(probability, seed, purposes.poisson, name) })
    return { name, size, cell, record, detects: false, somaCurrent: 0, dendriteCurrent: 0 }
  }
  record.set({ state: kernel.allocate((padded / neuronsPerBlock) * blockBytes), pending: kernel.allocate(padded * 4), crossed: kernel.allocate(Math.ceil(padded / 64) * 8) })
  for (const field of conductanceFields) record.set({ [field]: kernel.allocate((padded + sparePlaces) * 4) })
  const detects = cell.model === 'pyramidal' || cell.model === 'burstPoisson'
  const [somaCurrent, dendriteCurrent] = [kernel.allocate(maxStretch * 4), kernel.allocate(maxStretch * 4)]
  record.set({ somaCurrent, dendriteCurrent })
  if (cell.model === 'pyramidal' || cell.model === 'burstPoisson') {
    const [thresholdDecay, thresholdGrowth] = decayTables(kernel, 1 - spec.dtMs / cell.thresholdTauMs, period)
    const [adaptationDecay, adaptationGrowth] = decayTables(kernel, Math.exp(-spec.dtMs / cell.somaAdaptationTauMs), period)
    record.set({ thresholdDecay, thresholdGrowth, adaptationDecay, adaptationGrowth })
    record.set({ detects: 1, bursting: kernel.allocate(padded) })
    const adaptation = initialDendriteAdaptationMv * dendriteAdaptationPerMv(cell, spec.dtMs)
    const [lastSpikes, untils, adaptations] = [stateWords(kernel, record, 'lastSpike'), stateWords(kernel, record, 'until'), stateFloats(kernel, record, 'dendriteAdaptation')]
    for (let i = 0; i < padded; i++) {
      lastSpikes[neuronOffset(i)] = never
      untils[neuronOffset(i)] = -1
      adaptations[neuronOffset(i)] = adaptation
    }
  }
  scatterVoltages(stateFloats(kernel, record, 'soma'), population, { seed, name })
  return { name, size, cell, record, detects, somaCurrent, dendriteCurrent }
}

/** A field of all neurons: neuron i at `neuronOffset(i)`. */
export const stateFloats = (kernel: Kernel, record: MemoryRecord, field: StateField): Float32Array =>
  kernel.floats(record.get('state') + fieldOffset(field), (record.get('padded') / neuronsPerBlock) * (blockBytes / 4) - fieldOffset(field) / 4)

const stateWords = (kernel: Kernel, record: MemoryRecord, field: StateField): Int32Array =>
  kernel.words(record.get('state') + fieldOffset(field), (record.get('padded') / neuronsPerBlock) * (blockBytes / 4) - fieldOffset(field) / 4)

function scatterVoltages(soma: Float32Array, { initialSpreadMv, size }: PopulationSpec, { seed, name }: { readonly seed: number; readonly name: string }): void {
  if (initialSpreadMv === 0) return
  const random = createStream({ seed, purpose: purposes.initialVoltage, index: nameHash(name), subIndex: 0 })
  for (let i = 0; i < size; i++) soma[neuronOffset(i)] = initialSpreadMv * random.normal()
}

export interface NoiseRequest {
  readonly target: BuiltPopulation
  readonly compartment: Compartment
  readonly receptor: Receptor
  readonly rateHz: number
  readonly weight: number
  /** Of the generator. */
  readonly key: string
  readonly seed: number
  readonly dtMs: number
}

/** Private Poisson sources onto every neuron; undefined where they would do nothing. */
export function buildNoise(kernel: Kernel, { target, compartment, receptor, rateHz, weight, key, seed, dtMs }: NoiseRequest): MemoryRecord | undefined {
  const probability = (rateHz * dtMs) / 1000
  if (probability <= 0 || weight === 0) return undefined
  const record = kernel.record(noiseLayout)
  record.set({
    conductance: conductanceAt(target, compartment, receptor), inhibitory: receptor === 'inhibitory' ? 1 : 0, size: target.size, weight: weight * leakPerStep(target.cell, compartment, dtMs),
    random: generator(kernel, seed, purposes.noise, key), gap: buildGap(kernel, probability), position: firstPosition(probability, seed, purposes.noise, key),
  })
  return record
}

/** Where the conductances of a population's compartment and receptor begin. */
export function conductanceAt({ record }: BuiltPopulation, compartment: Compartment, receptor: Receptor): number {
  return record.get(`${compartment}${receptor === 'excitatory' ? 'Excitation' : 'Inhibition'}`)
}

export function generator(kernel: Kernel, seed: number, purpose: number, key: string): number {
  const at = kernel.allocate(16)
  kernel.words(at, 4).set(generatorState(seed, purpose, key))
  return at
}

/** A Bernoulli process with probability in (0, 1] per slot. */
export function buildGap(kernel: Kernel, probability: number): number {
  const gap = kernel.record(gapLayout)
  let table = 0
  if (probability >= rareBelow && probability < 1) {
    const words = aliasTable(probability)
    table = kernel.allocate(words.byteLength)
    kernel.words(table, words.length).set(words)
  }
  gap.set({ probability, table, reciprocalLog: probability < 1 ? 1 / Math.log1p(-probability) : 0 })
  return gap.at
}

function firstPosition(probability: number, seed: number, purpose: number, key: string): number {
  if (probability <= 0) return 2 ** 30
  const random = createStream({ seed, purpose, index: nameHash(key), subIndex: 1 })
  return probability < 1 ? firstGap(probability, 1 - random.uniform()) : 0
}
