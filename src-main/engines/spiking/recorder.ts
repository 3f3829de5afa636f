/** What is kept of a running simulation: bins, rasters, state traces, weights, responses. */
import type { EngineOutput } from '../engine.ts'
import { weightPlaces } from './build-projections.ts'
import type { StateField } from './kernel/layout.ts'
import { runningAverages } from './running-averages.ts'
import { rasterSeries, ratesSeries, responsesSeries, runningSeries, tracesSeries, weightSamplesSeries, weightsSeries } from './series.ts'
import type { SeriesDefinition } from './series.ts'
import type { Simulation, SpikeCounts } from './simulation.ts'
import type { SpikingSpec } from './spec.ts'

export interface Recorder {
  /** Steps until the next look is due, from `step`. */
  stepsUntilDue(step: number): number
  /** After a stretch of steps. */
  look(simulation: Simulation): EngineOutput[]
  /** Start of the time over which responses are averaged, and its end. */
  markResponse(simulation: Simulation): void
  responses(pattern: number, phase: number, simulation: Simulation): EngineOutput[]
  /** What was not full yet. */
  close(simulation: Simulation): EngineOutput[]
  /** All spikes so far. */
  totals(population: string): SpikeCounts
  /** Of a plastic projection's mean weight from its start to the last bin, %; undefined where it was not recorded, or began at 0. */
  weightChangePct(projection: string): number | undefined
  /** Everything it knows; always as many numbers for one spec. */
  save(): number[]
  restore(numbers: readonly number[]): void
}

interface Totals {
  events: number
  bursts: number
  spikes: number
}

const numbersIn = ({ events, bursts, spikes }: Totals): number[] => [events, bursts, spikes]

const zero = (): Totals => ({ events: 0, bursts: 0, spikes: 0 })

export function createRecorder(spec: SpikingSpec): Recorder {
  const { recording, dtMs } = spec
  const toS = (step: number): number => (step * dtMs) / 1000
  const binSteps = Math.round(recording.binMs / dtMs)
  const traceSteps = recording.traces.length > 0 ? Math.max(1, Math.round(recording.traceEveryMs / dtMs)) : Infinity
  const names = Object.keys(spec.populations).sort()
  const totals = new Map(names.map((name) => [name, zero()]))
  const atBinStart = new Map(names.map((name) => [name, zero()]))
  const atMark = new Map(names.map((name) => [name, zero()]))
  const startWeights = new Map<string, number>()
  const changes = new Map<string, number>()
  let binStart = 0
  let markStep = 0
  const of = (map: ReadonlyMap<string, Totals>, name: string): Totals => map.get(name) ?? zero()

  function count(simulation: Simulation): void {
    for (const name of names) {
      const { events, bursts, spikes } = simulation.takeCounts(name)
      const total = of(totals, name)
      total.events += events
      total.bursts += bursts
      total.spikes += spikes
    }
  }

  /** Event rate, burst rate, burst probability, spike rate since `from`; NaN of what the cells have not. */
  function ratesSince(name: string, from: Totals, seconds: number, simulation: Simulation): number[] {
    const population = simulation.populations.get(name)
    const perNeuron = seconds * (population?.size ?? 1)
    const now = of(totals, name)
    const [events, bursts, spikes] = [now.events - from.events, now.bursts - from.bursts, now.spikes - from.spikes]
    return population?.detects === true
      ? [events / perNeuron, bursts / perNeuron, events === 0 ? NaN : bursts / events, spikes / perNeuron]
      : [NaN, NaN, NaN, spikes / perNeuron]
  }

  function bin(simulation: Simulation): EngineOutput[] {
    const step = simulation.step()
    const [startS, endS] = [toS(binStart), toS(step)]
    const timeS = toS((binStart + step) / 2)
    const rates = recording.rates.map((name) => rows(ratesSeries(name), [timeS, startS, endS, ...ratesSince(name, of(atBinStart, name), endS - startS, simulation)]))
    for (const name of names) Object.assign(of(atBinStart, name), of(totals, name))
    binStart = step
    return [...rates, ...recording.weights.flatMap((name) => weightRows(name, endS, simulation))]
  }

  function weightRows(name: string, timeS: number, simulation: Simulation): EngineOutput[] {
    const plasticity = simulation.projections.get(name)?.plasticity
    if (plasticity === undefined || plasticity.synapses === 0) return []
    const weights = simulation.kernel.floats(plasticity.record.get('weights'), plasticity.synapses)
    const { mean, min, max } = summary(weights)
    const start = startWeights.get(name) ?? spec.projections[name]?.weight ?? mean
    startWeights.set(name, start)
    if (start !== 0) changes.set(name, (100 * (mean - start)) / start)
    const { eventRateHz, burstRateHz, burstProbability } = runningAverages(simulation, name, recording.runningNeurons)
    const samples = Math.min(recording.weightSamples, weights.length)
    const placeOf = weightPlaces(simulation.kernel, plasticity)
    const sampled = Array.from({ length: samples }, (_, k) => Math.floor((k * weights.length) / samples)).flatMap((synapse) => [timeS, synapse, weights[placeOf(synapse)] ?? NaN])
    return [
      rows(weightsSeries(name), [timeS, mean, changes.get(name) ?? NaN, min, max]),
      rows(runningSeries(name), [timeS, eventRateHz, burstRateHz, burstProbability]),
      ...(samples === 0 ? [] : [rows(weightSamplesSeries(name), sampled)]),
    ]
  }

  function rasters(simulation: Simulation): EngineOutput[] {
    return recording.rasters.flatMap((name): EngineOutput[] => {
      const record = simulation.populations.get(name)?.record
      const spikes = record?.get('rasterCount') ?? 0
      if (record === undefined || spikes === 0) return []
      const words = simulation.kernel.words(record.get('raster'), spikes * 3)
      record.set({ rasterCount: 0 })
      // Thousands of cells make tens of thousands of them a second: no array for each, and numbers as they are sent.
      const values = new Float64Array(spikes * 3)
      for (let at = 0; at < values.length; at += 3) {
        values[at] = toS(words[at] ?? 0)
        values[at + 1] = words[at + 1] ?? 0
        values[at + 2] = words[at + 2] ?? 0
      }
      return [rows(rasterSeries(name), values)]
    })
  }

  return {
    stepsUntilDue: (step) => Math.min(binStart + binSteps - step, traceSteps === Infinity ? Infinity : traceSteps - (step % traceSteps)),
    look(simulation) {
      count(simulation)
      const step = simulation.step()
      return [
        ...rasters(simulation),
        ...(step % traceSteps === 0 ? recording.traces.map((name) => traceRows(name, spec, simulation)) : []),
        ...(step === binStart + binSteps ? bin(simulation) : []),
      ]
    },
    markResponse(simulation) {
      count(simulation)
      markStep = simulation.step()
      for (const name of names) Object.assign(of(atMark, name), of(totals, name))
    },
    responses(pattern, phase, simulation) {
      count(simulation)
      const seconds = toS(simulation.step() - markStep)
      return recording.rates.map((name) => rows(responsesSeries(name), [pattern, phase, ...ratesSince(name, of(atMark, name), seconds, simulation)]))
    },
    close: (simulation) => (simulation.step() > binStart ? bin(simulation) : []),
    totals: (population) => of(totals, population),
    weightChangePct: (projection) => changes.get(projection),
    save: () => [
      binStart, markStep, ...names.flatMap((name) => [totals, atBinStart, atMark].flatMap((map) => numbersIn(of(map, name)))),
      // A projection without a start yet, which is the mean weight that was seen first, and its change, have NaN.
      ...recording.weights.map((name) => startWeights.get(name) ?? NaN), ...recording.weights.map((name) => changes.get(name) ?? NaN),
    ],
    restore(numbers) {
      const next = numbers.values()
      const take = (): number => next.next().value ?? NaN
      binStart = take()
      markStep = take()
      for (const name of names) for (const map of [totals, atBinStart, atMark]) Object.assign(of(map, name), { events: take(), bursts: take(), spikes: take() } satisfies Totals)
      for (const map of [startWeights, changes]) {
        for (const name of recording.weights) {
          const value = take()
          if (!Number.isNaN(value)) map.set(name, value)
        }
      }
    },
  }
}

