/** What the store keeps, as plain records: one interface per table, times as ISO 8601 in UTC, JSON columns already parsed. */

export interface ExperimentRecord {
  readonly id: string
  readonly name: string
  readonly kind: string
  readonly presetId: string | null
  /** As edited, possibly invalid. */
  readonly draft: unknown
  /** The spec it is compared with: its preset's, or the one it was made from; null where there is none. */
  readonly baseline: unknown
  readonly differenceCount: number
  readonly valid: boolean
  readonly createdAt: string
  readonly updatedAt: string
  readonly trashedAt: string | null
  /** The run whose spec it began with. */
  readonly forkedFrom: string | null
  readonly pinned: boolean
  /** Null for none. */
  readonly folder: string | null
  readonly tags: readonly string[]
  /** Markdown. */
  readonly notes: string
}

/** How an experiment is kept, apart from what it is. */
export type ExperimentKeeping = Pick<ExperimentRecord, 'pinned' | 'folder' | 'tags' | 'notes'>

export type RunState = 'queued' | 'running' | 'done' | 'failed' | 'interrupted' | 'cancelled'

/** What is remembered of a run's start and make beside its origin; runs of earlier versions have none of it. */
export interface RunFacts {
  /** The command line with nothing private in it, or which window. */
  readonly startedWith?: string | undefined
  /** Model, as the system names it. */
  readonly processor?: string | undefined
  /** Logical ones. */
  readonly cores?: number | undefined
  /** It computes on; of a run that went on, the last time. Absent where its device has no use for them. */
  readonly threads?: number | undefined
  /** What numbers depend on, by name. */
  readonly packages?: Readonly<Record<string, string>> | undefined
  /** The checkpoint of another run that it began with. */
  readonly fork?: ForkOrigin | undefined
  /** Why the rule of its sweep stopped it; whoever goes on with it all the same isn't stopped by it again. */
  readonly stoppedEarly?: string | undefined
  /** SHA-256s of what it left, as they were when it was last found whole. */
  readonly sums?: Readonly<Record<string, string>> | undefined
}

/** As it was when the fork was made: the other run may be gone or have another name. */
export interface ForkOrigin {
  readonly runId: string
  readonly name: string
  readonly seed: number
  readonly checkpoint: number
  /** Where in the run it was, in words. */
  readonly label: string
}

/** Where and with what a run was computed. */
export interface RunOrigin {
  readonly appVersion: string
  readonly engineVersion: string
  readonly gitCommit: string | null
  readonly device: string
  readonly host: string
  readonly platform: string
  readonly nodeVersion: string
  readonly facts?: RunFacts | undefined
}

/** A row of the history: all that lists, filters and sorts need, without the large columns. */
export interface RunRow {
  readonly id: string
  readonly name: string
  readonly kind: string
  readonly presetId: string | null
  readonly experimentId: string | null
  readonly groupId: string
  /** Unsigned 32-bit. */
  readonly seed: number
  readonly status: RunState
  /** 0 to 1. */
  readonly progress: number
  readonly reason: string | null
  readonly specHash: string
  readonly differenceCount: number
  readonly verdict: string | null
  readonly createdAt: string
  readonly startedAt: string | null
  readonly finishedAt: string | null
  readonly durationMs: number | null
  readonly starred: boolean
  readonly tags: readonly string[]
  readonly trashedAt: string | null
  /** The sweep it belongs to; null for none. */
  readonly sweepId: string | null
  /** 1, and one more for every time it went on from a checkpoint. */
  readonly attempt: number
  /** Number of the newest one; null where it has none. */
  readonly checkpoint: number | null
}

export interface RunRecord extends RunRow {
  readonly spec: unknown
  /** What the spec was compared with when the run was made; null where there was nothing. */
  readonly baseline: unknown
  readonly notes: string
  readonly rerunOf: string | null
  readonly origin: RunOrigin
  readonly checksum: string | null
}

/** What a queued run is made of; the rest follows while it runs. */
export type NewRun = Pick<RunRecord,
  'id' | 'name' | 'kind' | 'presetId' | 'experimentId' | 'groupId' | 'seed' | 'specHash' | 'differenceCount' | 'createdAt' | 'spec' | 'baseline' | 'rerunOf' | 'origin'>

/** Columns of a run that change after it was made; an absent one stays. */
export type RunChange = Partial<Pick<RunRecord,
  'name' | 'status' | 'progress' | 'reason' | 'verdict' | 'startedAt' | 'finishedAt' | 'durationMs' | 'starred' | 'notes' | 'tags' | 'checksum'>> & { readonly device?: string }

export interface MetricRecord {
  readonly name: string
  readonly value: number
}

export interface LogRecord {
  readonly at: string
  readonly level: 'info' | 'warning' | 'error'
  readonly text: string
}

export interface SeriesSize {
  readonly name: string
  readonly columns: readonly string[]
  readonly rows: number
}

/** Of running since the run's start, in ms: pauses, and what lies between its end and its going on, do not count. */
export interface TimeSpan {
  readonly fromMs: number
  readonly toMs: number
}

/** Rows to append to one series, row-major. */
export interface SeriesChunk {
  readonly series: string
  readonly columns: readonly string[]
  readonly values: Float64Array
  /** Between which times they came; absent where nobody knows. */
  readonly came?: TimeSpan | undefined
}

/** Rows that came together. */
export interface TimedRows extends TimeSpan {
  readonly rows: number
}

/** Recorded rows of one series from `firstRow` on. */
export interface SeriesData extends SeriesSize {
  readonly firstRow: number
  /** Row-major: (rows − firstRow) × columns. `rows` counts the whole series. */
  readonly values: Float64Array
}

/** What one message of a running run adds, written in one transaction. */
export interface RunAdvance {
  readonly progress: number
  readonly chunks: readonly SeriesChunk[]
  readonly log: readonly LogRecord[]
}

/** What a run used of the machine, over all its attempts. */
export interface UsageRecord {
  /** Of all threads of the process that computed it, user and system. */
  readonly cpuMs: number
  /** How long that was measured, without pauses. */
  readonly measuredMs: number
  /** Resident, of that process, at most. */
  readonly peakMemoryBytes: number
}

/** A file that a run can go on from. */
export interface CheckpointRecord {
  /** 1 is the run's first. */
  readonly number: number
  /** Its name, within the folder of checkpoints. */
  readonly file: string
  readonly bytes: number
  readonly madeAt: string
  /** Where in the run it is, in words. */
  readonly label: string
  /** 0 to 1. */
  readonly fraction: number
  readonly engineVersion: string
  /** What the run computed on. */
  readonly device: string
  /** Rows of each series until then. */
  readonly series: Readonly<Record<string, number>>
}

/** Of a run that went on after it had ended, or is about to. */
export interface Resumption {
  readonly times: number
  /** Number of the one it waits to go on from; null while it does not wait. */
  readonly checkpoint: number | null
  /** How long it had computed before. */
  readonly earlierMs: number
  /** How far it was when it went on. */
  readonly fromFraction: number
}
