/** When runs will start and end: as many at a time as there are workers, in the order of the queue. */

export interface RunningWork {
  /** Null where nobody can tell, or while it is paused. */
  readonly leftSeconds: number | null
}

export interface Schedule {
  readonly startsInSeconds: number | null
  readonly endsInSeconds: number | null
}

/** One entry for each of `queued`, whose numbers are what each takes; null from the first one on that nobody can tell. */
export function scheduleOf(running: readonly RunningWork[], queued: readonly (number | null)[], workers: number): Schedule[] {
  // When each worker is free; a run that nobody can tell about keeps its worker for good.
  const free = running.map(({ leftSeconds }) => leftSeconds ?? Infinity)
  while (free.length < workers) free.push(0)
  // With more runs under way than workers are allowed now, the first ones to end free none.
  free.sort((a, b) => a - b)
  free.splice(0, Math.max(0, running.length - workers))
  return queued.map((seconds) => {
    const start = Math.min(...free)
    const end = start + (seconds ?? Infinity)
    free[free.indexOf(start)] = end
    return { startsInSeconds: Number.isFinite(start) ? start : null, endsInSeconds: Number.isFinite(end) ? end : null }
  })
}

/** When the last of these is done, where they have all workers to themselves. */
export function makespanSeconds(durations: readonly number[], workers: number): number {
  return Math.max(0, ...scheduleOf([], durations, workers).map(({ endsInSeconds }) => endsInSeconds ?? 0))
}
