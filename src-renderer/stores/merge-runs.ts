/** The list of runs brought up to date with news about single runs. */
import type { RunSummary } from '../../src-main/api/contract.ts'

/** Newest first; a run that went to the trash leaves the list. `news` by run id. */
export function mergeRuns(list: readonly RunSummary[], news: ReadonlyMap<string, RunSummary>): readonly RunSummary[] {
  if (news.size === 0) return list
  const known = new Set(list.map((run) => run.id))
  const added = [...news.values()].filter((run) => !known.has(run.id)).sort((a, b) => b.createdAt.localeCompare(a.createdAt) || b.seed - a.seed)
  return [...added, ...list.map((run) => news.get(run.id) ?? run)].filter((run) => run.trashedAt === null)
}
