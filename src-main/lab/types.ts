/**
 * The shapes the lab gives and takes: plain and serialisable. The API passes them on; the renderer imports them as types.
 */
import type { Parameter } from '../experiments/parameter.ts'
import type { FigureDefinition, Verdict } from '../experiments/figure.ts'
import type { FigurePin } from '../export/pin-marks.ts'
import type { NetworkBlocks } from '../experiments/blocks.ts'
import type { LiveUsage, RunCheckpoint, RunProvenance, RunUsage } from './run-types.ts'
import type { DatasetTask } from './dataset-types.ts'
import type { DevicesView } from './self-test/device-types.ts'
import type { KeyBindings, KeyChange } from './key-bindings.ts'

export type * from './history-types.ts'
export type * from './dataset-types.ts'
export type * from './self-test/device-types.ts'
export type * from './types-backups.ts'
export type * from './types-bundles.ts'
export type * from './types-pages.ts'
export type * from './inside/inside-types.ts'
export type * from './run-types.ts'
export type * from './tour-types.ts'
export type { KeyAction, KeyBindings, KeyChange } from './key-bindings.ts'
export type * from '../experiments/symbol-reference.ts'
export type { FigurePin } from '../export/pin-marks.ts'

export type RunStatus = 'queued' | 'running' | 'done' | 'failed' | 'interrupted' | 'cancelled'

/** One bad field: where, what it was, what was expected. */
export interface SpecIssue {
  readonly path: string
  readonly label: string
  readonly value: unknown
  readonly expected: string
  readonly message: string
}

/** One parameter that differs from the baseline (the preset's value, or another run's). */
export interface SpecDifference {
  readonly path: string
  readonly label: string
  readonly symbol: string
  readonly unit: string
  readonly baseline: unknown
  readonly value: unknown
  /** Of a draft: a whole part may have come or gone, with its value on the side that has it. */
  readonly change?: 'changed' | 'added' | 'removed'
}

/** What a run will cost, from the spec alone and this machine's calibration. */
export interface Forecast {
  readonly seconds: number
  readonly memoryMb: number
  /** Of all threads beyond two: runs at the same time share the cores, and have these once. */
  readonly threadsMb: number
  readonly diskMb: number
  /** Of its newest checkpoint; 0 where it leaves none. */
  readonly checkpointMb: number
  /** What the estimate rests on, in words. */
  readonly basis: string
  /** False where the spec draws no random numbers: all seeds give the same. */
  readonly seedsDiffer: boolean
}

export interface PresetSummary {
  readonly id: string
  readonly kind: string
  readonly figure: string
  readonly title: string
  readonly summary: string
}

export type CardState = 'never-run' | 'running' | 'reproduced' | 'out-of-tolerance' | 'planned'

/** One card of the Home map: a figure of the paper. */
export interface FigureCard {
  readonly id: string
  /** "Fig. 2b" */
  readonly figure: string
  readonly title: string
  readonly summary: string
  readonly state: CardState
  readonly presets: readonly (PresetSummary & { readonly state: CardState; readonly runCount: number; readonly lastRunId: string | null })[]
}

export interface KindDescription {
  readonly kind: string
  readonly version: number
  readonly title: string
  /** KaTeX sources of the equations this kind implements, with their numbers. */
  readonly equations: readonly { readonly label: string; readonly tex: string }[]
  /** What its network can be built of; null where there is nothing to build. */
  readonly blocks: NetworkBlocks | null
}

/** A preset as something to begin with. */
export interface TemplateSummary extends PresetSummary {
  readonly spec: unknown
  /** About what one seed takes here. */
  readonly seconds: number
}

export interface ExperimentSummary {
  readonly id: string
  readonly name: string
  readonly kind: string
  readonly presetId: string | null
  readonly updatedAt: string
  readonly differenceCount: number
  readonly valid: boolean
  readonly trashedAt: string | null
}

/** What the Experiment place needs after each edit. */
export interface SpecReview {
  readonly issues: readonly SpecIssue[]
  /** Those of the draft, as far as it can be made out. */
  readonly parameters: readonly Parameter[]
  /** Against the preset the experiment came from. */
  readonly differences: readonly SpecDifference[]
  /** Null while the draft is invalid. */
  readonly specHash: string | null
  readonly forecast: Forecast | null
}

