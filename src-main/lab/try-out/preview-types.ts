/** An experiment that is computed while it is edited. */
import type { FigureTheme, FigureView } from '../figures/figure-types.ts'

/** Why an experiment is not computed on every change: it takes long, or records much. */
export type PreviewObstacle = 'time' | 'numbers'

export interface ComputePreview {
  /** Of the experiment; its draft as the lab has it. */
  readonly id: string
  readonly seed: number
  readonly theme: FigureTheme
}

/** Nothing of it is kept. */
export interface PreviewResult {
  /** As the figure of a run, in one column. */
  readonly figure: FigureView
  readonly specHash: string
  readonly seed: number
  /** From question to answer. */
  readonly tookMs: number
}
