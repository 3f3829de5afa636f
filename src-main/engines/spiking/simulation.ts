/** A network in the kernels' memory: stepped, looked at, copied. All its state is in that memory. */
import { buildNoise, buildPopulation, stateFloats } from './build-populations.ts'
import type { BuiltPopulation } from './build-populations.ts'
import { buildProjection, buildRelease } from './build-projections.ts'
import type { BuiltProjection } from './build-projections.ts'
import { divergedMv, millivoltsPerPicoamp } from './cell-constants.ts'
import { decayTables, rebasePeriod } from './decay-tables.ts'
import { createKernel } from './kernel/kernel.ts'
import type { Kernel, MemoryRecord } from './kernel/kernel.ts'
import { fieldOffset, networkLayout, neuronOffset } from './kernel/layout.ts'
import type { StateField } from './kernel/layout.ts'
import type { Compartment, Receptor, SpikingSpec } from './spec.ts'
import { longestStretch } from './stretch.ts'

export interface SpikeCounts {
  readonly events: number
  readonly bursts: number
  readonly spikes: number
}

export interface Simulation {
  readonly kernel: Kernel
  readonly populations: ReadonlyMap<string, BuiltPopulation>
  readonly projections: ReadonlyMap<string, BuiltProjection>
  step(): number
  /** At most `longestStretch` steps; fewer where a raster is full before: `step` tells. */
  advance(steps: number): void
  /** Injected current of the next `values.length` steps, or of all that follow where there is one value; pA. */
  inject(population: string, compartment: Compartment, values: readonly number[]): void
  /** Per neuron into the dendrites, pA; null ends it. */
  teach(population: string, currentsPa: ArrayLike<number> | null): void
  /** M of Eq. 6. */
  gate(open: boolean): void
  /** Weight of a static projection, of a plastic one the factor on what its weights do. */
  scaleWeight(projection: string, factor: number): void
  /** What stored thresholds and adaptations are to be multiplied with now (they are stored without their decay). */
  stored(population: string): { readonly threshold: number; readonly adaptation: number }
  /** Since the last call. */
  takeCounts(population: string): SpikeCounts
  /** Throws a RangeError that names the population, the neuron and the time where a voltage has left all bounds. */
  assertFinite(): void
  snapshot(): Uint8Array
  /** Of the same spec and seed. */
  restore(snapshot: Uint8Array): void
  /** A state field of the first neurons, as it is stored. */
  field(population: string, field: StateField, neurons: number): Float32Array
}

/** The lag with which the authors' code shows spikes to the presynaptic detector: their axonal delay. */
const preLagMs = 0.8

