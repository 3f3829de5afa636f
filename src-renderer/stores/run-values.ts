/** Columns of values over all runs (metrics, parameters, sizes), fetched when a table, a filter or a plot first wants them. */
import { useThrottleFn } from '@vueuse/core'
import { defineStore } from 'pinia'
import { ref, shallowRef } from 'vue'
import type { ColumnValue, HistoryFields, RunValues } from '../../src-main/api/contract.ts'
import { errorMessage } from '../api/errors.ts'
import { useApi } from '../api/use-api.ts'
import { useLabEvents } from './lab-events.ts'
import { useNotices } from './notices.ts'

/** News of many runs are gathered for this long, in ms. */
const gatherMs = 500
const noFields: HistoryFields = { metrics: [], parameters: [] }

export const useRunValues = defineStore('run-values', () => {
  const api = useApi()
  const events = useLabEvents()
  const notices = useNotices()
  /** Column id to run id to value. Replaced as a whole, so that what depends on it notices. */
  const columns = shallowRef<ReadonlyMap<string, ReadonlyMap<string, ColumnValue>>>(new Map())
  const fields = shallowRef<HistoryFields>(noFields)
  const loading = ref(false)
  /** Columns asked for, of the history and of the trash. */
  const asked = new Map<boolean, Set<string>>([[false, new Set()], [true, new Set()]])
  let changed = new Set<string>()
  let fieldsAsked = false

  function take({ ids, columns: fetched }: RunValues): void {
    const next = new Map(columns.value)
    for (const [column, values] of Object.entries(fetched)) {
      const known = new Map(next.get(column))
      ids.forEach((id, index) => known.set(id, values[index] ?? null))
      next.set(column, known)
    }
    columns.value = next
  }

  async function fetch(wanted: readonly string[], trashed: boolean): Promise<void> {
    loading.value = true
    try {
      take(await api.history.values.query({ columns: [...wanted], trashed }))
    } catch (error) {
      for (const column of wanted) asked.get(trashed)?.delete(column)
      if (events.connected) notices.error(`Columns of the history could not be loaded: ${errorMessage(error)}`)
    } finally {
      loading.value = false
    }
  }

  /** Fetches what was not asked for yet. */
  function want(wanted: readonly string[], trashed = false): void {
    const known = asked.get(trashed) ?? new Set<string>()
    const missing = [...new Set(wanted)].filter((column) => !known.has(column))
    if (missing.length === 0) return
    for (const column of missing) known.add(column)
    asked.set(trashed, known)
    void fetch(missing, trashed)
  }

  /** Which metrics and parameters there are. */
  async function loadFields(): Promise<void> {
    fieldsAsked = true
    fields.value = await api.history.fields.query().catch(() => fields.value)
  }

  const refresh = useThrottleFn(async () => {
    const ids = [...changed]
    changed = new Set()
    const all = [...new Set([...asked.values()].flatMap((names) => [...names]))]
    if (ids.length === 0 || all.length === 0) return
    const values = await api.history.values.query({ columns: all, trashed: false, ids }).catch(() => undefined)
    if (values !== undefined) take(values)
    // The first run with a metric makes it a column.
    if (fieldsAsked) await loadFields()
  }, gatherMs, true)

  function reloadAll(): void {
    for (const [trashed, names] of asked) if (names.size > 0) void fetch([...names], trashed)
    if (fieldsAsked) void loadFields()
  }

  events.onEvent((event) => {
    if (event.type === 'run' && event.run.status !== 'running') {
      changed.add(event.run.id)
      void refresh()
    } else if (event.type === 'runs-changed' && event.ids === undefined) {
      reloadAll()
    }
  })
  events.onResumed(reloadAll)

  return {
    columns, fields, loading, want, loadFields,
    /** What is known of a run in a column; null where nothing is. */
    valueOf: (column: string, runId: string): ColumnValue => columns.value.get(column)?.get(runId) ?? null,
  }
})
