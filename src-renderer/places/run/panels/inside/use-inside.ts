/** Which image is looked at, and what the network makes of it. */
import { shallowRef, watch } from 'vue'
import type { ShallowRef } from 'vue'
import type { InsideRequest, InsideView } from '../../../../../src-main/api/contract.ts'
import { errorMessage } from '../../../../api/errors.ts'
import { useApi } from '../../../../api/use-api.ts'

export interface Inside {
  readonly view: ShallowRef<InsideView | undefined>
  readonly busy: ShallowRef<boolean>
  readonly problem: ShallowRef<string | undefined>
  /** Null: of any class. */
  readonly label: ShallowRef<number | null>
  readonly wrongOnly: ShallowRef<boolean>
  /** Among the images that match; goes around at both ends. */
  step(by: number): void
  random(): void
  go(index: number): void
  again(): void
}

/** `source`: the run and its newest checkpoint, or undefined where there is none to look into. */
export function useInside(source: () => { readonly runId: string; readonly checkpoint: number } | undefined): Inside {
  const api = useApi()
  const view = shallowRef<InsideView>()
  const busy = shallowRef(false)
  const problem = shallowRef<string>()
  const label = shallowRef<number | null>(null)
  const wrongOnly = shallowRef(false)
  let newest = 0

  async function look(by: InsideRequest['by']): Promise<void> {
    const runId = source()?.runId
    if (runId === undefined) return
    const request = ++newest
    busy.value = true
    try {
      const next = await api.inside.look.query({ runId, label: label.value, wrongOnly: wrongOnly.value, by })
      if (request !== newest) return
      view.value = next
      problem.value = undefined
    } catch (error) {
      if (request === newest) problem.value = errorMessage(error)
    } finally {
      if (request === newest) busy.value = false
    }
  }

  const here = (): InsideRequest['by'] => ({ type: 'index', index: view.value?.shown?.index ?? 0 })
  watch(() => source()?.runId, () => {
    view.value = undefined
    problem.value = undefined
  })
  watch([label, wrongOnly, () => source()?.runId, () => source()?.checkpoint], () => { void look(here()) }, { immediate: true })

  return {
    view, busy, problem, label, wrongOnly,
    step(by) { void look({ type: 'place', place: (view.value?.shown?.place ?? 0) + by }) },
    random() { void look({ type: 'place', place: Math.floor(Math.random() * Math.max(1, view.value?.matching ?? 1)) }) },
    go(index) { void look({ type: 'index', index }) },
    again() { void look(here()) },
  }
}
