/** What a long history asks of the store: windows of it, single columns of all runs, text search, descent, saved views, room on the disk. */
import type { ExperimentRecord, RunRow } from './records.ts'

/** Where a window of the list ends: the next one begins after it. */
export interface ListPosition {
  readonly createdAt: string
  readonly id: string
}

/** One run with what its values are looked up by. */
export interface RunKey {
  readonly id: string
  readonly specHash: string
}

/** Facts of a run that lists leave out, cheap to read for all of them. */
export const factNames = ['device', 'host', 'appVersion', 'engineVersion', 'gitCommit', 'rerunOf', 'forkedFrom'] as const
export type FactName = (typeof factNames)[number]

/** Where a text was found. */
export type FoundIn = 'name' | 'notes' | 'log'

export interface FoundText {
  readonly id: string
  readonly where: FoundIn
}

/** Text around a hit, in pieces. */
export interface SnippetPart {
  readonly text: string
  readonly hit: boolean
}

export interface Descent {
  /** Of the experiment it was started from. */
  readonly forkedFrom: RunRow | undefined
  /** Whose checkpoint it began with. */
  readonly branchOf: RunRow | undefined
  /** Runs that began with one of its checkpoints. */
  readonly branches: readonly RunRow[]
  readonly rerunOf: RunRow | undefined
  readonly reruns: readonly RunRow[]
  /** Experiments that began with its spec. */
  readonly forks: readonly Pick<ExperimentRecord, 'id' | 'name' | 'trashedAt'>[]
  /** Runs of those. */
  readonly forkedRuns: readonly RunRow[]
  /** Other runs of an equal spec, newest first. */
  readonly sameSpec: readonly RunRow[]
}

export interface HistoryTable {
  /** Newest first, at most `limit` after `after` (null: from the newest). */
  page(trashed: boolean, after: ListPosition | null, limit: number): RunRow[]
  /** In no particular order; without those that are not there. */
  rows(ids: readonly string[]): RunRow[]
  /** Of the history or the trash, or of `ids`; newest first. */
  keys(trashed: boolean, ids?: readonly string[]): RunKey[]
  metricNames(): string[]
  /** By run id. */
  metricValues(name: string): ReadonlyMap<string, number | null>
  facts(name: FactName): ReadonlyMap<string, string | null>
  /** The spec with this hash; undefined where no run has it. */
  spec(specHash: string): unknown
  /** The newest spec of each kind, preset and experiment: between them they have every parameter there is. */
  sampleSpecs(): unknown[]
  /** Runs whose name, notes or log have words that begin with each of `words`; a run may come once for each place. */
  find(words: readonly string[]): FoundText[]
  /** What is around the hit; null where there is none. */
  snippet(id: string, where: FoundIn, words: readonly string[]): SnippetPart[] | null
  /** At most `limit` runs in each list; undefined where there is no such run. */
  descent(id: string, limit: number): Descent | undefined
}

export interface SavedView {
  readonly id: string
  readonly place: string
  readonly name: string
  readonly isDefault: boolean
  readonly updatedAt: string
  readonly state: unknown
}

export interface ViewTable {
  /** By name. */
  list(place: string): SavedView[]
  get(id: string): SavedView | undefined
  /** Inserts or replaces; a default takes the place of the one before. */
  save(view: SavedView): void
  remove(id: string): void
}

export interface SpaceTable {
  /** Bytes of recorded numbers, log, spec and notes of each run, by its id. */
  runBytes(): ReadonlyMap<string, number>
  /** Bytes of the file that nothing uses. */
  freeBytes(): number
  /** Gives up to `pages` unused pages back to the disk; how many are still unused. */
  release(pages: number): number
  /** Writes the whole file anew, without gaps. Needs as much room on the disk meanwhile. */
  rebuild(): void
}
