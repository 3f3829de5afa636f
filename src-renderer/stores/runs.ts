/** All runs that are not in the trash, kept up to date by the lab's news. */
import { useThrottleFn } from '@vueuse/core'
import { defineStore } from 'pinia'
import { computed, ref, shallowRef } from 'vue'
import type { RunSummary } from '../../src-main/api/contract.ts'
import { errorMessage } from '../api/errors.ts'
import { useApi } from '../api/use-api.ts'
import { useLabEvents } from './lab-events.ts'
import { mergeRuns } from './merge-runs.ts'
import { useNotices } from './notices.ts'

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
      const runs = await api.runs.list.query({})
      if (request === newest) list.value = mergeRuns(runs, news)
      loaded.value = true
    } catch (error) {
      // A lost connection has its own banner, and the list is fetched again after it.
      if (events.connected) notices.error(`The runs could not be loaded: ${errorMessage(error)}`)
    } finally {
      loading--
    }
  }

  events.onEvent((event) => {
    if (event.type === 'run') {
      news.set(event.run.id, event.run)
      void applyNews()
    } else if (event.type === 'runs-changed') {
      void load()
    }
  })
  events.onResumed(() => { void load() })
  void load()

  return { list, loaded, load, live: computed(() => list.value.filter((run) => run.status === 'running' || run.status === 'queued')) }
})
