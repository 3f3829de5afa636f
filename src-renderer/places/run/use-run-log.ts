/** A run's log: read when it opens, again while it goes on, and once more at its end. */
import { useIntervalFn } from '@vueuse/core'
import { shallowRef, toValue, watch } from 'vue'
import type { MaybeRefOrGetter, ShallowRef } from 'vue'
import type { LogLine } from '../../../src-main/api/contract.ts'
import { useApi } from '../../api/use-api.ts'

/** How often a live log is read, in ms. */
const intervalMs = 1500

/** Keeps what it has where a reading fails: the place reports a lost connection itself. */
export function useRunLog(id: MaybeRefOrGetter<string>, live: MaybeRefOrGetter<boolean>): ShallowRef<readonly LogLine[]> {
  const api = useApi()
  const log = shallowRef<readonly LogLine[]>([])

  async function read(): Promise<void> {
    const wanted = toValue(id)
    const lines = await api.runs.log.query({ id: wanted }).catch(() => undefined)
    if (lines !== undefined && wanted === toValue(id)) log.value = lines
  }

  watch(() => toValue(id), () => {
    log.value = []
    void read()
  }, { immediate: true })
  watch(() => toValue(live), () => { void read() })
  useIntervalFn(() => { if (toValue(live)) void read() }, intervalMs)
  return log
}