/** Voltages in mV, adaptation in pA; what a model has not is NaN. */
function traceRows(name: string, spec: SpikingSpec, { populations, step, stored, field: stateOf }: Simulation): EngineOutput {
  const population = populations.get(name)
  if (population === undefined) return rows(tracesSeries(name), [])
  const { cell, size } = population
  const count = Math.min(size, spec.recording.traceNeurons)
  const timeS = (step() * spec.dtMs) / 1000
  const field = (key: StateField): Float32Array => stateOf(name, key, count)
  if (cell.model === 'poisson') return rows(tracesSeries(name), [])
  const soma = field('soma')
  const twoCompartments = cell.model === 'pyramidal' || cell.model === 'burstPoisson'
  if (!twoCompartments) return rows(tracesSeries(name), Array.from(soma).flatMap((v, i) => [timeS, i, v + cell.restMv, NaN, NaN, NaN]))
  const [dendrite, threshold, adaptation] = [field('dendrite'), field('threshold'), field('somaAdaptation')]
  const perPa = spec.dtMs / cell.somaCapacitancePf
  const { threshold: thresholdFactor, adaptation: adaptationFactor } = stored(name)
  return rows(tracesSeries(name), Array.from(soma).flatMap((v, i) => [
    timeS, i, v + cell.restMv, (dendrite[i] ?? NaN) + cell.restMv, cell.thresholdMv + (threshold[i] ?? NaN) * thresholdFactor, ((adaptation[i] ?? NaN) * adaptationFactor) / perPa,
  ]))
}

const rows = ({ series, columns }: SeriesDefinition, values: readonly number[] | Float64Array): EngineOutput => ({ type: 'rows', series, columns, values })

function summary(values: Float32Array): { readonly mean: number; readonly min: number; readonly max: number } {
  let sum = 0
  let min = Infinity
  let max = -Infinity
  // By index: going through the iterator of a typed array takes several times as long.
  for (let i = 0, n = values.length; i < n; i++) {
    const value = values[i] ?? NaN
    sum += value
    if (value < min) min = value
    if (value > max) max = value
  }
  return { mean: sum / values.length, min, max }
}

