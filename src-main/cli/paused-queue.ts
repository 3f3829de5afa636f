/** A command that computes would wait for ever behind a paused queue. */
import type { Lab } from '../lab/lab.ts'
import { LabError } from '../lab/errors.ts'

/** Throws a LabError that says what to do. */
export function refusePausedQueue(lab: Pick<Lab, 'queue'>): void {
  if (!lab.queue.view().paused) return
  throw new LabError('CONFLICT', 'The queue of this data folder is paused, so nothing would start. Resume it under Queue in the window (or with `burstlab queue resume`), or use another folder with --data-dir.')
}
