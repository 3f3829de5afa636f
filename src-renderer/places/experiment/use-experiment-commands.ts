/** What one does with an experiment as a whole; each failure is shown, nothing is silent. */
import { ref } from 'vue'
import type { Ref } from 'vue'
import { errorIssues, errorMessage } from '../../api/errors.ts'
import { useApi } from '../../api/use-api.ts'
import type { ExperimentSummary } from '../../../src-main/api/contract.ts'
import { useNotices } from '../../stores/notices.ts'
import { usePlaces } from '../../stores/places.ts'
import { saveFile } from '../../components/figure/save-file.ts'
import { namedOrCounted } from './keeping/use-keeping.ts'
import { specFile } from './spec-file.ts'
import { copyLayout } from './edit-memory.ts'

export interface ExperimentCommands {
  /** A run is being started. */
  readonly starting: Ref<boolean>
  /** One run for each seed, and the first of them opened. */
  run(id: string, seedCount: number, firstSeed: number): Promise<void>
  duplicate(id: string): Promise<void>
  /** Can be taken back. */
  rename(id: string, before: string, name: string): Promise<void>
  /** Its spec as a file. */
  exportSpec(id: string): Promise<void>
  /** Into the trash, with a notice that offers to take it back; true where it went there. */
  trash(id: string, name: string): Promise<boolean>
  restore(id: string): Promise<void>
  /** The same for several, in one step. */
  trashAll(experiments: readonly Pick<ExperimentSummary, 'id' | 'name'>[]): Promise<void>
  restoreAll(ids: readonly string[]): Promise<void>
}

/** To be called in a component's setup. */
export function useExperimentCommands(): ExperimentCommands {
  const api = useApi()
  const places = usePlaces()
  const notices = useNotices()
  const starting = ref(false)

  /** Runs `work`; a failure becomes a notice that begins with `what`. */
  async function attempt(what: string, work: () => Promise<void>): Promise<boolean> {
    try {
      await work()
      return true
    } catch (error) {
      const message = errorMessage(error)
      const issues = errorIssues(error).map((issue) => issue.message).filter((issue) => !message.includes(issue))
      notices.error([`${what}: ${message}`, ...issues].join(' '))
      return false
    }
  }

  async function restoreAll(ids: readonly string[]): Promise<void> {
    await attempt(`The ${ids.length === 1 ? 'experiment' : 'experiments'} could not be restored`, () => api.experiments.restore.mutate({ ids: [...ids] }))
  }

  function trashAll(experiments: readonly Pick<ExperimentSummary, 'id' | 'name'>[]): Promise<boolean> {
    const ids = experiments.map(({ id }) => id)
    return attempt(`${namedOrCounted(experiments)} could not be put in the trash`, async () => {
      await api.experiments.trash.mutate({ ids })
      notices.undo(`${namedOrCounted(experiments)} put in the trash`, () => { void restoreAll(ids) })
    })
  }

  return {
    starting,
    restoreAll,
    restore: (id) => restoreAll([id]),
    async trashAll(experiments) { await trashAll(experiments) },
    async run(id, seedCount, firstSeed) {
      starting.value = true
      await attempt('The runs could not be started', async () => {
        const [first] = await api.runs.start.mutate({ experimentId: id, seedCount, firstSeed })
        if (first !== undefined) places.open({ place: 'run', id: first.id })
      })
      starting.value = false
    },
    async duplicate(id) {
      await attempt('The experiment could not be duplicated', async () => {
        const copy = await api.experiments.create.mutate({ from: { type: 'experiment', id } })
        await copyLayout(api, id, copy.id)
        places.open({ place: 'experiment', id: copy.id })
      })
    },
    async rename(id, before, name) {
      await attempt(`"${before}" could not be renamed`, async () => {
        await api.experiments.save.mutate({ id, name })
        notices.undo(`"${before}" is now "${name}"`, () => { void attempt(`"${name}" could not be renamed`, async () => { await api.experiments.save.mutate({ id, name: before }) }) })
      })
    },
    async exportSpec(id) {
      await attempt('The spec could not be exported', async () => {
        const { name, draft } = await api.experiments.get.query({ id })
        saveFile(specFile(name, draft))
      })
    },
    trash: (id, name) => trashAll([{ id, name }]),
  }
}
