/** What can be done so that a run goes on later, or goes on now; the lab looks closer and says why not. */
import type { RunSummary } from '../../../src-main/api/contract.ts'

type Run = Pick<RunSummary, 'status' | 'hasCheckpoint' | 'leavesCheckpoints' | 'trashedAt'>

/** It can be stopped so that nothing of what it did is lost. */
export const canStop = (run: Run): boolean => run.status === 'running' && run.leavesCheckpoints

/** It ended before its time, and left something to go on from. */
export const canGoOn = (run: Run): boolean =>
  run.hasCheckpoint && run.trashedAt === null && (run.status === 'interrupted' || run.status === 'cancelled' || run.status === 'failed')
