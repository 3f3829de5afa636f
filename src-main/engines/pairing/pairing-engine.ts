/** The pairing engine: every condition, every realisation, as a stream of output. Fig. 2b-d. */
import type { Engine, EngineOutput } from '../engine.ts'
import { conditionDurationS, conditionsOf, simulateCondition, type TrajectoryPoint } from './conditions.ts'
import { createPairingMeter } from './pairing-metrics.ts'
import type { PairingSpec } from './spec.ts'

/** Raised with every change of the numbers this engine produces. */
export const pairingEngineVersion = '1.0.1'

export const weightChangeSeries = {
  series: 'weightChange',
  columns: ['x', 'realisation', 'weightChange', 'eventRateHz', 'burstRateHz', 'burstProbability'],
} as const

export const trajectorySeries = { series: 'trajectory', columns: ['x', 'timeS', 'weightChange', 'burstProbability'] } as const

/** Points kept of one condition's trajectory. */
const trajectoryPoints = 200

/** Rows of `weightChange` (one per condition and realisation) and of `trajectory` (first realisation of each condition), and metrics at the end. */
export const pairingEngine: Engine<PairingSpec> = function* (spec, seed): Generator<EngineOutput, void, void> {
  const conditions = conditionsOf(spec.protocol)
  const { realisations } = spec.protocol
  const total = conditions.length * realisations
  const meter = createPairingMeter((x) => (spec.protocol.type === 'burstPoisson' ? `p = ${x}` : `${x} Hz`))
  yield { type: 'log', text: `${conditions.length} conditions × ${realisations} realisations, ${spec.fidelity.integration} integration, seed ${seed}` }
  for (let realisation = 0; realisation < realisations; realisation++) {
    for (const [index, x] of conditions.entries()) {
      const durationS = conditionDurationS(spec.protocol, x)
      const follow = realisation === 0 ? thinned(durationS / trajectoryPoints) : undefined
      const result = simulateCondition(spec, seed, index, realisation, follow?.take)
      meter.add(x, result, durationS)
      if (follow) yield { type: 'rows', ...trajectorySeries, values: follow.points().flatMap((p) => [x, p.timeS, p.weightChange, p.burstProbability]) }
      yield {
        type: 'rows', ...weightChangeSeries,
        values: [x, realisation, result.weightChange, result.events / durationS, result.bursts / durationS, result.burstProbability],
      }
      const finished = realisation * conditions.length + index + 1
      yield { type: 'progress', fraction: finished / total, label: `realisation ${realisation + 1} of ${realisations}` }
    }
  }
  yield* meter.metrics()
}

/**
 * Keeps the start and the last point of each interval. The last, not the first: within a burst, P̄ falls at its first spike and
 * rises at its second, and what stands after the burst is what the rule works with until the next event.
 */
function thinned(intervalS: number): { points(): TrajectoryPoint[]; take(point: TrajectoryPoint): void } {
  const kept: TrajectoryPoint[] = []
  let held: TrajectoryPoint | undefined
  let untilS = 0
  return {
    points: () => (held === undefined ? kept : [...kept, held]),
    take(point) {
      if (kept.length === 0) {
        kept.push(point)
        untilS = point.timeS + intervalS
        return
      }
      if (held !== undefined && point.timeS >= untilS) kept.push(held)
      if (point.timeS >= untilS) untilS = point.timeS + intervalS
      held = point
    },
  }
}
