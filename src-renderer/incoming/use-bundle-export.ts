/** Runs and experiments as one file for another lab. */
import { errorMessage } from '../api/errors.ts'
import { useApi } from '../api/use-api.ts'
import { useNotices } from '../stores/notices.ts'
import { fetchFile } from './transfer.ts'

/** To be called in setup; what it gives never rejects. */
export function useBundleExport(): (selection: { readonly runIds?: readonly string[]; readonly experimentIds?: readonly string[] }) => Promise<void> {
  const api = useApi()
  const notices = useNotices()
  return async ({ runIds = [], experimentIds = [] }) => {
    try {
      await fetchFile(api, await api.bundles.export.mutate({ runIds: [...runIds], experimentIds: [...experimentIds] }))
    } catch (error) {
      notices.error(`The bundle could not be made: ${errorMessage(error)}`)
    }
  }
}
