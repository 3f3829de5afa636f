/** Runs for the tests of History and Compare. */
import type { RunSummary } from '../../../../src-main/api/contract.ts'

/** A finished run of Fig. 2b; `change` says what is special about it. */
export function exampleRun(change: Partial<RunSummary> & { readonly id: string }): RunSummary {
  return {
    name: `Run ${change.id}`, kind: 'pairing', presetId: 'fig2b', experimentId: null, groupId: `group-${change.id}`, seed: 1, status: 'done', progress: 1,
    reason: null, specHash: 'a1b2c3', differenceCount: 0, verdict: 'pass', createdAt: '2026-05-04T10:00:00.000Z', startedAt: '2026-05-04T10:00:01.000Z',
    finishedAt: '2026-05-04T10:00:02.000Z', durationMs: 1000, starred: false, tags: [], trashedAt: null, sweepId: null, attempt: 1, hasCheckpoint: false, leavesCheckpoints: false, ...change,
  }
}
