/** How experiments are kept: pins, folders, tags, notes. Each failure is shown; what is easily done by mistake can be taken back. */
import type { ExperimentSummary, OrganiseExperiments } from '../../../../src-main/api/contract.ts'
import { useApi } from '../../../api/use-api.ts'
import { useNotices } from '../../../stores/notices.ts'
import { useAttempt } from '../../../stores/use-attempt.ts'
import { addTags } from '../../run/tags.ts'

export interface Keeping {
  pin(ids: readonly string[], pinned: boolean): Promise<void>
  /** Null: out of their folders. */
  moveTo(experiments: readonly ExperimentSummary[], folder: string | null): Promise<void>
  renameFolder(from: string, to: string): Promise<void>
  /** In place of those there are. */
  setTags(id: string, tags: readonly string[]): Promise<void>
  /** As they were typed, several by comma. */
  tag(ids: readonly string[], typed: string): Promise<void>
  /** Rejects where the lab refuses: whoever types is told there. */
  saveNotes(id: string, notes: string): Promise<void>
}

/** "Mine", or "3 experiments". */
export const namedOrCounted = (experiments: readonly Pick<ExperimentSummary, 'name'>[]): string => (experiments.length === 1 ? `"${experiments[0]?.name ?? ''}"` : `${experiments.length} experiments`)

/** To be called in a component's setup. */
export function useKeeping(): Keeping {
  const api = useApi()
  const notices = useNotices()
  const attempt = useAttempt()

  async function organise(what: string, change: Omit<OrganiseExperiments, 'ids'>, ids: readonly string[]): Promise<boolean> {
    const { tags, addTags: more, ...rest } = change
    return attempt(what, () => api.experiments.organise.mutate({ ids: [...ids], ...rest, ...(tags === undefined ? {} : { tags: [...tags] }), ...(more === undefined ? {} : { addTags: [...more] }) }))
  }

  async function moveBack(experiments: readonly ExperimentSummary[]): Promise<void> {
    for (const [folder, group] of Map.groupBy(experiments, (experiment) => experiment.folder)) {
      await organise(`${namedOrCounted(group)} could not be moved back`, { folder }, group.map(({ id }) => id))
    }
  }

  async function renameFolder(from: string, to: string): Promise<void> {
    if (await attempt(`The folder "${from}" could not be renamed`, () => api.experiments.renameFolder.mutate({ from, to }))) notices.info(`The folder "${from}" is now "${to}".`)
  }

  return {
    renameFolder,
    async pin(ids, pinned) { await organise(`The experiment could not be ${pinned ? 'pinned' : 'unpinned'}`, { pinned }, ids) },
    async moveTo(experiments, folder) {
      const moved = await organise(`${namedOrCounted(experiments)} could not be moved`, { folder }, experiments.map(({ id }) => id))
      if (moved) notices.undo(`${namedOrCounted(experiments)} ${folder === null ? 'taken out of the folder' : `moved to "${folder}"`}`, () => { void moveBack(experiments) })
    },
    async setTags(id, tags) { await organise('The tags could not be changed', { tags }, [id]) },
    async tag(ids, typed) {
      const added = addTags([], typed)
      if (added.length > 0) await organise('The tags could not be added', { addTags: added }, ids)
    },
    saveNotes: (id, notes) => api.experiments.organise.mutate({ ids: [id], notes }),
  }
}
