/** From the store's records to the shapes the API gives. */
import { leavesCheckpoints } from '../../engines/registry.ts'
import type { Verdict } from '../../experiments/figure.ts'
import type { ExperimentRecord, RunRow } from '../../store/records.ts'
import type { ExperimentSummary, RunSummary } from '../types.ts'

const verdictStates: readonly string[] = ['pass', 'fail', 'pending', 'differs', 'none'] satisfies readonly Verdict['state'][]

const isVerdictState = (text: string): text is Verdict['state'] => verdictStates.includes(text)

export function runSummary(row: RunRow): RunSummary {
  const { id, name, kind, presetId, experimentId, groupId, seed, status, progress, reason, specHash, differenceCount, verdict } = row
  const { createdAt, startedAt, finishedAt, durationMs, starred, tags, trashedAt, sweepId, attempt, checkpoint } = row
  return {
    id, name, kind, presetId, experimentId, groupId, seed, status, progress, reason, specHash, differenceCount,
    verdict: verdict !== null && isVerdictState(verdict) ? verdict : null,
    createdAt, startedAt, finishedAt, durationMs, starred, tags, trashedAt, sweepId, attempt, hasCheckpoint: checkpoint !== null, leavesCheckpoints: leavesCheckpoints(kind),
  }
}

export function experimentSummary(record: ExperimentRecord): ExperimentSummary {
  const { id, name, kind, presetId, updatedAt, differenceCount, valid, trashedAt, pinned, folder, tags, notes } = record
  return { id, name, kind, presetId, updatedAt, differenceCount, valid, trashedAt, pinned, folder, tags, notes }
}
