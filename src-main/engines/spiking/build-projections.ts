/** Projections of a spec in the kernels' memory: 2 bytes per static synapse (4 onto populations above 65536 neurons; more where rows are short), 16 per plastic one. */
import { leakPerStep } from './cell-constants.ts'
import { buildGap, conductanceAt, generator } from './build-populations.ts'
import type { BuiltPopulation } from './build-populations.ts'
import { narrowUpTo, plasticityLayout, projectionLayout, releaseLayout, sparePlaces } from './kernel/layout.ts'
import type { Kernel, MemoryRecord } from './kernel/kernel.ts'
import { generatorState, purposes } from './random-keys.ts'
import type { PlasticitySpec, ProjectionSpec, ShortTermSpec, SpikingSpec } from './spec.ts'

export interface BuiltProjection {
  readonly name: string
  readonly spec: ProjectionSpec
  readonly record: MemoryRecord
  readonly synapses: number
  /** mV per step and mV that a weight of 1 adds. */
  readonly scale: number
  readonly plasticity: BuiltPlasticity | undefined
}

export interface BuiltPlasticity {
  readonly record: MemoryRecord
  readonly rule: PlasticitySpec
  readonly targets: number
  readonly synapses: number
}

/** Where the weight of a synapse is, synapses being numbered by their sources. */
export function weightPlaces(kernel: Kernel, { record, synapses }: BuiltPlasticity): (synapse: number) => number {
  if (record.get('byColumns') === 0) return (synapse) => synapse
  const places = kernel.words(record.get('places'), synapses)
  return (synapse) => places[synapse] ?? -1
}

/** The authors' average of all spikes for the low-rate homeostasis: 30 s, starting at 0.1 Hz. */
const spikeAverage = { tauS: 30, startHz: 0.1 }

/** Smaller sources have their compressed rows in the cache anyway. */
const shortRowsFrom = 4096

/**
 * Weights of so many synapses are too many for the cache next to the processor: what changes them should go through them in order. Fewer
 * are rather read in order, by what is sent.
 */
const byColumnsFrom = 65_536

/** Large enough for what a 32-bit index of bytes can reach. */
const maxSynapses = 1_000_000_000

export interface ProjectionParts {
  readonly name: string
  readonly spec: SpikingSpec
  readonly seed: number
  readonly source: BuiltPopulation
  readonly target: BuiltPopulation
  /** Release of the source's spikes; 0 without short-term plasticity. */
  readonly release: number
}

export function buildProjection(kernel: Kernel, { name, spec, seed, source, target, release }: ProjectionParts): BuiltProjection {
  const projection = spec.projections[name]
  if (projection === undefined) throw new Error(`no projection ${name}`)
  const { compartment, receptor, weight, delayMs, transmits, plasticity } = projection
  const scale = leakPerStep(target.cell, compartment, spec.dtMs)
  const rule = plasticity === 'none' ? undefined : spec.plasticity[plasticity]
  const narrow = rule === undefined && target.size <= narrowUpTo
  const matrix = projection.connectivity === 'oneToOne' ? oneToOne(kernel, source.size, narrow) : bernoulli(kernel, { name, seed, projection, source, target, narrow })
  const plastic = rule === undefined ? undefined : buildPlasticity(kernel, { rule, spec, source, target, weight, matrix })
  const short = narrow && release === 0 && transmits === 'spikes' ? shortRows(kernel, matrix, source, target) : undefined
  const record = kernel.record(projectionLayout)
  record.set({
    source: source.record.at, target: target.record.at, conductance: conductanceAt(target, compartment, receptor),
    inhibitory: receptor === 'inhibitory' ? 1 : 0, weight: plastic === undefined ? weight * scale : scale, delay: Math.round(delayMs / spec.dtMs), transmits: { spikes: 0, events: 1, bursts: 2 }[transmits],
    release, rowStart: matrix.rowStart, targets: matrix.targets, narrow: narrow ? 1 : 0, ...short, plasticity: plastic?.record.at ?? 0,
  })
  return { name, spec: projection, record, synapses: matrix.synapses, scale, plasticity: plastic }
}

interface Matrix {
  readonly rowStart: number
  readonly targets: number
  readonly synapses: number
}

interface MatrixParts extends Pick<ProjectionParts, 'name' | 'seed' | 'source' | 'target'> {
  readonly projection: ProjectionSpec
  readonly narrow: boolean
}

function oneToOne(kernel: Kernel, size: number, narrow: boolean): Matrix {
  const [rowStart, targets] = [kernel.allocate((size + 1) * 4), kernel.allocate(size * 4)]
  kernel.words(rowStart, size + 1).forEach((_, i, words) => { words[i] = i })
  if (narrow) kernel.halfWords(targets, size).forEach((_, i, words) => { words[i] = i })
  else kernel.words(targets, size).forEach((_, i, words) => { words[i] = i })
  return { rowStart, targets, synapses: size }
}

