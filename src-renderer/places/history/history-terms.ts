/** What a query of the history is made of. */
import type { RunStatus, Verdict } from '../../../src-main/api/contract.ts'

export const sortColumns = ['starred', 'name', 'presetId', 'seed', 'status', 'verdict', 'differenceCount', 'tags', 'createdAt', 'durationMs'] as const
export type SortColumn = (typeof sortColumns)[number]

/** A run's verdict, `none` where it has nothing to compare with or isn't judged yet. */
export type VerdictFacet = Verdict['state']

export interface HistoryQuery {
  /** Words that must all occur in name, tags, preset, spec hash, seed or reason. */
  readonly text: string
  /** Empty lists let everything pass. */
  readonly statuses: readonly RunStatus[]
  readonly presets: readonly string[]
  readonly tags: readonly string[]
  readonly verdicts: readonly VerdictFacet[]
  readonly starredOnly: boolean
  readonly sort: { readonly column: SortColumn; readonly descending: boolean }
  /** Gathers runs that were started together over several seeds. */
  readonly grouped: boolean
  /** Groups whose runs are folded away. */
  readonly collapsed: readonly string[]
}
