/** Runs and experiments from elsewhere, taken in whole: all of them, or none. */
import type Database from 'better-sqlite3'
import type { CheckpointRecord, ExperimentRecord, LogRecord, MetricRecord, RunRecord, SeriesChunk } from './records.ts'
import type { CheckpointTable, ExperimentTable, RunTable } from './store.ts'

/** A run that has ended elsewhere, with all that was recorded. */
export interface RecordedRun {
  readonly record: RunRecord
  readonly metrics: readonly MetricRecord[]
  readonly log: readonly LogRecord[]
  readonly chunks: Iterable<SeriesChunk>
  /** Its file is there already. */
  readonly checkpoint?: CheckpointRecord
}

export interface ImportedRecords {
  readonly experiments: readonly ExperimentRecord[]
  /** Read one after the other, so that no more than one need be in memory. */
  readonly runs: Iterable<RecordedRun>
}

/** One transaction: where anything of it cannot be written, or `runs` throws, nothing is. */
export function importRecords(db: Database.Database, tables: { readonly experiments: ExperimentTable; readonly runs: RunTable; readonly checkpoints: CheckpointTable }, { experiments, runs }: ImportedRecords): void {
  db.transaction(() => {
    // A run may come before the one that it repeats.
    db.pragma('defer_foreign_keys = ON')
    for (const experiment of experiments) tables.experiments.insert(experiment)
    for (const { record, metrics, log, chunks, checkpoint } of runs) {
      const { id, name, kind, presetId, experimentId, groupId, seed, specHash, differenceCount, createdAt, spec, baseline, rerunOf, origin } = record
      const { progress, status, reason, verdict, startedAt, finishedAt, durationMs, starred, notes, tags, checksum } = record
      tables.runs.insert([{ id, name, kind, presetId, experimentId, groupId, seed, specHash, differenceCount, createdAt, spec, baseline, rerunOf, origin }])
      for (const chunk of chunks) tables.runs.advance(id, { progress, chunks: [chunk], log: [] })
      tables.runs.appendLog(id, log)
      tables.runs.finish(id, { progress, status, reason, verdict, startedAt, finishedAt, durationMs, starred, notes, tags, checksum }, metrics)
      if (checkpoint !== undefined) tables.checkpoints.add(id, checkpoint)
    }
  }).immediate()
}
