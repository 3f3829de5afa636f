/** All runs that are not in the trash, kept up to date by the lab's news. */
import { useThrottleFn } from '@vueuse/core'
import { defineStore } from 'pinia'
import { computed, ref, shallowRef } from 'vue'
import type { ListPosition, RunSummary } from '../../src-main/api/contract.ts'
import { errorMessage } from '../api/errors.ts'
import { useApi } from '../api/use-api.ts'
import { useLabEvents } from './lab-events.ts'
import { mergeRuns } from './merge-runs.ts'
import { useNotices } from './notices.ts'

/** Runs asked for at a time: the newest can be shown while the rest is still coming. */
const pageSize = 1000
/** News of many runs are gathered for this long, in ms: each change makes every list of runs anew. */
const gatherMs = 200

export const useRuns = defineStore('runs', () => {
  const api = useApi()
  const events = useLabEvents()
  const notices = useNotices()
  const list = shallowRef<readonly RunSummary[]>([])
  const loaded = ref(false)
  let news = new Map<string, RunSummary>()
  let newest = 0
  let loading = 0

  const applyNews = useThrottleFn(() => {
    list.value = mergeRuns(list.value, news)
    // The list that is under way may be older than this.
    if (loading === 0) news = new Map()
  }, gatherMs, true)

  async function load(): Promise<void> {
    const request = ++newest
    loading++
    try {
      const runs = new Map<string, RunSummary>()
      let next: ListPosition | null = null
      do {
        const page: { readonly runs: readonly RunSummary[]; readonly next: ListPosition | null } = await api.history.page.query({ after: next, limit: pageSize })
        if (request !== newest) return
        for (const run of page.runs) runs.set(run.id, run)
        next = page.next
        if (!loaded.value || next === null) list.value = mergeRuns([...runs.values()], news)
      } while (next !== null)
      loaded.value = true
    } catch (error) {
      // A lost connection has its own banner, and the list is fetched again after it.
      if (events.connected) notices.error(`The runs could not be loaded: ${errorMessage(error)}`)
    } finally {
      loading--
    }
  }

  /** What went to the trash leaves the list, what came back joins it; the rest stays as it is. */
  async function reloadSome(ids: readonly string[]): Promise<void> {
    try {
      const found = await api.history.summaries.query({ ids: [...ids] })
      const there = new Map(found.map((run) => [run.id, run]))
      const gone = new Set(ids.filter((id) => !there.has(id)))
      list.value = mergeRuns(list.value, there).filter((run) => !gone.has(run.id))
    } catch {
      // Then by the way that has a message of its own.
      await load()
    }
  }

  events.onEvent((event) => {
    if (event.type === 'run') {
      news.set(event.run.id, event.run)
      void applyNews()
    } else if (event.type === 'runs-changed') {
      void (event.ids === undefined ? load() : reloadSome(event.ids))
    }
  })
  events.onResumed(() => { void load() })
  void load()

  /** Made when it is first asked for, and again with another list. */
  const byId = computed(() => new Map(list.value.map((run) => [run.id, run])))

  return { list, loaded, load, byId, live: computed(() => list.value.filter((run) => run.status === 'running' || run.status === 'queued')) }
})
