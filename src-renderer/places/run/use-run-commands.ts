/** What one does to runs, wherever they are listed; each failure is shown, nothing is silent. */
import type { RunSummary, UpdateRun } from '../../../src-main/api/contract.ts'
import { useApi } from '../../api/use-api.ts'
import { fetchFile } from '../../incoming/transfer.ts'
import { useNotices } from '../../stores/notices.ts'
import { useAttempt } from '../../stores/use-attempt.ts'
import { usePlaces } from '../../stores/places.ts'

export interface RunCommands {
  cancel(id: string): Promise<void>
  /** They end with a checkpoint, from which they can go on. */
  stop(ids: readonly string[]): Promise<void>
  /** Runs that ended go on from their newest checkpoint. */
  goOn(ids: readonly string[]): Promise<void>
  /** Hands the newest one to the person as a file. */
  exportCheckpoint(id: string): Promise<void>
  pause(id: string): Promise<void>
  resume(id: string): Promise<void>
  /** Starts the same spec with the same seed again and opens it. */
  rerun(id: string): Promise<void>
  /** A new experiment from the run's spec, changed as asked, opened. */
  fork(id: string, change?: (spec: unknown) => unknown): Promise<void>
  /** True where they went; the notice offers to undo it. */
  trash(ids: readonly string[]): Promise<boolean>
  restore(ids: readonly string[]): Promise<void>
  /** For ever: ask first. */
  purge(ids: readonly string[]): Promise<void>
  updateAll(changes: readonly UpdateRun[]): Promise<void>
  /** All at once; the notice offers the names that they had before. */
  renameAll(runs: readonly Pick<RunSummary, 'id' | 'name'>[], names: readonly string[]): Promise<void>
}

/** To be called in a component's setup. */
export function useRunCommands(): RunCommands {
  const api = useApi()
  const places = usePlaces()
  const notices = useNotices()
  const attempt = useAttempt()

  const count = (ids: readonly string[]): string => (ids.length === 1 ? '1 run' : `${ids.length} runs`)

  async function restore(ids: readonly string[]): Promise<void> {
    await attempt('The runs could not be restored', () => api.runs.restore.mutate({ ids: [...ids] }))
  }

  const updateAll = (changes: readonly UpdateRun[]): Promise<boolean> => attempt('The change could not be saved', async () => {
    await Promise.all(changes.map(({ tags, ...change }) => api.runs.update.mutate({ ...change, ...(tags === undefined ? {} : { tags: [...tags] }) })))
  })

  return {
    restore,
    async cancel(id) {
      await attempt('The run could not be cancelled', () => api.runs.cancel.mutate({ ids: [id] }))
    },
    async stop(ids) {
      await attempt('The run could not be stopped', async () => {
        await api.runs.stop.mutate({ ids: [...ids] })
        notices.info(`${count(ids)} will stop as soon as a checkpoint is kept`)
      })
    },
    async exportCheckpoint(id) {
      await attempt('The checkpoint could not be exported', async () => { await fetchFile(api, await api.checkpoints.export.mutate({ id })) })
    },
    async goOn(ids) {
      await attempt('The run could not go on', async () => { await api.runs.resumeFromCheckpoint.mutate({ ids: [...ids] }) })
    },
    async pause(id) {
      await attempt('The run could not be paused', () => api.runs.pause.mutate({ ids: [id] }))
    },
    async resume(id) {
      await attempt('The run could not be resumed', () => api.runs.resume.mutate({ ids: [id] }))
    },
    async rerun(id) {
      await attempt('The run could not be started again', async () => {
        const run = await api.runs.rerun.mutate({ id })
        places.open({ place: 'run', id: run.id })
      })
    },
    async fork(id, change) {
      await attempt('The experiment could not be made', async () => {
        const experiment = await api.experiments.create.mutate({ from: { type: 'run', id } })
        if (change !== undefined) await api.experiments.save.mutate({ id: experiment.id, draft: change(experiment.draft) })
        places.open({ place: 'experiment', id: experiment.id })
      })
    },
    trash(ids) {
      return attempt('The runs could not be put in the trash', async () => {
        await api.runs.trash.mutate({ ids: [...ids] })
        notices.undo(`${count(ids)} put in the trash`, () => { void restore(ids) })
      })
    },
    async purge(ids) {
      await attempt('The runs could not be deleted', async () => {
        await api.runs.purge.mutate({ ids: [...ids] })
        notices.info(`${count(ids)} deleted for ever`)
      })
    },
    async updateAll(changes) {
      await updateAll(changes)
    },
    async renameAll(runs, names) {
      const before = runs.map(({ id, name }) => ({ id, name }))
      const after = before.map(({ id, name }, index) => ({ id, name: names[index] ?? name }))
      const ids = before.map(({ id }) => id)
      if (await updateAll(after)) notices.undo(`${count(ids)} renamed`, () => { void updateAll(before) })
    },
  }
}
