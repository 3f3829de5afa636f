/** Sweeps as they are kept. */
import type { MedianStop } from '../experiments/median-stop.ts'
import type { ResolvedAxis, SweepAxis } from '../experiments/sweep-axis.ts'
import type { NewRun, RunRow } from './records.ts'

export interface SweepRecord {
  readonly id: string
  readonly name: string
  readonly kind: string
  readonly presetId: string | null
  readonly experimentId: string | null
  readonly pointCount: number
  readonly seedCount: number
  readonly firstSeed: number
  readonly createdAt: string
  readonly trashedAt: string | null
  /** As they were asked for. */
  readonly axes: readonly SweepAxis[]
  /** Which of its runs end early; null where none does. */
  readonly medianStop: MedianStop | null
  /** With their values. */
  readonly resolved: readonly ResolvedAxis[]
  /** What the axes were laid over. */
  readonly spec: unknown
}

/** A listed sweep: how many runs of each state it has. */
export interface SweepRow extends Omit<SweepRecord, 'axes' | 'medianStop' | 'resolved' | 'spec'> {
  readonly counts: Readonly<Partial<Record<RunRow['status'], number>>>
  /** Of those that are cancelled. */
  readonly stoppedEarly: number
}

/** A run of a sweep, and at which of its points it stands. */
export interface SweepRunRow extends RunRow {
  readonly point: number
  /** By the sweep's rule; its reason says why. */
  readonly stoppedEarly: boolean
  readonly checksum: string | null
  readonly engineVersion: string
}

export interface SweepRun {
  readonly run: NewRun
  readonly point: number
}

export interface SweepTable {
  /** Newest first. */
  list(trashed: boolean): SweepRow[]
  get(id: string): SweepRecord | undefined
  /** The sweep and all its runs in one transaction. */
  start(sweep: SweepRecord, runs: readonly SweepRun[]): void
  /** Further runs of a sweep, in one transaction. */
  add(id: string, runs: readonly SweepRun[]): void
  /** In the order in which they were made; those in the trash are left out. */
  runs(id: string): SweepRunRow[]
  /** Of all its runs that are done. */
  metrics(id: string): { readonly runId: string; readonly name: string; readonly value: number }[]
  rename(id: string, name: string): void
  /** The sweep and its runs; null takes both out of the trash. */
  setTrashed(id: string, at: string | null): void
  /** Of an experiment: what was set up and not started yet; null for nothing. */
  draft(experimentId: string): unknown
  keepDraft(experimentId: string, draft: unknown): void
}
