/** Small experiments that are computed at once and not kept. */
import type { FigureTheme, FigureView } from '../figures/figure-types.ts'

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
