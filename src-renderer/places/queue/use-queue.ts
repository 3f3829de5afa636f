/** The queue, kept up to date, and what one does with it. */
import { useThrottleFn } from '@vueuse/core'
import { computed, shallowRef } from 'vue'
import type { ComputedRef, ShallowRef } from 'vue'
import type { QueuePriority, QueueRow, QueueView } from '../../../src-main/api/contract.ts'
import { errorMessage } from '../../api/errors.ts'
import { useApi } from '../../api/use-api.ts'
import { useLabEvents } from '../../stores/lab-events.ts'
import { useNotices } from '../../stores/notices.ts'
import { movedRows } from './queue-order.ts'
import type { QueueMove } from './queue-order.ts'

/** Runs tell of themselves ten times a second; estimates move slowly, in ms. */
const refreshMs = 1000

export interface Queue {
  /** Undefined until it has come. */
  readonly view: ShallowRef<QueueView | undefined>
  /** When `view` came: its seconds count from here. */
  readonly seenAt: ShallowRef<Date>
  readonly running: ComputedRef<readonly QueueRow[]>
  readonly queued: ComputedRef<readonly QueueRow[]>
  readonly problem: ShallowRef<string | undefined>
  load(): Promise<void>
  move(move: QueueMove): Promise<void>
  next(id: string): Promise<void>
  prioritise(id: string, priority: QueuePriority): Promise<void>
  setPaused(paused: boolean): Promise<void>
  setRunPaused(id: string, paused: boolean): Promise<void>
  cancel(ids: readonly string[]): Promise<void>
}

export function useQueue(): Queue {
  const api = useApi()
  const events = useLabEvents()
  const notices = useNotices()
  const view = shallowRef<QueueView>()
  const seenAt = shallowRef(new Date())
  const problem = shallowRef<string>()
  const running = computed(() => (view.value?.rows ?? []).filter(({ run }) => run.status === 'running'))
  const queued = computed(() => (view.value?.rows ?? []).filter(({ run }) => run.status === 'queued'))
  let newest = 0

  async function load(): Promise<void> {
    const mine = ++newest
    try {
      const found = await api.queue.view.query()
      if (mine !== newest) return
      view.value = found
      seenAt.value = new Date()
      problem.value = undefined
    } catch (error) {
      if (mine === newest && events.connected) problem.value = errorMessage(error)
    }
  }

  /** Runs `work`, then looks how the queue is; a failure becomes a notice that begins with `what`. */
  async function attempt(what: string, work: () => Promise<unknown>): Promise<void> {
    await work().catch((error: unknown) => { notices.error(`${what}: ${errorMessage(error)}`) })
    await load()
  }

  const loadSoon = useThrottleFn(load, refreshMs, true)
  events.onEvent((event) => {
    if (event.type === 'queue-changed' || event.type === 'runs-changed' || event.type === 'settings-changed') void load()
    else if (event.type === 'run') void loadSoon()
  })
  events.onResumed(() => { void load() })
  void load()

  return {
    view, seenAt, running, queued, problem, load,
    async move(move) {
      // At once on the screen: whoever moves a run by key moves it several times.
      if (view.value !== undefined) view.value = { ...view.value, rows: [...running.value, ...movedRows(queued.value, move)] }
      newest++
      await attempt('The run could not be moved', () => api.queue.place.mutate({ ids: [move.id], before: move.before }))
    },
    next: (id) => attempt('The run could not be moved', () => api.queue.next.mutate({ ids: [id] })),
    prioritise: (id, priority) => attempt('The priority could not be changed', () => api.queue.prioritise.mutate({ ids: [id], priority })),
    setPaused: (paused) => attempt(`The queue could not be ${paused ? 'paused' : 'resumed'}`, () => (paused ? api.queue.pause.mutate() : api.queue.resume.mutate())),
    setRunPaused: (id, paused) => attempt(`The run could not be ${paused ? 'paused' : 'resumed'}`, () => (paused ? api.runs.pause.mutate({ ids: [id] }) : api.runs.resume.mutate({ ids: [id] }))),
    cancel: (ids) => attempt('The runs could not be cancelled', () => api.runs.cancel.mutate({ ids: [...ids] })),
  }
}
