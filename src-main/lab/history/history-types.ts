/** The shapes of a long history: windows of it, columns of values, search, lineage, saved views, room on the disk. */
import type { RunSummary } from '../types.ts'

/** Where a window of the list ends. */
export interface ListPosition {
  readonly createdAt: string
  readonly id: string
}

export interface ListRequest {
  readonly trashed: boolean
  /** Null: from the newest. */
  readonly after: ListPosition | null
  readonly limit: number
}

export interface RunPage {
  readonly runs: readonly RunSummary[]
  /** Null at the end of the list. */
  readonly next: ListPosition | null
}

/** A value of a column for one run: what a cell shows and a filter compares. */
export type ColumnValue = number | string | null

/**
 * Columns beyond a summary's own: `metric:NAME`, `param:PATH` (a dotted path of the spec), `fact:NAME` (device, host, appVersion, engineVersion,
 * gitCommit, rerunOf, forkedFrom), `usage:NAME` (cpuMs, cores, peakMemoryBytes) and `bytes`.
 */
export type ValueColumn = string

export interface ValuesRequest {
  readonly columns: readonly ValueColumn[]
  readonly trashed: boolean
  /** Only these runs; all where absent. */
  readonly ids?: readonly string[] | undefined
}

/** Column-wise, each list in the order of `ids`. */
export interface RunValues {
  readonly ids: readonly string[]
  readonly columns: Readonly<Record<ValueColumn, readonly ColumnValue[]>>
}

/** A parameter that some run has. */
export interface FieldParameter {
  readonly path: string
  readonly label: string
  readonly unit: string
  readonly group: string
  readonly numeric: boolean
}

/** What can be a column or a condition, besides what every run has. */
export interface HistoryFields {
  readonly metrics: readonly string[]
  readonly parameters: readonly FieldParameter[]
}

export type FoundIn = 'name' | 'notes' | 'log'

/** Ids by where the words were found. */
export type FoundRuns = Readonly<Record<FoundIn, readonly string[]>>

export interface RunSnippet {
  readonly id: string
  readonly where: FoundIn
  readonly parts: readonly { readonly text: string; readonly hit: boolean }[]
}

/** How one run is related to others, nearest first. */
export interface RunLineage {
  readonly forkedFrom: RunSummary | null
  /** Whose checkpoint it began with. */
  readonly branchOf: RunSummary | null
  readonly branches: readonly RunSummary[]
  readonly rerunOf: RunSummary | null
  readonly reruns: readonly RunSummary[]
  readonly forks: readonly { readonly id: string; readonly name: string; readonly trashed: boolean }[]
  readonly forkedRuns: readonly RunSummary[]
  /** Equal spec: other seeds and repeats. */
  readonly sameSpec: readonly RunSummary[]
}

export interface SavedView {
  readonly id: string
  readonly place: string
  readonly name: string
  /** The place opens with it. */
  readonly isDefault: boolean
  readonly updatedAt: string
  readonly state: unknown
}

export interface SaveView {
  /** Absent: a new one. */
  readonly id?: string | undefined
  readonly place: string
  readonly name: string
  readonly isDefault: boolean
  readonly state?: unknown
}

export interface SpaceShare {
  readonly key: string
  readonly runs: number
  readonly bytes: number
}

export interface SpaceReport {
  /** The database on the disk, with its log. */
  readonly databaseBytes: number
  /** Of it, what nothing uses: compacting gives it back. */
  readonly freeBytes: number
  readonly backupBytes: number
  /** How many copies of the database that is. */
  readonly backups: number
  /** Files that runs can go on from. */
  readonly checkpointBytes: number
  readonly datasetBytes: number
  readonly byKind: readonly SpaceShare[]
  /** Preset ids; empty for own specs. */
  readonly byPreset: readonly SpaceShare[]
  readonly kept: SpaceShare
  readonly trashed: SpaceShare
}

/** Why a run is worth a look when room is needed. */
export type CleanUpReason = 'trashed' | 'superseded' | 'unfinished' | 'large'

export interface CleanUpCandidate {
  readonly run: RunSummary
  readonly bytes: number
  readonly reasons: readonly CleanUpReason[]
}

/** A run by the room that its checkpoints take. */
export interface CheckpointShare {
  readonly run: RunSummary
  readonly count: number
  readonly bytes: number
}

export interface CompactProgress {
  readonly state: 'working' | 'done'
  /** 0 to 1. */
  readonly progress: number
  /** Given back to the disk so far. */
  readonly freedBytes: number
}
