/** The shapes of bundles, of files on their way in and out, and of what they hold: plain and serialisable. */
import type { FigureProvenance, ProvenanceRun } from '../../experiments/figure-data.ts'
import type { Verdict } from '../../experiments/figure.ts'

/** `same`: equal in all that was recorded. `clash`: another one has its id, so it gets a new one. */
export type Presence = 'new' | 'same' | 'same-in-trash' | 'clash'

export interface BundledRunView {
  readonly id: string
  readonly name: string
  /** "Fig. 2b", or the kind of experiment. */
  readonly figure: string
  readonly seed: number
  readonly status: 'done' | 'failed' | 'interrupted' | 'cancelled'
  readonly verdict: Verdict['state'] | null
  readonly createdAt: string
  readonly groupId: string
  readonly tags: readonly string[]
  /** Bytes of the checkpoint that comes with it; null where none does. */
  readonly checkpointBytes: number | null
  /** Why this version cannot take it. */
  readonly problem: string | null
  readonly here: Presence
}

export interface BundledExperimentView {
  readonly id: string
  readonly name: string
  readonly figure: string
  readonly problem: string | null
  readonly here: Presence
}

/** `done` and `total` count runs. */
export type BundleProgress =
  | { readonly state: 'working'; readonly done: number; readonly total: number }
  | { readonly state: 'done'; readonly transfer: Transfer }

export interface BundleReview {
  readonly file: string
  readonly bytes: number
  /** Of the program that wrote it. */
  readonly version: string
  readonly createdAt: string
  readonly runs: readonly BundledRunView[]
  readonly experiments: readonly BundledExperimentView[]
}

/** Experiments bring their runs with them; runs bring the experiment they come from. */
export interface BundleSelection {
  readonly runIds: readonly string[]
  readonly experimentIds: readonly string[]
  /** With the newest checkpoint of each run that has one; without any where it is not given. */
  readonly checkpoints?: boolean | undefined
}

/** The newest checkpoints of what was chosen. */
export interface BundleCheckpoints {
  readonly runs: number
  readonly bytes: number
}

export interface ImportedBundle {
  /** Ids in this lab; of a clash the new ones. */
  readonly runIds: readonly string[]
  readonly experimentIds: readonly string[]
  /** Equal ones that were here already. */
  readonly skippedRuns: number
  /** Runs that got a new id, by the one in the bundle. */
  readonly renamed: readonly { readonly from: string; readonly to: string }[]
}

/** A file on its way between page and lab, in parts. */
export interface Transfer {
  readonly id: string
  readonly name: string
  readonly bytes: number
}

/** One run behind an exported figure, and whether this lab has it. */
export interface FigureSource extends ProvenanceRun {
  readonly here: boolean
}

/** What a file from outside turned out to be. */
export type IncomingFile =
  | { readonly type: 'bundle'; readonly review: BundleReview }
  | { readonly type: 'figure'; readonly name: string; readonly provenance: FigureProvenance; readonly runs: readonly FigureSource[] }
  | { readonly type: 'unknown'; readonly name: string; readonly message: string }
