/** Runs and experiments as one file for another lab. */
import { useApi } from '../api/use-api.ts'
import { countOf, useLabFile } from './use-lab-file.ts'

interface Selection {
  readonly runIds?: readonly string[]
  readonly experimentIds?: readonly string[]
}

/** To be called in setup; what it gives never rejects. */
export function useBundleExport(): (selection: Selection) => Promise<void> {
  const api = useApi()
  const getFile = useLabFile()
  return async ({ runIds = [], experimentIds = [] }) => {
    await getFile({
      what: 'The bundle', activity: 'Making the bundle', amount: countOf('run', 'runs'),
      ask: (listener) => api.bundles.export.subscribe({ runIds: [...runIds], experimentIds: [...experimentIds] }, listener),
    })
  }
}
