/** Which sweeps and groups of runs have just ended. */
import type { RunSummary } from '../../src-main/api/contract.ts'

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
