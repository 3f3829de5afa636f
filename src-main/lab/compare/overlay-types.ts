/** The shapes of curves over each other: which columns of which runs, and how they are drawn. */
import type { OverlayChoice } from '../../experiments/overlay.ts'
import type { ExportFigure, FigureTheme } from '../types.ts'

export type { OverlayLine, OverlayX } from '../../experiments/overlay.ts'

export interface OverlayRequest extends OverlayChoice {
  readonly runIds: readonly string[]
  /** `run`: each its own. `spec`: equal specs alike. `param:PATH`: equal values of a parameter alike. */
  readonly colourBy: string
  /** Runs of equal spec as one curve. */
  readonly pooled: boolean
}

export type ViewOverlay = OverlayRequest & { readonly theme: FigureTheme }
export type ExportOverlay = OverlayRequest & Omit<ExportFigure, 'runIds'>
