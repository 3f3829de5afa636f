/** The experiments as Home lists them: those at work, or those in the trash. */
import { computed, shallowRef, watch } from 'vue'
import type { ComputedRef, ShallowRef } from 'vue'
import type { ExperimentSummary } from '../../../src-main/api/contract.ts'
import { errorMessage } from '../../api/errors.ts'
import { useApi } from '../../api/use-api.ts'
import { useExperiments } from '../../stores/experiments.ts'
import { useNotices } from '../../stores/notices.ts'

export interface ExperimentList {
  readonly trash: ShallowRef<boolean>
  /** The last edited first. */
  readonly rows: ComputedRef<readonly ExperimentSummary[]>
}

export function useExperimentList(): ExperimentList {
  const api = useApi()
  const store = useExperiments()
  const notices = useNotices()
  const trash = shallowRef(false)
  const trashed = shallowRef<readonly ExperimentSummary[]>([])

  async function loadTrash(): Promise<void> {
    trashed.value = await api.experiments.list.query({ trashed: true })
  }
  // What leaves one list goes to the other.
  watch([trash, () => store.list], () => {
    if (trash.value) loadTrash().catch((error: unknown) => { notices.error(`The trash could not be loaded: ${errorMessage(error)}`) })
  })

  const rows = computed(() => [...(trash.value ? trashed.value : store.list)].sort((a, b) => b.updatedAt.localeCompare(a.updatedAt)))
  return { trash, rows }
}
