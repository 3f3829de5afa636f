/** When what happens in a rate run: each example is predicted first, then taught. */
import type { RateSpec } from '../../engines/rate/spec.ts'

export interface ExampleTimes {
  readonly startS: number
  /** The teacher comes. */
  readonly teacherS: number
  readonly endS: number
}

/** Of an example counted over the whole run, from 0. */
export function exampleTimes({ training: { predictionS, teacherS } }: Pick<RateSpec, 'training'>, example: number): ExampleTimes {
  const startS = example * (predictionS + teacherS)
  return { startS, teacherS: startS + predictionS, endS: startS + predictionS + teacherS }
}

/** The followed stretch. */
export function followedS(spec: RateSpec): { readonly startS: number; readonly endS: number } {
  const { startS } = exampleTimes(spec, spec.recording.fromExample)
  return { startS, endS: startS + spec.recording.durationS }
}
