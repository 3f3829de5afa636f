/** How far the paper is reproduced, kept up to date, and what one does about it. */
import { useThrottleFn } from '@vueuse/core'
import { ref, shallowRef, watch } from 'vue'
import type { Ref, ShallowRef } from 'vue'
import type { ReproductionScope, ReproductionView } from '../../../src-main/api/contract.ts'
import { errorMessage } from '../../api/errors.ts'
import { useApi } from '../../api/use-api.ts'
import { useLabEvents } from '../../stores/lab-events.ts'
import { useNotices } from '../../stores/notices.ts'

/** Runs tell of themselves ten times a second, in ms. */
const refreshMs = 1000

export interface Reproduction {
  readonly scope: Ref<ReproductionScope>
  /** Undefined until it has come. */
  readonly view: ShallowRef<ReproductionView | undefined>
  readonly problem: ShallowRef<string | undefined>
  readonly busy: Ref<boolean>
  load(): Promise<void>
  start(): Promise<void>
  stop(): Promise<void>
}

export function useReproduction(): Reproduction {
  const api = useApi()
  const events = useLabEvents()
  const notices = useNotices()
  const scope = ref<ReproductionScope>('quick')
  const view = shallowRef<ReproductionView>()
  const problem = shallowRef<string>()
  const busy = ref(false)
  let newest = 0

  async function take(ask: () => Promise<ReproductionView>): Promise<void> {
    const mine = ++newest
    const found = await ask()
    if (mine !== newest) return
    view.value = found
    problem.value = undefined
  }

  async function load(): Promise<void> {
    await take(() => api.reproduction.view.query({ scope: scope.value })).catch((error: unknown) => { if (events.connected) problem.value = errorMessage(error) })
  }

  /** A failure becomes a notice that begins with `what`. */
  async function attempt(what: string, ask: () => Promise<ReproductionView>): Promise<void> {
    busy.value = true
    await take(ask).catch((error: unknown) => { notices.error(`${what}: ${errorMessage(error)}`) })
    busy.value = false
  }

  const loadSoon = useThrottleFn(load, refreshMs, true)
  events.onEvent((event) => {
    if (event.type === 'run' || event.type === 'runs-changed' || event.type === 'datasets-changed' || event.type === 'settings-changed') void loadSoon()
  })
  events.onResumed(() => { void load() })
  watch(scope, () => {
    view.value = undefined
    void load()
  })
  void load()

  return {
    scope, view, problem, busy, load,
    start: () => attempt('The runs could not be started', () => api.reproduction.start.mutate({ scope: scope.value })),
    stop: () => attempt('The runs could not be cancelled', () => api.reproduction.stop.mutate({ scope: scope.value })),
  }
}
