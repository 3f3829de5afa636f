/** What can be done about a run that ended before its time. */
import type { RunDetail } from '../lab/types.ts'

/** Null for a run that is under way or done. */
export function wayOn({ id, status, checkpoints: [newest], resumeObstacle }: Pick<RunDetail, 'id' | 'status' | 'checkpoints' | 'resumeObstacle'>): string | null {
  if (status === 'done' || status === 'queued' || status === 'running') return null
  if (newest === undefined) return 'It left no checkpoint: the same command starts it anew. What it recorded is kept.'
  if (resumeObstacle === null) return `"burstlab resume ${id}" goes on from ${newest.label}.`
  return `It has a checkpoint and cannot go on from it: ${resumeObstacle}`
}

/** A line for the run, and below it what can be done where it did not come to its end. */
export function outcomeText(run: Pick<RunDetail, 'id' | 'seed' | 'status' | 'checkpoints' | 'resumeObstacle'>): string {
  const way = wayOn(run)
  return `${run.id}  seed ${run.seed}  ${run.status}${way === null ? '' : `\n  ${way}`}`
}
