/** What the lab says about reproducing the paper. */
import type { ReproductionScope } from '../../experiments/reproduction.ts'
import type { Verdict, VerdictRow } from '../../experiments/figure.ts'

export type { ReproductionScope }

/** `no-data`: its data set is not there. `not-run`: never, or only with another spec. */
export type ReproductionState = 'done' | 'running' | 'queued' | 'failed' | 'not-run' | 'no-data'

export interface ReproductionRow {
  readonly presetId: string
  /** "Fig. 2b" */
  readonly figure: string
  readonly title: string
  readonly state: ReproductionState
  /** What hinders it, or why it ended. */
  readonly reason: string | null
  /** 0 to 1, of a run under way. */
  readonly progress: number
  readonly forecastSeconds: number
  /** The newest run that counts, and how many seeds are judged with it. */
  readonly run: { readonly id: string; readonly durationMs: number | null; readonly seeds: number } | null
  readonly verdict: Verdict['state'] | null
  /** Each claim with the paper's number and ours; empty before it is done. */
  readonly claims: readonly Omit<VerdictRow, 'checkId'>[]
}

export interface ReproductionView {
  readonly scope: ReproductionScope
  readonly rows: readonly ReproductionRow[]
  readonly counts: Readonly<Record<ReproductionState, number>>
  readonly claims: { readonly pass: number; readonly fail: number; readonly other: number }
  /** Of what is left and can be computed, with as many runs at a time as the settings say. */
  readonly secondsLeft: number
}
