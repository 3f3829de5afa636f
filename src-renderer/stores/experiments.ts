/** The experiments that are not in the trash, the last edited first. */
import { defineStore } from 'pinia'
import { computed, ref, shallowRef } from 'vue'
import type { ExperimentSummary } from '../../src-main/api/contract.ts'
import { useApi } from '../api/use-api.ts'
import { useLabEvents } from './lab-events.ts'

/** As many as fit beside the places. */
const recentCount = 8

export const useExperiments = defineStore('experiments', () => {
  const api = useApi()
  const events = useLabEvents()
  const list = shallowRef<readonly ExperimentSummary[]>([])
  /** False until the lab has told them. */
  const loaded = ref(false)

  /** Keeps what there is where the lab doesn't answer: the banner says so. */
  async function load(): Promise<void> {
    const experiments = await api.experiments.list.query({}).catch(() => undefined)
    if (experiments === undefined) return
    loaded.value = true
    list.value = experiments
  }

  events.onEvent((event) => { if (event.type === 'experiments-changed') void load() })
  events.onResumed(() => { void load() })
  void load()

  const recent = computed(() => [...list.value].sort((a, b) => b.updatedAt.localeCompare(a.updatedAt)).slice(0, recentCount))
  return { list, loaded, recent, load }
})
