/** The state of the History place: which runs, which columns, filtered how, which of them selected. */
import { computed, shallowRef, watch } from 'vue'
import type { ComputedRef, ShallowRef } from 'vue'
import type { RunSummary } from '../../../src-main/api/contract.ts'
import { errorMessage } from '../../api/errors.ts'
import { useApi } from '../../api/use-api.ts'
import { useNotices } from '../../stores/notices.ts'
import { useRunValues } from '../../stores/run-values.ts'
import { useRuns } from '../../stores/runs.ts'
import { usePresets } from '../experiment/use-presets.ts'
import { parseFilter } from './filter-language.ts'
import type { ParsedFilter } from './filter-language.ts'
import { isFetched } from './history-columns.ts'
import { facetsOf } from './history-facets.ts'
import type { Facets } from './history-facets.ts'
import { defaultQuery, queryRuns } from './history-query.ts'
import type { HistoryResult, QueryContext } from './history-query.ts'
import type { ColumnChoice, ColumnId, HistoryQuery } from './history-terms.ts'
import { emptySelection, retain } from './history-selection.ts'
import type { Selection } from './history-selection.ts'
import { useHistoryView } from './use-history-view.ts'
import type { HistoryViewState } from './use-history-view.ts'
import { useTextSearch } from './use-text-search.ts'
import type { TextSearch } from './use-text-search.ts'

export interface History extends HistoryViewState {
  readonly trash: ShallowRef<boolean>
  /** All runs of the present view (history or trash), unfiltered. */
  readonly runs: ComputedRef<readonly RunSummary[]>
  readonly facets: ComputedRef<Facets>
  readonly context: ComputedRef<QueryContext>
  /** What is typed, read. */
  readonly typed: ComputedRef<ParsedFilter>
  readonly search: TextSearch
  readonly result: ComputedRef<HistoryResult>
  readonly selection: ShallowRef<Selection>
  readonly selectedRuns: ComputedRef<readonly RunSummary[]>
  change(part: Partial<HistoryQuery>): void
  changeColumns(columns: readonly ColumnChoice[]): void
  sortBy(column: ColumnId): void
  toggleGroup(groupId: string): void
  /** Typed conditions become chips; the words stay. */
  keepTyped(): void
  clearFilter(): void
}

/** Columns that are read from the largest or newest down. */
const descendingFirst: ReadonlySet<ColumnId> = new Set(['createdAt', 'startedAt', 'finishedAt', 'durationMs', 'differenceCount', 'bytes', 'usage:cpuMs', 'usage:cores', 'usage:peakMemoryBytes'])

/** One history per place. */
export function useHistory(): History {
  const api = useApi()
  const notices = useNotices()
  const store = useRuns()
  const values = useRunValues()
  const state = useHistoryView()
  const { view } = state
  const presets = usePresets()
  const trash = shallowRef(false)
  const trashed = shallowRef<readonly RunSummary[]>([])
  const selection = shallowRef<Selection>(emptySelection)

  const query = computed(() => view.value.query)
  const runs = computed(() => (trash.value ? trashed.value : store.list))
  const facets = computed(() => facetsOf(runs.value))
  const figures = computed(() => new Map(presets.value.map((preset) => [preset.id, preset.figure])))
  const typed = computed(() => parseFilter(query.value.text, values.fields))
  const search = useTextSearch(() => typed.value.words)
  const context = computed((): QueryContext => {
    // A new map, where columns came in: what was worked out with the old one is out of date.
    const known = values.columns
    return { fields: values.fields, fetched: (column, id) => known.get(column)?.get(id) ?? null, figures: figures.value, found: search.found.value }
  })
  const result = computed(() => queryRuns(runs.value, query.value, context.value))
  const selectedRuns = computed(() => result.value.matched.filter((run) => selection.value.ids.has(run.id)))

  async function loadTrash(): Promise<void> {
    trashed.value = await api.runs.list.query({ trashed: true }).catch((error: unknown) => {
      notices.error(`The trash could not be loaded: ${errorMessage(error)}`)
      return trashed.value
    })
  }

  const fetchedColumns = computed(() => {
    const { columns, query: { conditions, sort, groupBy } } = view.value
    const ids = [...columns.map(({ id }) => id), ...[...conditions, ...typed.value.conditions].map(({ field }) => field), sort.column, groupBy ?? '']
    return [...new Set(ids.filter(isFetched))]
  })
  watch([fetchedColumns, trash], ([wanted, inTrash]) => {
    if (wanted.length > 0) values.want(wanted, inTrash)
  }, { immediate: true })
  // Names of metrics and parameters: for headings, and for what is typed.
  watch(() => fetchedColumns.value.length > 0 || /[:<>=≤≥≠~]/.test(query.value.text), (needed) => { if (needed) void values.loadFields() }, { immediate: true })

  // What leaves the list may have gone to the trash, and the other way round.
  watch([trash, () => store.list.length], () => { if (trash.value) void loadTrash() })
  watch(trash, () => { selection.value = emptySelection })
  // What can't be seen must not be acted on.
  watch(result, ({ matched }) => {
    if (selection.value.ids.size > 0) selection.value = retain(selection.value, new Set(matched.map((run) => run.id)))
  })

  const change = (part: Partial<HistoryQuery>): void => { view.value = { ...view.value, query: { ...query.value, ...part } } }
  return {
    ...state, trash, runs, facets, context, typed, search, result, selection, selectedRuns, change,
    changeColumns(columns) {
      view.value = { ...view.value, columns }
    },
    sortBy(column) {
      const { sort } = query.value
      change({ sort: { column, descending: sort.column === column ? !sort.descending : descendingFirst.has(column) } })
    },
    toggleGroup(groupId) {
      const others = query.value.unfolded.filter((id) => id !== groupId)
      change({ unfolded: others.length < query.value.unfolded.length ? others : [...others, groupId] })
    },
    keepTyped() {
      const { conditions, words } = typed.value
      if (conditions.length === 0 || typed.value.problems.length > 0) return
      change({ conditions: [...query.value.conditions, ...conditions], text: words.join(' ') })
    },
    clearFilter() {
      const { text, conditions, statuses, presets: none, tags, verdicts, starredOnly } = defaultQuery
      change({ text, conditions, statuses, presets: none, tags, verdicts, starredOnly })
    },
  }
}