export interface ExperimentDetail extends ExperimentSummary, SpecReview {
  /** As edited, possibly invalid: a draft is never lost. */
  readonly draft: unknown
  /** The spec of the preset it came from, with its phases and layers beside those of the draft that they became; null beside new ones. */
  readonly baseline: unknown
}

export interface RunSummary {
  readonly id: string
  readonly name: string
  readonly kind: string
  readonly presetId: string | null
  readonly experimentId: string | null
  /** Runs started together over several seeds share a group. */
  readonly groupId: string
  readonly seed: number
  readonly status: RunStatus
  /** 0 to 1. */
  readonly progress: number
  /** Why it failed, was interrupted or cancelled, or was done before all of its spec was computed. */
  readonly reason: string | null
  readonly specHash: string
  readonly differenceCount: number
  readonly verdict: Verdict['state'] | null
  readonly createdAt: string
  readonly startedAt: string | null
  readonly finishedAt: string | null
  readonly durationMs: number | null
  readonly starred: boolean
  readonly tags: readonly string[]
  readonly trashedAt: string | null
  /** The sweep it belongs to. */
  readonly sweepId: string | null
  /** 1, and one more for every time it went on from a checkpoint. */
  readonly attempt: number
  readonly hasCheckpoint: boolean
  /** Its kind can be gone on with. */
  readonly leavesCheckpoints: boolean
}

export interface LogLine {
  readonly at: string
  readonly level: 'info' | 'warning' | 'error'
  readonly text: string
}

export interface RunDetail extends RunSummary {
  readonly spec: unknown
  /** Those of the spec. */
  readonly parameters: readonly Parameter[]
  readonly notes: string
  readonly provenance: RunProvenance
  /** Null where nothing was measured. */
  readonly usage: RunUsage | null
  /** What was to be expected of its memory, as a run by itself on this machine; null where nobody can tell. */
  readonly memoryForecastBytes: number | null
  readonly metrics: readonly { readonly name: string; readonly value: number }[]
  readonly differences: readonly SpecDifference[]
  /** False where the spec draws no random numbers: all seeds give the same. */
  readonly seedsDiffer: boolean
  readonly siblings: readonly { readonly id: string; readonly seed: number; readonly status: RunStatus }[]
  readonly seriesSizes: readonly { readonly name: string; readonly columns: readonly string[]; readonly rows: number }[]
  readonly rerunOf: string | null
  /** Against `rerunOf`: did the checksum come out equal? null until both are done. */
  readonly checksumMatches: boolean | null
  /** Newest first. */
  readonly checkpoints: readonly RunCheckpoint[]
  /** Why it cannot go on from one; null where it can. */
  readonly resumeObstacle: string | null
}

/** A complete chart: an ECharts option as plain JSON plus the verdict it implies. */
export interface FigureView {
  readonly definition: FigureDefinition
  readonly option: Record<string, unknown>
  readonly verdict: Verdict
  /** What the figure rests on. */
  readonly runIds: readonly string[]
}

/** A small spec to be computed at once, of which nothing is kept. */
export interface TryOut {
  readonly spec?: unknown
  readonly seed: number
  readonly theme: FigureTheme
}

export interface BenchResult {
  readonly figure: FigureView
  /** Spikes that were kept; events are bursts and lone spikes. */
  readonly spikes: number
  readonly events: number
  readonly bursts: number
}

export type FigureTheme = 'light' | 'dark' | 'print'

/** One frame of the live view, at most ten a second. */
export interface LiveFrame {
  readonly run: RunSummary
  readonly hostPid: number | null
  readonly etaSeconds: number | null
  readonly activity: string
  /** It waits to be resumed. */
  readonly paused: boolean
  /** Null until something was measured. */
  readonly usage: LiveUsage | null
  readonly figure: FigureView
}

export interface SelfTestCheck {
  readonly id: string
  readonly title: string
  readonly state: 'ok' | 'warning' | 'failed'
  readonly detail: string
  /** What to do about it; empty when ok. */
  readonly remedy: string
}

