/** The store behind an interface: what the lab asks of it. `open-store.ts` opens one on a data folder. */
import type { ImportedRecords } from './import-runs.ts'
import type { PageTable } from './page-table.ts'
import type {
  CheckpointRecord, ExperimentKeeping, ExperimentRecord, LogRecord, MetricRecord, NewRun, RunAdvance, RunChange, RunRecord, Resumption, RunRow, SeriesData, SeriesSize, TimedRows, UsageRecord, RunFacts,
} from './records.ts'
import type { QueueTable } from './queue-records.ts'
import type { SweepTable } from './sweep-records.ts'
import type { HistoryTable, SpaceTable, ViewTable } from './history-records.ts'

export interface ExperimentTable {
  /** Newest change first. */
  list(trashed: boolean): ExperimentRecord[]
  get(id: string): ExperimentRecord | undefined
  insert(record: ExperimentRecord): void
  /** Replaces name, draft, differenceCount, valid and updatedAt. */
  save(record: Pick<ExperimentRecord, 'id' | 'name' | 'draft' | 'differenceCount' | 'valid' | 'updatedAt'>): void
  /** Replaces how each is kept; all in one transaction. */
  organise(changes: readonly ({ readonly id: string } & ExperimentKeeping)[]): void
  /** Of those in the trash, too. */
  renameFolder(from: string, to: string): void
  /** Null takes them out of the trash. */
  setTrashed(ids: readonly string[], at: string | null): void
}

export interface RunTable {
  /** Newest first. */
  list(trashed: boolean): RunRow[]
  row(id: string): RunRow | undefined
  get(id: string): RunRecord | undefined
  /** All in one transaction. */
  insert(runs: readonly NewRun[]): void
  /** Beside those that are known. */
  addFacts(id: string, facts: RunFacts): void
  update(id: string, change: RunChange): void
  /** In one transaction: the run's new state and, for a finished run, its metrics (which replace earlier ones). */
  finish(id: string, change: RunChange, metrics: readonly MetricRecord[]): void
  /** One transaction: series rows, log lines and progress together or not at all. */
  advance(id: string, advance: RunAdvance): void
  appendLog(id: string, lines: readonly LogRecord[]): void
  log(id: string): LogRecord[]
  metrics(id: string): MetricRecord[]
  seriesSizes(id: string): SeriesSize[]
  /** Rows from `firstRow` (default 0) up to, and without, `endRow` (default: the end); undefined where the run has no such series. */
  series(id: string, name: string, firstRow?: number, endRow?: number): SeriesData | undefined
  /** The first row whose first column is not below `value`, of a series whose first column ascends; undefined where there is no such series. */
  findRow(id: string, name: string, value: number): number | undefined
  /** When the rows of a series came, in their order; undefined where there is no such series, or nobody knows of some of them. */
  times(id: string, name: string): TimedRows[] | undefined
  /** How long the run had been running when its last rows came, in ms; null where nobody knows of some of them. */
  ranMs(id: string): number | null
  /** In queue order (oldest first). */
  withStatus(status: RunRow['status']): RunRow[]
  /** Of the same group, by seed. */
  group(groupId: string): RunRow[]
  setTrashed(ids: readonly string[], at: string | null): void
  /** For ever, with everything recorded; only runs that are in the trash are removed. Gives how many were. */
  purge(ids: readonly string[]): number
}

export interface CheckpointTable {
  /** Newest first. */
  list(runId: string): CheckpointRecord[]
  add(runId: string, checkpoint: CheckpointRecord): void
  remove(runId: string, numbers: readonly number[]): void
  /** Of all runs. */
  files(): string[]
  /** How much room they take, by run; largest first. */
  sizes(): { readonly runId: string; readonly count: number; readonly bytes: number }[]
  /** One transaction: a new run, queued, that begins with this checkpoint and all that the other run had recorded until then; `line` begins its log. */
  fork(from: string, run: NewRun, checkpoint: CheckpointRecord, line: LogRecord): void
  /** Undefined where the run never went on after it had ended. */
  resumption(runId: string): Resumption | undefined
  /** Puts a run that has ended, and is not done, into the queue again, to go on from this checkpoint. */
  requeue(runId: string, number: number): void
  /** One transaction: what was recorded after the checkpoint goes, the run is running, its log says so. Gives where it goes on. */
  goOn(runId: string, how: { readonly at: string; readonly line: (checkpoint: CheckpointRecord, times: number) => LogRecord }): CheckpointRecord
}

export interface UsageTable {
  /** To what the run has used before. */
  add(runId: string, usage: UsageRecord): void
  /** Undefined where nothing was measured. */
  get(runId: string): UsageRecord | undefined
  /** Of all runs of which something was measured, by run id. */
  all(): ReadonlyMap<string, UsageRecord>
}

export interface SettingsTable {
  /** Undefined where it was never set. */
  get(key: string): unknown
  set(key: string, value: unknown): void
  /** As if it had never been set. */
  remove(key: string): void
}

export interface Store {
  readonly experiments: ExperimentTable
  readonly runs: RunTable
  readonly sweeps: SweepTable
  readonly queue: QueueTable
  readonly pages: PageTable
  readonly checkpoints: CheckpointTable
  readonly usage: UsageTable
  readonly history: HistoryTable
  readonly views: ViewTable
  readonly space: SpaceTable
  readonly settings: SettingsTable
  /** Takes in what was recorded elsewhere: all of it, or nothing. */
  import(records: ImportedRecords): void
  readonly schemaVersion: number
  /** Size of the database with its write-ahead log. */
  bytes(): number
  /** What SQLite's integrity check finds, in everything or in all but the recorded values, which takes seconds at most; empty when all is well. */
  integrityProblems(of: 'everything' | 'structure'): string[]
  close(): void
}
