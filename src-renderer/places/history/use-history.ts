/** The state of the History place: which runs, filtered how, which of them selected. */
import { computed, shallowRef, watch } from 'vue'
import type { ComputedRef, ShallowRef } from 'vue'
import type { PresetSummary, RunSummary } from '../../../src-main/api/contract.ts'
import { errorMessage } from '../../api/errors.ts'
import { useApi } from '../../api/use-api.ts'
import { useNotices } from '../../stores/notices.ts'
import { useRuns } from '../../stores/runs.ts'
import { facetsOf } from './history-facets.ts'
import type { Facets } from './history-facets.ts'
import { recallQuery, rememberQuery } from './history-memory.ts'
import { queryRuns } from './history-query.ts'
import type { HistoryResult } from './history-query.ts'
import type { HistoryQuery, SortColumn } from './history-terms.ts'
import { emptySelection, retain } from './history-selection.ts'
import type { Selection } from './history-selection.ts'

export interface History {
  readonly query: ShallowRef<HistoryQuery>
  readonly trash: ShallowRef<boolean>
  /** All runs of the present view (history or trash), unfiltered. */
  readonly runs: ComputedRef<readonly RunSummary[]>
  readonly facets: ComputedRef<Facets>
  readonly result: ComputedRef<HistoryResult>
  readonly selection: ShallowRef<Selection>
  readonly selectedRuns: ComputedRef<readonly RunSummary[]>
  readonly presets: ShallowRef<readonly PresetSummary[]>
  change(part: Partial<HistoryQuery>): void
  sortBy(column: SortColumn): void
  fold(groupId: string, collapsed: boolean): void
}

/** Columns that are read from the largest or newest down. */
const descendingFirst: ReadonlySet<SortColumn> = new Set(['createdAt', 'durationMs', 'differenceCount'])

/** One history per place; the query survives a reload of the page. */
export function useHistory(): History {
  const api = useApi()
  const notices = useNotices()
  const store = useRuns()
  const query = shallowRef(recallQuery(sessionStorage))
  const trash = shallowRef(false)
  const trashed = shallowRef<readonly RunSummary[]>([])
  const selection = shallowRef<Selection>(emptySelection)
  const presets = shallowRef<readonly PresetSummary[]>([])

  const runs = computed(() => (trash.value ? trashed.value : store.list))
  const facets = computed(() => facetsOf(runs.value))
  const result = computed(() => queryRuns(runs.value, query.value))
  const selectedRuns = computed(() => result.value.matched.filter((run) => selection.value.ids.has(run.id)))

  const report = (what: string) => (error: unknown): void => { notices.error(`${what}: ${errorMessage(error)}`) }
  async function loadTrash(): Promise<void> {
    trashed.value = await api.runs.list.query({ trashed: true })
  }
  void api.catalog.presets.query().then((loaded) => { presets.value = loaded }, report('The presets could not be loaded'))

  watch(query, (now) => { rememberQuery(sessionStorage, now) })
  // What leaves the list may have gone to the trash, and the other way round.
  watch([trash, () => store.list.length], () => {
    if (trash.value) loadTrash().catch(report('The trash could not be loaded'))
  })
  watch(trash, () => { selection.value = emptySelection })
  // What can't be seen must not be acted on.
  watch(result, ({ matched }) => { selection.value = retain(selection.value, new Set(matched.map((run) => run.id))) })

  const change = (part: Partial<HistoryQuery>): void => { query.value = { ...query.value, ...part } }
  return {
    query, trash, runs, facets, result, selection, selectedRuns, presets, change,
    sortBy(column) {
      const { sort } = query.value
      change({ sort: { column, descending: sort.column === column ? !sort.descending : descendingFirst.has(column) } })
    },
    fold(groupId, collapsed) {
      const others = query.value.collapsed.filter((id) => id !== groupId)
      change({ collapsed: collapsed ? [...others, groupId] : others })
    },
  }
}
