/** What the history can be filtered by, counted over all runs. */
import type { RunSummary } from '../../../src-main/api/contract.ts'
import type { VerdictFacet } from './history-terms.ts'

export interface Facet<Value extends string> {
  readonly value: Value
  readonly count: number
}

export interface Facets {
  readonly statuses: readonly Facet<RunSummary['status']>[]
  readonly presets: readonly Facet<string>[]
  readonly tags: readonly Facet<string>[]
  readonly verdicts: readonly Facet<VerdictFacet>[]
  readonly starred: number
}

/** Of each list, counted once: a list never changes. */
const known = new WeakMap<readonly RunSummary[], Facets>()

/** Only values that occur, in alphabetical order. A run without a preset counts under the empty name. */
export function facetsOf(runs: readonly RunSummary[]): Facets {
  const facets = known.get(runs) ?? countFacets(runs)
  known.set(runs, facets)
  return facets
}

function countFacets(runs: readonly RunSummary[]): Facets {
  return {
    statuses: counted(runs.map((run) => run.status)),
    presets: counted(runs.map((run) => run.presetId ?? '')),
    tags: counted(runs.flatMap((run) => run.tags)),
    verdicts: counted(runs.map((run) => run.verdict ?? 'none')),
    starred: runs.filter((run) => run.starred).length,
  }
}

function counted<Value extends string>(values: readonly Value[]): Facet<Value>[] {
  const counts = new Map<Value, number>()
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1)
  return [...counts].map(([value, count]) => ({ value, count })).sort((a, b) => (a.value < b.value ? -1 : 1))
}
