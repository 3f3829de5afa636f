/** Figures for the screen and for files, of runs that go on and that are done. */
import type { FigureDefinition, Verdict } from '../../experiments/figure.ts'
import type { FigurePin } from '../../export/pin-marks.ts'
import type { LiveUsage, RunSummary } from '../runs/run-types.ts'

export type FigureTheme = 'light' | 'dark' | 'print'

/** A complete chart: an ECharts option as plain JSON plus the verdict it implies. */
export interface FigureView {
  readonly definition: FigureDefinition
  readonly option: Record<string, unknown>
  readonly verdict: Verdict
  /** What the figure rests on. */
  readonly runIds: readonly string[]
}

/** One frame of the live view, at most ten a second. */
export interface LiveFrame {
  readonly run: RunSummary
  readonly hostPid: number | null
  readonly etaSeconds: number | null
  readonly activity: string
  /** It waits to be resumed; while it is queued, the queue does. */
  readonly paused: boolean
  /** Null until something was measured. */
  readonly usage: LiveUsage | null
  readonly figure: FigureView
  /** What the lab took to make the figure, in ms. */
  readonly figureMs: number
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

export interface ExportedFile {
  readonly filename: string
  readonly mimeType: string
  readonly encoding: 'utf8' | 'base64'
  readonly content: string
}
