/** Where stimuli begin and where teaching begins, for jumping from one to the next; of millions of examples none is listed. */
import { isRecord } from '../read-json.ts'
import { changesOf, timedPhases } from './protocol-lanes.ts'

export type EpochLane = 'stimulus' | 'teacher'

/** Starts at equal distances. */
interface Starts {
  readonly fromS: number
  readonly stepS: number
  readonly count: number
}

/** Closer than this, in s, is the same moment. */
const tolerance = 1e-6

/** None for specs of another kind than spiking, and of a protocol that has no teacher. */
function startsOf(spec: unknown, lane: EpochLane): readonly Starts[] {
  if (!isRecord(spec) || spec['kind'] !== 'spiking' || !isRecord(spec['protocol'])) return []
  const { phases, teacher } = spec['protocol']
  if (lane === 'teacher' && !isRecord(teacher)) return []
  const changesS = changesOf(spec['currents'])
  return timedPhases(phases).flatMap(({ fromS, toS, driven, examples }): Starts[] => {
    if (examples === undefined) {
      if (lane === 'teacher') return []
      const inside = changesS.filter((timeS) => timeS > fromS && timeS < toS)
      const atStart = driven || changesS.some((timeS) => timeS <= fromS)
      return [...(atStart ? [fromS] : []), ...inside].map((timeS) => ({ fromS: timeS, stepS: 0, count: 1 }))
    }
    const { predictionS, learningS, count } = examples
    if (count === 0 || (lane === 'teacher' && learningS === 0)) return []
    return [{ fromS: lane === 'teacher' ? fromS + predictionS : fromS, stepS: predictionS + learningS, count }]
  })
}

export const hasEpochs = (spec: unknown, lane: EpochLane): boolean => startsOf(spec, lane).length > 0

/** The start nearest to a moment, after it (1) or before it (-1), in s of biological time; undefined where there is none. */
export function epochBeside(spec: unknown, lane: EpochLane, timeS: number, way: 1 | -1): number | undefined {
  const found = startsOf(spec, lane).flatMap(({ fromS, stepS, count }): number[] => {
    const place = stepS === 0 ? 0 : (timeS - fromS) / stepS
    const near = way === 1 ? Math.max(0, Math.floor(place + tolerance) + 1) : Math.min(count - 1, Math.ceil(place - tolerance) - 1)
    const index = stepS === 0 ? 0 : near
    const start = fromS + index * stepS
    return index >= 0 && index < count && (way === 1 ? start > timeS + tolerance : start < timeS - tolerance) ? [start] : []
  })
  return found.length === 0 ? undefined : found.reduce((best, start) => (way === 1 ? Math.min(best, start) : Math.max(best, start)))
}
