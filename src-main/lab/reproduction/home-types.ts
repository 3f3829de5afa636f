/** The map of the paper, figure by figure. */
import type { PresetSummary } from '../experiments/experiment-types.ts'

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
