/** Runs and experiments from elsewhere, taken in whole: all of them, or none. */
import type Database from 'better-sqlite3'
import type { ExperimentRecord, LogRecord, MetricRecord, RunRecord, SeriesChunk } from './records.ts'
import type { ExperimentTable, RunTable } from './store.ts'

/** A run that has ended elsewhere, with all that was recorded. */
export interface RecordedRun {
  readonly record: RunRecord
  readonly metrics: readonly MetricRecord[]
  readonly log: readonly LogRecord[]
  readonly chunks: Iterable<SeriesChunk>
}

export interface ImportedRecords {
  readonly experiments: readonly ExperimentRecord[]
  /** Read one after the other, so that no more than one need be in memory. */
  readonly runs: Iterable<RecordedRun>
}

/** One transaction: where anything of it cannot be written, or `runs` throws, nothing is. */
export function importRecords(db: Database.Database, tables: { readonly experiments: ExperimentTable; readonly runs: RunTable }, { experiments, runs }: ImportedRecords): void {
  db.transaction(() => {
    // A run may come before the one that it repeats.
    db.pragma('defer_foreign_keys = ON')
    for (const experiment of experiments) tables.experiments.insert(experiment)
    for (const { record, metrics, log, chunks } of runs) {
      const { id, name, kind, presetId, experimentId, groupId, seed, specHash, differenceCount, createdAt, spec, baseline, rerunOf, origin } = record
      const { progress, status, reason, verdict, startedAt, finishedAt, durationMs, starred, notes, tags, checksum } = record
      tables.runs.insert([{ id, name, kind, presetId, experimentId, groupId, seed, specHash, differenceCount, createdAt, spec, baseline, rerunOf, origin }])
      for (const chunk of chunks) tables.runs.advance(id, { progress, chunks: [chunk], log: [] })
      tables.runs.appendLog(id, log)
      tables.runs.finish(id, { progress, status, reason, verdict, startedAt, finishedAt, durationMs, starred, notes, tags, checksum }, metrics)
    }
  }).immediate()
}