export interface AppInfo {
  readonly version: string
  readonly gitCommit: string | null
  readonly nodeVersion: string
  readonly electronVersion: string | null
  readonly platform: string
  readonly host: string
  readonly cores: number
  readonly dataDir: string
  /** Which setting chose the data folder, in words. */
  readonly dataDirSource: string
  readonly databaseBytes: number
  readonly schemaVersion: number
}

export interface Settings {
  readonly theme: 'system' | 'light' | 'dark'
  /** Runs computed at the same time. */
  readonly workers: number
  /** A window begins where the last one ended. */
  readonly reopen: boolean
  readonly keys: KeyBindings
}

export interface ExportedFile {
  readonly filename: string
  readonly mimeType: string
  readonly encoding: 'utf8' | 'base64'
  readonly content: string
}

/** What changed, so that a place knows what to fetch again. */
export type LabEvent =
  | { readonly type: 'run'; readonly run: RunSummary }
  /** `ids`: only these went to the trash, came back, or are gone; all may have changed where absent. */
  | { readonly type: 'runs-changed'; readonly ids?: readonly string[] }
  | { readonly type: 'views-changed' }
  | { readonly type: 'experiments-changed' }
  | { readonly type: 'sweeps-changed' }
  | { readonly type: 'queue-changed' }
  | { readonly type: 'settings-changed' }
  | { readonly type: 'datasets-changed' }
  | { readonly type: 'pages-changed' }
  /** The system asks to open a file: `incoming.offered` has it. */
  | { readonly type: 'file-offered' }
  /** All of them, so that the newest event says everything. */
  | { readonly type: 'dataset-tasks'; readonly tasks: readonly DatasetTask[] }
  | { readonly type: 'host-restarted'; readonly reason: string }
  | { readonly type: 'devices'; readonly view: DevicesView }

/** Where a new experiment's spec comes from. */
export type ExperimentSource =
  | { readonly type: 'preset'; readonly id: string }
  | { readonly type: 'run'; readonly id: string }
  | { readonly type: 'experiment'; readonly id: string }
  | { readonly type: 'spec'; readonly spec?: unknown; readonly name: string }
  /** Nothing but the defaults of a kind. */
  | { readonly type: 'blank'; readonly kind: string }

export interface SaveExperiment {
  readonly id: string
  readonly name?: string | undefined
  /** Any JSON value; an invalid draft is kept and reported, not refused. */
  readonly draft?: unknown
}

/** "Run n seeds": seeds firstSeed, firstSeed + 1, …, one run each, in one group. */
export interface StartRuns {
  readonly experimentId: string
  readonly seedCount: number
  readonly firstSeed: number
}

export interface UpdateRun {
  readonly id: string
  readonly name?: string | undefined
  readonly notes?: string | undefined
  readonly starred?: boolean | undefined
  readonly tags?: readonly string[] | undefined
}

export interface WatchRequest {
  readonly runId: string
  readonly theme: FigureTheme
  readonly withSiblings: boolean
  /** The figure's y axes leave out outliers. */
  readonly clip?: boolean | undefined
}

export type PictureFormat = 'svg' | 'pdf' | 'png'
/** Recorded numbers. */
export type DataFormat = 'csv' | 'json' | 'npz'

export interface ExportFigure {
  readonly runIds: readonly string[]
  /** Its y axes leave out outliers. */
  readonly clip?: boolean | undefined
  readonly format: PictureFormat
  readonly widthMm?: number | undefined
  readonly heightMm?: number | undefined
  readonly fontPt: number
  readonly dpi: number
  readonly pins?: readonly FigurePin[] | undefined
}

export type SettingsChange = { readonly [K in Exclude<keyof Settings, 'keys'>]?: Settings[K] | undefined } & { readonly keys?: KeyChange | undefined }

/** One parameter that is not equal in all compared runs; `values` in the order of the runs. */
export interface ComparisonRow {
  readonly path: string
  readonly label: string
  readonly symbol: string
  readonly unit: string
  readonly values: readonly unknown[]
}
