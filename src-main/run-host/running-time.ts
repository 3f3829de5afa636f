/** How long a run has been computing in this process, its rests left out. */
import type { TimeSpan } from '../lab/runs/run-host.ts'

export interface RunningTime {
  /** From the last one, or the beginning, until now. */
  take(): TimeSpan
  /** The run has rested: what passed since the last `take` does not count. */
  skip(): void
}

/** Begins to count. */
export function createRunningTime(nowMs: () => number = () => performance.now()): RunningTime {
  let [lookedAt, ranMs] = [nowMs(), 0]
  return {
    take() {
      const [now, fromMs] = [nowMs(), ranMs]
      ranMs += Math.max(0, now - lookedAt)
      lookedAt = now
      return { fromMs, toMs: ranMs }
    },
    skip() { lookedAt = nowMs() },
  }
}
