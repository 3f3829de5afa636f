/** Error currents during the learning of examples, and the record of how well each was answered. */
import type { EngineOutput } from '../engine.ts'
import type { Segment } from './protocol.ts'
import { eventRatesHz, runningAverages } from './running-averages.ts'
import { epochsSeries, examplesSeries } from './series.ts'
import type { Simulation, SpikeCounts } from './simulation.ts'
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

export const teachingNumbers = 13

/** What was known when the teacher came. */
interface BeforeTeaching {
  readonly rateHz: number
  readonly cost: number
  readonly teacherPa: number
  /** P̄ of the taught cells, as the rule sees it. */
  readonly runningBurstProbability: number
  readonly events: number
  readonly bursts: number
}

/** `totals`: all spikes of a population so far. */
export function createTeaching(spec: SpikingSpec, totals: (population: string) => SpikeCounts): Teaching {
  const { teacher, patterns } = spec.protocol
  let example = 0
  let epochCost = 0
  let lastEpochCost: number | undefined
  let before: BeforeTeaching | undefined
  let taughtExamples = 0
  let addedSquares = 0

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
      const { events, bursts } = totals(teacher.population)
      const { burstProbability } = runningAverages(simulation, teacher.rateFrom, Infinity)
      before = { ...assess(rates, target), teacherPa: mean(currents), runningBurstProbability: burstProbability, events, bursts }
      simulation.teach(teacher.population, currents)
    },
    *end(simulation, { phase, epoch, pattern, kind, endsExample, endsEpoch }) {
      if (teacher === null || !endsExample) return
      const target = patterns[pattern]?.target ?? 0
      const now = assess(eventRatesHz(simulation, teacher.rateFrom), target)
      const taught = kind === 'learning' ? before : undefined
      const { rateHz, cost, teacherPa } = taught ?? { ...now, teacherPa: 0 }
      const added = taught === undefined ? NaN : burstProbabilitySince(taught, totals(teacher.population)) - taught.runningBurstProbability
      if (taught !== undefined) {
        simulation.teach(teacher.population, null)
        taughtExamples++
        addedSquares += added * added
      }
      yield {
        type: 'rows', ...examplesSeries,
        values: [example, phase, epoch, pattern, target, rateHz, cost, teacherPa, taught === undefined ? NaN : now.rateHz, taught === undefined ? NaN : now.cost, added],
      }
      example++
      epochCost += cost
      if (!endsEpoch) return
      yield { type: 'rows', ...epochsSeries, values: [epoch, phase, epochCost, Math.sqrt(addedSquares / taughtExamples)] }
      lastEpochCost = epochCost
      epochCost = 0
      taughtExamples = 0
      addedSquares = 0
    },
    *metrics() {
      if (lastEpochCost !== undefined) yield { type: 'metric', name: 'cost of the last epoch', value: lastEpochCost }
    },
    save: () => [
      example, epochCost, lastEpochCost === undefined ? 0 : 1, lastEpochCost ?? 0, taughtExamples, addedSquares,
      before === undefined ? 0 : 1, before?.rateHz ?? 0, before?.cost ?? 0, before?.teacherPa ?? 0, before?.runningBurstProbability ?? 0, before?.events ?? 0, before?.bursts ?? 0,
    ],
    restore([savedExample = 0, savedCost = 0, hadEpoch = 0, lastCost = 0, savedTaught = 0, savedSquares = 0, hadBefore = 0, rateHz = 0, cost = 0, teacherPa = 0, runningBurstProbability = 0, events = 0, bursts = 0]) {
      example = savedExample
      epochCost = savedCost
      lastEpochCost = hadEpoch === 1 ? lastCost : undefined
      taughtExamples = savedTaught
      addedSquares = savedSquares
      before = hadBefore === 1 ? { rateHz, cost, teacherPa, runningBurstProbability, events, bursts } : undefined
    },
  }
}

/** NaN where no event was since. */
const burstProbabilitySince = ({ events, bursts }: BeforeTeaching, now: SpikeCounts): number => (now.bursts - bursts) / (now.events - events)

const mean = (values: Float64Array): number => values.reduce((sum, value) => sum + value, 0) / values.length
