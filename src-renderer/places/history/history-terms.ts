/** What a query of the history is made of. */
import type { RunStatus, Verdict } from '../../../src-main/api/contract.ts'

/** A column of every run (`name`), or one of `history.values`: `metric:NAME`, `param:PATH`, `fact:NAME`, `usage:NAME`, `bytes`. */
export type ColumnId = string

/** A run's verdict, `none` where it has nothing to compare with or isn't judged yet. */
export type VerdictFacet = Verdict['state']

export const operators = ['eq', 'ne', 'lt', 'le', 'gt', 'ge', 'contains', 'between'] as const
export type Operator = (typeof operators)[number]

/** One structured condition. Durations are in ms, sizes in bytes, days as "2026-11-01", in the time of this machine. */
export interface Condition {
  readonly field: ColumnId
  readonly operator: Operator
  readonly value: number | string
  /** Of `between`, which includes both ends. */
  readonly upper?: number | string
}

/** `seeds`: runs that were started together, over seeds or as a sweep. A column: runs of one value. */
export type GroupBy = 'seeds' | ColumnId | null

export interface HistoryQuery {
  /** Words that must all occur in name, tags, preset, spec hash, seed, reason, notes or log; and conditions as they are typed. */
  readonly text: string
  readonly conditions: readonly Condition[]
  /** Empty lists let everything pass. */
  readonly statuses: readonly RunStatus[]
  readonly presets: readonly string[]
  readonly tags: readonly string[]
  readonly verdicts: readonly VerdictFacet[]
  readonly starredOnly: boolean
  readonly sort: { readonly column: ColumnId; readonly descending: boolean }
  readonly groupBy: GroupBy
  /** Groups that show their runs; they come folded. */
  readonly unfolded: readonly string[]
}

/** How a column stands in the table. */
export interface ColumnChoice {
  readonly id: ColumnId
  /** In px; the column's own where absent. */
  readonly width?: number
  /** Stays in view when the table is scrolled sideways. */
  readonly pinned?: boolean
}

/** What a saved view keeps. */
export interface HistoryView {
  readonly columns: readonly ColumnChoice[]
  readonly query: HistoryQuery
}