export function createSimulation(spec: SpikingSpec, seed: number): Simulation {
  const kernel = createKernel()
  const network = kernel.record(networkLayout)
  const period = periodOf(spec)
  const longest = longestStretch(spec)
  const [excitatoryDecay, excitatoryGrowth] = decayTables(kernel, Math.exp(-spec.dtMs / spec.synapses.excitatoryTauMs), period)
  const [inhibitoryDecay, inhibitoryGrowth] = decayTables(kernel, Math.exp(-spec.dtMs / spec.synapses.inhibitoryTauMs), period)
  const populations = buildPopulations(kernel, spec, seed, period)
  const at = (name: string): BuiltPopulation => {
    const found = populations.get(name)
    if (found === undefined) throw new Error(`no population ${name}`)
    return found
  }
  const releases = new Map<string, MemoryRecord>()
  const noises = [...populations.values()].flatMap((target) => privateNoise(kernel, target, spec, seed))
  const projections = new Map<string, BuiltProjection>()
  for (const name of sortedKeys(spec.projections)) {
    const projection = spec.projections[name]
    if (projection === undefined) continue
    const [source, target] = [at(projection.source), at(projection.target)]
    if (projection.sources === 'private' && source.cell.model === 'poisson') {
      const { compartment, receptor, weight, probability } = projection
      noises.push(buildNoise(kernel, { target, compartment, receptor, rateHz: source.cell.rateHz * source.size * probability, weight, key: `private ${name}`, seed, dtMs: spec.dtMs }))
      continue
    }
    const shortTerm = spec.shortTerm[projection.shortTerm]
    const key = `${projection.source} ${projection.shortTerm}`
    if (shortTerm !== undefined && !releases.has(key)) releases.set(key, buildRelease(kernel, source, shortTerm, spec))
    projections.set(name, buildProjection(kernel, { name, spec, seed, source, target, release: releases.get(key)?.at ?? 0 }))
  }
  const table = (records: readonly MemoryRecord[]): number => {
    const place = kernel.allocate(Math.max(1, records.length) * 4)
    kernel.words(place, records.length).set(records.map((record) => record.at))
    return place
  }
  const built = noises.filter((noise) => noise !== undefined)
  network.set({
    populations: populations.size, populationTable: table([...populations.values()].map(({ record }) => record)),
    noises: built.length, noiseTable: table(built), releases: releases.size, releaseTable: table([...releases.values()]),
    projections: projections.size, projectionTable: table([...projections.values()].map(({ record }) => record)),
    accumulates: spec.fidelity.burstDetector === 'accumulatingTrace' ? 1 : 0, detectorTauSteps: spec.fidelity.burstThresholdMs / spec.dtMs,
    preLagSteps: Math.round(preLagMs / spec.dtMs), flushBelow: 1e-12,
    logistic: logisticConstants(kernel), period, excitatoryDecay, excitatoryGrowth, inhibitoryDecay, inhibitoryGrowth,
  })

  return {
    kernel, populations, projections,
    step: () => network.get('step'),
    advance(steps) {
      if (steps > longest) throw new RangeError(`${steps} steps at once; expected at most ${longest}`)
      kernel.advance(network.at, steps)
    },
    inject(name, compartment, values) {
      const { record, cell, somaCurrent, dendriteCurrent } = at(name)
      const place = compartment === 'soma' ? somaCurrent : dendriteCurrent
      const scale = millivoltsPerPicoamp(cell, compartment, spec.dtMs)
      kernel.floats(place, values.length).forEach((_, i, floats) => { floats[i] = (values[i] ?? 0) * scale })
      record.set({ [`${compartment}Current`]: place, [`${compartment}CurrentStride`]: values.length === 1 ? 0 : 4 })
    },
    teach(name, currentsPa) {
      const { record, cell, size } = at(name)
      record.set({ taught: currentsPa === null ? 0 : 1 })
      if (currentsPa === null) return
      const scale = millivoltsPerPicoamp(cell, 'dendrite', spec.dtMs)
      const field = stateFloats(kernel, record, 'teacher')
      for (let i = 0; i < size; i++) field[neuronOffset(i)] = (currentsPa[i] ?? 0) * scale
    },
    gate(open) {
      for (const { plasticity } of projections.values()) plasticity?.record.set({ gate: open ? 1 : 0 })
    },
    scaleWeight(name, factor) {
      const found = projections.get(name)
      if (found === undefined) return
      found.record.set({ weight: factor * found.scale * (found.plasticity === undefined ? found.spec.weight : 1) })
    },
    stored(name) {
      const { record } = at(name)
      const factor = (table: string): number => kernel.floats(record.get(table) + (network.get('step') % period) * 4, 1)[0] ?? 1
      return { threshold: factor('thresholdDecay'), adaptation: factor('adaptationDecay') }
    },
    takeCounts(name) {
      const { record } = at(name)
      const counts = { events: record.get('eventCount'), bursts: record.get('burstCount'), spikes: record.get('spikeCount') }
      record.set({ eventCount: 0, burstCount: 0, spikeCount: 0 })
      return counts
    },
    assertFinite() {
      for (const { name, record, size, cell } of populations.values()) {
        if (cell.model === 'poisson') continue
        for (const compartment of ['soma', 'dendrite'] as const) {
          const neuron = kernel.firstBeyond(record.get('state') + fieldOffset(compartment), size, divergedMv)
          if (neuron >= 0) {
            throw new RangeError(`The simulation diverged: the ${compartment} of neuron ${neuron} of population ${name} is beyond ±${divergedMv} mV at ${((network.get('step') * spec.dtMs) / 1000).toFixed(3)} s. Smaller weights or a smaller time step may help.`)
          }
        }
      }
    },
    field(name, field, neurons) {
      const values = stateFloats(kernel, at(name).record, field)
      return Float32Array.from({ length: neurons }, (_, i) => values[neuronOffset(i)] ?? NaN)
    },
    snapshot: () => kernel.bytes().slice(),
    restore(snapshot) {
      const bytes = kernel.bytes()
      if (snapshot.length !== bytes.length) throw new RangeError(`The checkpoint has ${snapshot.length} bytes; expected ${bytes.length}: it is of another network.`)
      bytes.set(snapshot)
    },
  }
}

const sortedKeys = (record: Readonly<Record<string, unknown>>): string[] => Object.keys(record).sort()

function buildPopulations(kernel: Kernel, spec: SpikingSpec, seed: number, period: number): Map<string, BuiltPopulation> {
  const delays = Object.values(spec.projections).map(({ delayMs }) => Math.round(delayMs / spec.dtMs))
  const slots = 2 ** Math.ceil(Math.log2(Math.max(1, ...delays) + 1))
  return new Map(sortedKeys(spec.populations).map((name) => [name, buildPopulation(kernel, { name, spec, seed, slots, period })]))
}

function privateNoise(kernel: Kernel, target: BuiltPopulation, spec: SpikingSpec, seed: number): (MemoryRecord | undefined)[] {
  const noise = spec.populations[target.name]?.noise
  if (noise === undefined || target.cell.model === 'poisson') return []
  const dendritic = target.detects
  return (['soma', 'dendrite'] as const).filter((compartment) => compartment === 'soma' || dendritic).flatMap((compartment) =>
    (['excitatory', 'inhibitory'] as const).map((receptor: Receptor) => {
      const { [`${receptor}RateHz` as const]: rateHz, [`${receptor}Weight` as const]: weight } = noise[compartment]
      return buildNoise(kernel, { target, compartment, receptor, rateHz, weight, key: `${target.name} ${compartment} ${receptor}`, seed, dtMs: spec.dtMs })
    }))
}

/** 1, 1.5 × 2^23, and the coefficients of 2^f on [-1/2, 1/2]: the largest relative error is 2.8e-6. */
const logisticValues = [1, 12582912, 0.69312419, 0.24024099, 0.05590641, 0.00958284]

function logisticConstants(kernel: Kernel): number {
  const at = kernel.allocate(logisticValues.length * 16)
  kernel.floats(at, logisticValues.length * 4).set(logisticValues.flatMap((value) => [value, value, value, value]))
  return at
}

/** Steps between two rebases of what is stored without its decay. */
function periodOf({ dtMs, synapses, cells }: SpikingSpec): number {
  const ofCells = Object.values(cells).flatMap((cell) => ('thresholdTauMs' in cell ? [cell.thresholdTauMs, cell.somaAdaptationTauMs] : []))
  return rebasePeriod([synapses.excitatoryTauMs, synapses.inhibitoryTauMs, ...ofCells], dtMs)
}