function bernoulli(kernel: Kernel, { name, seed, projection, source, target, narrow }: MatrixParts): Matrix {
  const rowStart = kernel.allocate((source.size + 1) * 4)
  if (projection.probability <= 0) return { rowStart, targets: rowStart, synapses: 0 }
  const gap = buildGap(kernel, projection.probability)
  const random = generator(kernel, seed, purposes.connectivity, name)
  const draw = (targets: number, capacity: number): number => {
    kernel.words(random, 4).set(generatorState(seed, purposes.connectivity, name))
    return kernel.connect(gap, random, source.size, target.size, projection.source === projection.target ? 1 : 0, rowStart, targets, narrow ? 1 : 0, capacity)
  }
  // Counted first, so that the memory is exactly what it takes.
  const synapses = draw(0, 0) >>> 0
  if (synapses > maxSynapses) throw new RangeError(`Projection ${name} would have ${synapses} synapses; expected at most ${maxSynapses}.`)
  const targets = kernel.allocate(Math.max(1, synapses) * (narrow ? 2 : 4))
  draw(targets, synapses)
  return { rowStart, targets, synapses }
}

/** Records for rows of a few targets; undefined where rows are longer or the source is small enough to stay in the cache. */
function shortRows(kernel: Kernel, { rowStart, targets, synapses }: Matrix, source: BuiltPopulation, target: BuiltPopulation): { readonly records: number; readonly capacity: number } | undefined {
  const perRow = synapses / source.size
  const spare = target.record.get('padded')
  if (source.size < shortRowsFrom || perRow > 5 || spare + sparePlaces >= narrowUpTo) return undefined
  const capacity = perRow <= 1.5 ? 4 : 8
  const records = kernel.allocate(source.size * capacity * 2)
  kernel.packRows(source.size, rowStart, targets, records, capacity, spare)
  return { records, capacity }
}

interface PlasticityParts {
  readonly rule: PlasticitySpec
  readonly spec: SpikingSpec
  readonly source: BuiltPopulation
  readonly target: BuiltPopulation
  readonly weight: number
  readonly matrix: Matrix
}

function buildPlasticity(kernel: Kernel, { rule, spec, source, target, weight, matrix }: PlasticityParts): BuiltPlasticity {
  const { synapses, rowStart, targets } = matrix
  const array = (length: number): number => kernel.allocate(Math.max(1, length) * 4)
  const fields = { weights: array(synapses), columnStart: array(target.size + 1), sources: array(synapses), places: array(synapses) }
  const byColumns = synapses >= byColumnsFrom ? 1 : 0
  kernel.transpose(source.size, target.size, rowStart, targets, fields.columnStart, fields.sources, fields.places, byColumns)
  kernel.floats(fields.weights, synapses).fill(weight)
  const record = kernel.record(plasticityLayout)
  const averagesSpikes = spec.fidelity.lowRateHomeostasis === 'spikeAverage'
  record.set({
    ...fields, byColumns, learningRate: rule.learningRate, minWeight: rule.minWeight, maxWeight: rule.maxWeight, minRate: rule.minRateHz, maxRate: rule.maxRateHz,
    eligibility: array(source.size), ...growing('eligibility', spec.dtMs / rule.tauPreMs),
    events: array(target.size), bursts: array(target.size), ...growing('average', spec.dtMs / (rule.tauAvgS * 1000)), averageTauS: rule.tauAvgS,
    spikes: averagesSpikes ? array(target.size) : 0, ...growing('spike', spec.dtMs / (spikeAverage.tauS * 1000)), spikeTauS: spikeAverage.tauS,
    unknown: spec.fidelity.burstProbabilityBeforeEvents === 'one' ? 1 : 0,
  })
  if (averagesSpikes) kernel.floats(record.get('spikes'), target.size).fill(spikeAverage.startHz * spikeAverage.tauS)
  return { record, rule, targets: target.size, synapses }
}

const growing = (trace: string, stepsPerTau: number): Record<string, number> => ({ [`${trace}Growth`]: 1, [`${trace}Rate`]: Math.exp(stepsPerTau) })

/** Short-term plasticity of all spikes of a population, shared by the projections that have it. */
export function buildRelease(kernel: Kernel, source: BuiltPopulation, shortTerm: ShortTermSpec, { dtMs, fidelity }: SpikingSpec): MemoryRecord {
  const array = (): number => kernel.allocate(source.size * 4)
  const record = kernel.record(releaseLayout)
  record.set({
    population: source.record.at, available: array(), utilisation: array(), last: array(), values: kernel.allocate(source.record.get('slots') * source.size * 4),
    // Euler's method, as in the authors' code: (1 - dt/τ) per step.
    depressionLog: Math.log1p(-dtMs / shortTerm.depressionTauMs), facilitationLog: Math.log1p(-dtMs / shortTerm.facilitationTauMs),
    baseline: shortTerm.utilisation, jump: fidelity.shortTerm === 'classical' ? shortTerm.utilisation : shortTerm.facilitationJump,
  })
  kernel.floats(record.get('available'), source.size).fill(1)
  kernel.floats(record.get('utilisation'), source.size).fill(shortTerm.initialUtilisation)
  return record
}
