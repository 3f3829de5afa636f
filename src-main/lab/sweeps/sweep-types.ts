/** The shapes of sweeps and of the queue that the lab gives and takes. */
import type { MedianStop } from '../../experiments/median-stop.ts'
import type { ResolvedAxis, SweepAxis } from '../../experiments/sweep-axis.ts'
import type { SweepIssue } from '../../experiments/sweep.ts'
import type { QueuePriority } from '../../store/queue-records.ts'
import type { FigureTheme, Forecast, PictureFormat, RunStatus, RunSummary } from '../types.ts'

export type { MedianStop } from '../../experiments/median-stop.ts'
export type { AxisRange, ResolvedAxis, SweepAxis } from '../../experiments/sweep-axis.ts'
export type { SweepIssue } from '../../experiments/sweep.ts'
export type { QueuePriority } from '../../store/queue-records.ts'

export interface SweepRequest {
  readonly axes: readonly SweepAxis[]
  readonly seedCount: number
  readonly firstSeed: number
  /** Runs that are clearly worse than their peers end early; absent where all are to be computed to their end. */
  readonly medianStop?: MedianStop | undefined
}

/** The rule, and what it does in a sentence. */
export type MedianStopView = MedianStop & { readonly text: string }

/** Of an experiment as it stands, or of a spec. */
export type PlanSweep = SweepRequest & ({ readonly experimentId: string } | { readonly spec: unknown })

export interface StartSweep extends SweepRequest {
  readonly experimentId: string
  /** That of the experiment where absent. */
  readonly name?: string | undefined
}

/** What a sweep would compute, and at what cost. */
export interface SweepPlan {
  readonly axes: readonly ResolvedAxis[]
  readonly pointCount: number
  readonly runCount: number
  readonly points: readonly { readonly label: string; readonly texts: readonly string[] }[]
  /** Null where all runs are to be computed to their end. */
  readonly medianStop: MedianStopView | null
  /** Empty where it can be started. */
  readonly issues: readonly SweepIssue[]
  /** Of all runs over all workers; null while there are issues. */
  readonly forecast: (Forecast & { readonly workers: number }) | null
}

export interface SweepSummary {
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
  /** Runs of each state; of repeated ones the newest counts. */
  readonly counts: Readonly<Partial<Record<RunStatus, number>>>
  /** How many of the cancelled ones the sweep's rule has stopped. */
  readonly stoppedEarly: number
}

export interface MetricStatistics {
  readonly mean: number
  /** Population SD over seeds. */
  readonly sd: number
  readonly count: number
}

export interface SweepPointView {
  readonly index: number
  /** Position along each axis. */
  readonly at: readonly number[]
  readonly label: string
  /** One per seed, the newest of each, by seed. */
  readonly runs: readonly { readonly id: string; readonly seed: number; readonly status: RunStatus; readonly progress: number; readonly reason: string | null; readonly stoppedEarly: boolean }[]
  /** Over the runs that are done, in the order of the sweep's `metrics`; null where there is no number. */
  readonly metrics: readonly (MetricStatistics | null)[]
}

export interface SweepDetail extends SweepSummary {
  readonly axes: readonly ResolvedAxis[]
  /** Null where all runs are computed to their end. */
  readonly medianStop: MedianStopView | null
  /** Names of what its runs measured. */
  readonly metrics: readonly string[]
  readonly points: readonly SweepPointView[]
}

export interface SweepFigureRequest {
  readonly id: string
  readonly metric: string
  /** `curve`: over the axis `x`, a second axis as colour. `heat`: over the axis `x` and a second one. */
  readonly draw: 'curve' | 'heat'
  /** Position of the axis that lies horizontally. */
  readonly x: number
  /** Of three axes: at which value of the last remaining one. */
  readonly slice: number
}

export interface ViewSweepFigure extends SweepFigureRequest {
  readonly theme: FigureTheme
}

export interface ExportSweepFigure extends SweepFigureRequest {
  readonly format: PictureFormat
  readonly widthMm?: number | undefined
  readonly heightMm?: number | undefined
  readonly fontPt: number
  readonly dpi: number
}

/** The runs that compute and wait, in order. */
export interface QueueView {
  /** Nothing new starts. */
  readonly paused: boolean
  readonly workers: number
  readonly rows: readonly QueueRow[]
}

export interface QueueRow {
  readonly run: RunSummary
  readonly priority: QueuePriority
  /** It computes, and waits to be resumed. */
  readonly runPaused: boolean
  /** From now; null where nobody can tell. A running run has started. */
  readonly startsInSeconds: number | null
  readonly endsInSeconds: number | null
}

export interface PlaceInQueue {
  readonly ids: readonly string[]
  /** Before this queued run; null: at the end. */
  readonly before: string | null
}
