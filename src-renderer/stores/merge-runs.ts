/** The list of runs brought up to date with news about single runs. */
import type { RunSummary } from '../../src-main/api/contract.ts'

/** Newest first; a run that went to the trash leaves the list. `news` by run id. */
export function mergeRuns(list: readonly RunSummary[], news: ReadonlyMap<string, RunSummary>): readonly RunSummary[] {
  if (news.size === 0) return list
  const known = new Set(list.map((run) => run.id))
  const added = [...news.values()].filter((run) => !known.has(run.id) && run.trashedAt === null)
  const kept = list.map((run) => news.get(run.id) ?? run).filter((run) => run.trashedAt === null)
  if (added.length === 0) return kept
  // Times are ISO in UTC, whose text order is time order; what came back from the trash goes where it was.
  return [...added, ...kept].sort((a, b) => (a.createdAt === b.createdAt ? b.seed - a.seed : a.createdAt < b.createdAt ? 1 : -1))
}
