/** The devices of the ensemble engine: looked for when the page opens, tested on request, kept up to date by the lab's news. */
import { shallowRef } from 'vue'
import type { ShallowRef } from 'vue'
import type { DeviceName, DevicesView } from '../../../src-main/api/contract.ts'
import { errorMessage } from '../../api/errors.ts'
import { useApi } from '../../api/use-api.ts'
import { useLabEvents } from '../../stores/lab-events.ts'

export interface Devices {
  /** Undefined until the lab has answered. */
  readonly view: ShallowRef<DevicesView | undefined>
  readonly problem: ShallowRef<string | undefined>
  load(): Promise<void>
  lookAgain(): Promise<void>
  test(name: DeviceName): Promise<void>
}

export function useDevices(): Devices {
  const api = useApi()
  const events = useLabEvents()
  const view = shallowRef<DevicesView>()
  const problem = shallowRef<string>()

  async function fetchBy(call: () => Promise<DevicesView>): Promise<void> {
    problem.value = undefined
    try {
      view.value = await call()
    } catch (error) {
      // A lost connection has its own banner, and all is fetched again after it.
      if (events.connected) problem.value = errorMessage(error)
    }
  }
  const load = (): Promise<void> => fetchBy(() => api.devices.list.query())

  events.onEvent((event) => { if (event.type === 'devices') view.value = event.view })
  events.onResumed(() => { void load() })
  void load()

  return {
    view, problem, load,
    lookAgain: () => fetchBy(() => api.devices.look.mutate()),
    test: (name) => fetchBy(() => api.devices.test.mutate({ name })),
  }
}
