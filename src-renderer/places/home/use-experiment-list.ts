/** The experiments as Home lists them: those at work, or those in the trash. */
import { computed, shallowRef, watch } from 'vue'
import type { ComputedRef, ShallowRef } from 'vue'
import type { ExperimentSummary } from '../../../src-main/api/contract.ts'
import { errorMessage } from '../../api/errors.ts'
import { useApi } from '../../api/use-api.ts'
import { useExperiments } from '../../stores/experiments.ts'
import { useNotices } from '../../stores/notices.ts'
import { useRuns } from '../../stores/runs.ts'
import { experimentRows, lastRuns } from './experiment-rows.ts'
import type { ExperimentRow, ExperimentSort } from './experiment-rows.ts'

export interface ExperimentList {
  readonly trash: ShallowRef<boolean>
  readonly search: ShallowRef<string>
  readonly sort: ShallowRef<ExperimentSort>
  /** How many there are, found or not. */
  readonly count: ComputedRef<number>
  readonly rows: ComputedRef<readonly ExperimentRow[]>
  /** All of them, found or not. */
  readonly experiments: ComputedRef<readonly ExperimentSummary[]>
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

  const runs = useRuns()
  const search = shallowRef('')
  const sort = shallowRef<ExperimentSort>('edited')
  const all = computed(() => (trash.value ? trashed.value : store.list))
  const last = computed(() => lastRuns(runs.list))
  const rows = computed(() => experimentRows(all.value, last.value, { search: search.value, sort: sort.value }))
  return { trash, search, sort, rows, experiments: all, count: computed(() => all.value.length) }
}
