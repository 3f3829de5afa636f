/** An experiment out of the manual: made, and opened. */
import { useApi } from '../../api/use-api.ts'
import { usePlaces } from '../../stores/places.ts'
import { useAttempt } from '../../stores/use-attempt.ts'

export type ManualSource =
  | { readonly type: 'preset'; readonly id: string }
  | { readonly type: 'spec'; readonly spec: unknown; readonly name: string }

/** With a field, that one has the focus. What goes wrong is a notice. */
export function useMakeExperiment(): (from: ManualSource, field?: string) => Promise<void> {
  const api = useApi()
  const places = usePlaces()
  const attempt = useAttempt()
  return async (from, field) => {
    await attempt('The experiment could not be made', async () => {
      const { id } = await api.experiments.create.mutate({ from })
      places.open({ place: 'experiment', id, ...(field === undefined ? {} : { field }) })
    })
  }
}
