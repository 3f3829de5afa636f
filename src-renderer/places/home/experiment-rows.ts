/** Rows of the experiments at Home: found by name, folder, tags and notes, sorted, each with the newest of its runs. */
import type { ExperimentSummary, RunSummary } from '../../../src-main/api/contract.ts'

export type ExperimentSort = 'edited' | 'run' | 'name'

export interface ExperimentRow {
  readonly experiment: ExperimentSummary
  readonly lastRun: RunSummary | undefined
}

export interface ExperimentQuery {
  /** Words that an experiment has to have, in any order. */
  readonly search: string
  readonly sort: ExperimentSort
}

/** The newest run of each experiment, by the experiment's id. */
export function lastRuns(runs: readonly RunSummary[]): ReadonlyMap<string, RunSummary> {
  const newest = new Map<string, RunSummary>()
  for (const run of runs) {
    if (run.experimentId === null) continue
    const known = newest.get(run.experimentId)
    if (known === undefined || run.createdAt > known.createdAt) newest.set(run.experimentId, run)
  }
  return newest
}

/** Built once: comparing with a locale anew for each pair is slow for hundreds of names. */
const collator = new Intl.Collator('en', { numeric: true, sensitivity: 'base' })
const newestFirst = (a: string, b: string): number => (a < b ? 1 : a > b ? -1 : 0)

const orders: Readonly<Record<ExperimentSort, (a: ExperimentRow, b: ExperimentRow) => number>> = {
  edited: (a, b) => newestFirst(a.experiment.updatedAt, b.experiment.updatedAt),
  // What never ran comes last.
  run: (a, b) => newestFirst(a.lastRun?.createdAt ?? '', b.lastRun?.createdAt ?? '') || orders.edited(a, b),
  name: (a, b) => collator.compare(a.experiment.name, b.experiment.name) || orders.edited(a, b),
}

export function experimentRows(experiments: readonly ExperimentSummary[], last: ReadonlyMap<string, RunSummary>, { search, sort }: ExperimentQuery): ExperimentRow[] {
  const words = search.toLowerCase().split(/\s+/).filter((word) => word !== '')
  const found = experiments.filter(({ name, folder, tags, notes }) => {
    const text = [name, folder ?? '', ...tags, notes].join('\n').toLowerCase()
    return words.every((word) => text.includes(word))
  })
  return found.map((experiment) => ({ experiment, lastRun: last.get(experiment.id) })).sort(orders[sort])
}
