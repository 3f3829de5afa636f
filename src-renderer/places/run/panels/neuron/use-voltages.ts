/** Voltages of the neuron that is picked, for the time in view: one question at a time, the newest wish next. */
import { shallowRef, toValue, watch } from 'vue'
import type { MaybeRefOrGetter, ShallowRef } from 'vue'
import type { VoltageLine, VoltagesRequest } from '../../../../../src-main/api/contract.ts'
import { errorMessage } from '../../../../api/errors.ts'
import { useApi } from '../../../../api/use-api.ts'

export interface Voltages {
  readonly lines: ShallowRef<readonly VoltageLine[]>
  /** Whether they are of all the time in view. */
  readonly complete: ShallowRef<boolean>
  readonly problem: ShallowRef<string | undefined>
}

/** To be called in a component's setup; nothing is asked while there is no wish. `news` changes when a live run has more. */
export function useVoltages(wish: MaybeRefOrGetter<Omit<VoltagesRequest, 'most'> | undefined>, news: MaybeRefOrGetter<unknown>): Voltages {
  const api = useApi()
  const lines = shallowRef<readonly VoltageLine[]>([])
  const complete = shallowRef(true)
  const problem = shallowRef<string>()
  let [asking, again] = [false, false]

  async function ask(): Promise<void> {
    again = asking
    const wanted = toValue(wish)
    if (asking || wanted === undefined) return
    asking = true
    const view = await api.recordings.voltages.query(wanted).then((found) => ({ ...found, problem: undefined }), (error: unknown) => ({ lines: [], complete: true, problem: errorMessage(error) }))
    asking = false
    lines.value = view.lines
    complete.value = view.complete
    problem.value = view.problem
    if (again) void ask()
  }

  const whose = (): string => JSON.stringify([toValue(wish)?.runId, toValue(wish)?.population, toValue(wish)?.neuron])
  watch(whose, () => { lines.value = [] })
  watch(() => [JSON.stringify(toValue(wish)), toValue(news)], () => { void ask() }, { immediate: true })
  return { lines, complete, problem }
}
