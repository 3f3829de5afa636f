/** Runs between the database's columns and records. */
import type { RunOrigin, RunRecord, RunRow, RunState } from './records.ts'
import { json, number, numberOrNull, oneOf, text, textOrNull, texts, truth } from './row.ts'
import type { Row } from './row.ts'

const runStates: readonly RunState[] = ['queued', 'running', 'done', 'failed', 'interrupted', 'cancelled']

/** All that lists need; the large columns stay on the disk. */
export const rowColumns = `id, name, kind, preset_id, experiment_id, group_id, seed, status, progress, reason, spec_hash, difference_count, verdict,
  created_at, started_at, finished_at, duration_ms, starred, tags, trashed_at`

export const runRowOf = (row: Row): RunRow => ({
  id: text(row, 'id'),
  name: text(row, 'name'),
  kind: text(row, 'kind'),
  presetId: textOrNull(row, 'preset_id'),
  experimentId: textOrNull(row, 'experiment_id'),
  groupId: text(row, 'group_id'),
  seed: number(row, 'seed'),
  status: oneOf(row, 'status', runStates),
  progress: number(row, 'progress'),
  reason: textOrNull(row, 'reason'),
  specHash: text(row, 'spec_hash'),
  differenceCount: number(row, 'difference_count'),
  verdict: textOrNull(row, 'verdict'),
  createdAt: text(row, 'created_at'),
  startedAt: textOrNull(row, 'started_at'),
  finishedAt: textOrNull(row, 'finished_at'),
  durationMs: numberOrNull(row, 'duration_ms'),
  starred: truth(row, 'starred'),
  tags: texts(row, 'tags'),
  trashedAt: textOrNull(row, 'trashed_at'),
})

export const runRecordOf = (row: Row): RunRecord => ({
  ...runRowOf(row),
  spec: json(row, 'spec'),
  baseline: json(row, 'baseline'),
  notes: text(row, 'notes'),
  rerunOf: textOrNull(row, 'rerun_of'),
  // Written by `insert` below and by nothing else.
  origin: json(row, 'origin') as RunOrigin,
  checksum: textOrNull(row, 'checksum'),
})
