/** Computes a small experiment at once, in the lab's own process, and keeps nothing of it: for what follows a slider. */
import { runEngine } from '../../engines/registry.ts'
import { kindOf } from '../../experiments/kinds.ts'
import { LabError } from '../errors.ts'
import { collectSeries } from '../self-test/collect-series.ts'
import type { CollectedSeries } from '../self-test/collect-series.ts'

/** The lab has other work: what takes longer is a run. In s, at the speed of a usual machine. */
const longestS = 0.3
/** Numbers that a page can be sent many times a second. */
const mostNumbers = 200_000

/**
 * The series that a run of `spec` with `seed` would record, by name. Throws BAD_REQUEST for a spec that is not valid, with its fields; for a kind that
 * needs images or a device; and for one that takes long.
 */
export function seriesAtOnce(spec: unknown, seed: number): Map<string, CollectedSeries> {
  const kind = kindOf(spec)
  const parsed = kind.parse(spec)
  if (!parsed.ok) throw new LabError('BAD_REQUEST', 'The experiment can\'t be tried out as it stands.', parsed.issues.map(({ path, message }) => ({ path, message })))
  if (parsed.spec.kind !== 'pairing' && parsed.spec.kind !== 'spiking') {
    throw new LabError('BAD_REQUEST', `An experiment of the kind "${kind.kind}" can't be tried out at once; expected a pairing or a spiking one. Run it instead.`)
  }
  const work = kind.work(parsed.spec)
  if (work.units * work.secondsPerUnit > longestS || work.recordedNumbers > mostNumbers) {
    throw new LabError('BAD_REQUEST', 'This is too much to be tried out at once; expected one cell and a few seconds. Make an experiment of it and run that.')
  }
  return collectSeries(runEngine(parsed.spec, seed))
}
