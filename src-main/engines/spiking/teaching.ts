/** Error currents during the learning of examples, and the record of how well each was answered. */
import type { EngineOutput } from '../engine.ts'
import type { Segment } from './protocol.ts'
import { eventRatesHz } from './running-averages.ts'
import { epochsSeries, examplesSeries } from './series.ts'
import type { Simulation } from './simulation.ts'
import type { SpikingSpec } from './spec.ts'
import { costOf, teacherCurrentPa } from './teacher.ts'

export interface Teaching {
  begin(simulation: Simulation, segment: Segment): void
  end(simulation: Simulation, segment: Segment): Generator<EngineOutput, void, void>
  metrics(): Generator<EngineOutput, void, void>
  /** Everything it knows, `teachingNumbers` of them. */
  save(): number[]
  restore(numbers: readonly number[]): void
}

export const teachingNumbers = 8

export function createTeaching(spec: SpikingSpec): Teaching {
  const { teacher, patterns } = spec.protocol
  let example = 0
  let epochCost = 0
  let lastEpochCost: number | undefined
  let before: { readonly rateHz: number; readonly cost: number; readonly teacherPa: number } | undefined

  const assess = (rates: Float64Array, target: 0 | 1) => {
    const rateHz = mean(rates)
    return { rateHz, cost: teacher === null ? NaN : costOf(teacher, target, rateHz) }
  }

  return {
    begin(simulation, { pattern }) {
      if (teacher === null) return
      const target = patterns[pattern]?.target ?? 0
      const rates = eventRatesHz(simulation, teacher.rateFrom)
      const currents = rates.map((rateHz) => teacherCurrentPa(teacher, target, rateHz))
      before = { ...assess(rates, target), teacherPa: mean(currents) }
      simulation.teach(teacher.population, currents)
    },
    *end(simulation, { phase, epoch, pattern, kind, endsExample, endsEpoch }) {
      if (teacher === null || !endsExample) return
      const target = patterns[pattern]?.target ?? 0
      const now = assess(eventRatesHz(simulation, teacher.rateFrom), target)
      const taught = kind === 'learning' && before !== undefined
      const { rateHz, cost, teacherPa } = taught && before !== undefined ? before : { ...now, teacherPa: 0 }
      if (taught) simulation.teach(teacher.population, null)
      yield { type: 'rows', ...examplesSeries, values: [example, phase, epoch, pattern, target, rateHz, cost, teacherPa, taught ? now.rateHz : NaN, taught ? now.cost : NaN] }
      example++
      epochCost += cost
      if (!endsEpoch) return
      yield { type: 'rows', ...epochsSeries, values: [epoch, phase, epochCost] }
      lastEpochCost = epochCost
      epochCost = 0
    },
    *metrics() {
      if (lastEpochCost !== undefined) yield { type: 'metric', name: 'cost of the last epoch', value: lastEpochCost }
    },
    save: () => [
      example, epochCost, lastEpochCost === undefined ? 0 : 1, lastEpochCost ?? 0,
      before === undefined ? 0 : 1, before?.rateHz ?? 0, before?.cost ?? 0, before?.teacherPa ?? 0,
    ],
    restore([savedExample = 0, savedCost = 0, hadEpoch = 0, lastCost = 0, hadBefore = 0, rateHz = 0, cost = 0, teacherPa = 0]) {
      example = savedExample
      epochCost = savedCost
      lastEpochCost = hadEpoch === 1 ? lastCost : undefined
      before = hadBefore === 1 ? { rateHz, cost, teacherPa } : undefined
    },
  }
}

const mean = (values: Float64Array): number => values.reduce((sum, value) => sum + value, 0) / values.length
