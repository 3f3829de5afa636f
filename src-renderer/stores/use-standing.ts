/** Whether the queue is paused and what the self-test found last, kept up to date. */
import type { ShallowRef } from 'vue'
import type { LabStanding } from '../../src-main/api/contract.ts'
import { useApi } from '../api/use-api.ts'
import { useLabEvents } from './lab-events.ts'
import { useLoaded } from './use-loaded.ts'

/** Undefined until the lab has told it. */
export function useStanding(): ShallowRef<LabStanding | undefined> {
  const api = useApi()
  const events = useLabEvents()
  const { value, load } = useLoaded(() => api.home.standing.query())
  events.onEvent((event) => { if (event.type === 'queue-changed' || event.type === 'self-test-changed') void load() })
  events.onResumed(() => { void load() })
  return value
}
