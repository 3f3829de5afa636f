/** All sweeps that are not in the trash, newest first, kept up to date by the lab's news. */
import { useThrottleFn } from '@vueuse/core'
import { defineStore } from 'pinia'
import { shallowRef } from 'vue'
import type { SweepSummary } from '../../src-main/api/contract.ts'
import { useApi } from '../api/use-api.ts'
import { useLabEvents } from './lab-events.ts'

/** News of many runs are gathered for this long, in ms. */
const gatherMs = 1000

export const useSweeps = defineStore('sweeps', () => {
  const api = useApi()
  const events = useLabEvents()
  const list = shallowRef<readonly SweepSummary[]>([])

  /** Keeps what there is where the lab doesn't answer: the banner says so. */
  async function load(): Promise<void> {
    list.value = await api.sweeps.list.query({}).catch(() => list.value)
  }
  const loadSoon = useThrottleFn(load, gatherMs, true)

  events.onEvent((event) => {
    if (event.type === 'sweeps-changed') void load()
    // Its counts change when a run begins or ends.
    else if (event.type === 'run' && event.run.sweepId !== null && (event.run.status !== 'running' || event.run.progress === 0)) void loadSoon()
  })
  events.onResumed(() => { void load() })
  void load()

  return { list, load }
})
