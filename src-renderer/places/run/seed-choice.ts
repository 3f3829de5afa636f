/** Which runs of a seed group a figure rests on, and which run to compare with. */
import type { RunDetail, RunStatus, RunSummary } from '../../../src-main/api/contract.ts'

/** One seed alone, or all seeds of the group pooled to mean and band. */
export type SeedMode = 'this' | 'pooled'

export interface SeedItem {
  readonly id: string
  readonly seed: number
  readonly status: RunStatus
}

/** The group by seed, the run itself included, with the newest status known. */
export function seedItems(run: RunDetail, known: ReadonlyMap<string, RunSummary>): SeedItem[] {
  const items = [{ id: run.id, seed: run.seed, status: run.status }, ...run.siblings.filter((sibling) => sibling.id !== run.id)]
  return items.map((item) => ({ ...item, status: known.get(item.id)?.status ?? item.status })).sort((a, b) => a.seed - b.seed)
}

/** The runs behind the figure: a queued sibling has nothing to show yet. */
export function figureRunIds(run: { readonly id: string }, items: readonly SeedItem[], mode: SeedMode): string[] {
  if (mode === 'this') return [run.id]
  return items.filter((item) => item.id === run.id || item.status !== 'queued').map((item) => item.id)
}

type OfPaper = Pick<RunDetail, 'specHash' | 'differenceCount' | 'paperSpecHash'>

/** Whether a run's preset was another when it was made: it changed nothing in it, and is not what the paper's run is today. */
export const isOfEarlierPreset = ({ specHash, differenceCount, paperSpecHash }: OfPaper): boolean => differenceCount === 0 && paperSpecHash !== null && specHash !== paperSpecHash

/** The newest finished run of the paper's own spec, as it is today, for the same figure, outside the run's group. */
export function presetRun(run: RunSummary & Pick<RunDetail, 'paperSpecHash'>, runs: readonly RunSummary[]): RunSummary | undefined {
  const { presetId, groupId, paperSpecHash } = run
  if (presetId === null) return undefined
  const isPapersOwn = ({ differenceCount, specHash }: RunSummary): boolean => differenceCount === 0 && (paperSpecHash === null || specHash === paperSpecHash)
  return runs
    .filter((other) => other.presetId === presetId && other.groupId !== groupId && other.status === 'done' && isPapersOwn(other) && other.trashedAt === null)
    .reduce<RunSummary | undefined>((newest, other) => (newest === undefined || other.createdAt > newest.createdAt ? other : newest), undefined)
}

/** True while there is more to come. */
export const isLive = (status: RunStatus): boolean => status === 'queued' || status === 'running'
