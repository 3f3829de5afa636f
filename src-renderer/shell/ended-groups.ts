/** Which sweeps and groups of runs have just ended, and in what words that is told. */
import type { RunStatus, RunSummary } from '../../src-main/api/contract.ts'

export interface EndedGroup {
  /** A sweep's id, or that of runs that were started together. */
  readonly id: string
  readonly sweep: boolean
  readonly runs: readonly RunSummary[]
}

type Known = Pick<RunSummary, 'id' | 'status' | 'groupId' | 'sweepId'>

const isLive = ({ status }: Pick<RunSummary, 'status'>): boolean => status === 'queued' || status === 'running'
const keyOf = ({ sweepId, groupId }: Known): string => sweepId ?? groupId

/** Groups something of which computed or waited before, and nothing does now; what was cancelled altogether is nobody's news. */
export function endedGroups(before: readonly Known[], after: readonly RunSummary[]): EndedGroup[] {
  const wereLive = new Set(before.filter(isLive).map(keyOf))
  const groups = Map.groupBy(after.filter((run) => wereLive.has(keyOf(run))), keyOf)
  return [...groups].filter(([, runs]) => !runs.some(isLive) && runs.some(({ status }) => status !== 'cancelled')).map(([id, runs]) => ({ id, sweep: runs[0]?.sweepId !== null, runs }))
}

/** "12 done, 1 failed". */
export function endWords(runs: readonly Pick<RunSummary, 'status'>[]): string {
  const order: readonly RunStatus[] = ['done', 'failed', 'interrupted', 'cancelled']
  return order.flatMap((status) => {
    const count = runs.filter((run) => run.status === status).length
    return count === 0 ? [] : [`${count} ${status}`]
  }).join(', ')
}
