/** Runs and experiments as one file for another lab, after the question whether the runs' checkpoints go with them. */
import { errorMessage } from '../api/errors.ts'
import { useApi } from '../api/use-api.ts'
import { useBundleChoice } from '../stores/bundle-choice.ts'
import { useNotices } from '../stores/notices.ts'
import { countOf, useLabFile } from './use-lab-file.ts'

interface Selection {
  readonly runIds?: readonly string[]
  readonly experimentIds?: readonly string[]
}

/** To be called in setup; what it gives never rejects. */
export function useBundleExport(): (selection: Selection) => Promise<void> {
  const api = useApi()
  const notices = useNotices()
  const choice = useBundleChoice()
  const getFile = useLabFile()
  return async ({ runIds = [], experimentIds = [] }) => {
    const chosen = { runIds: [...runIds], experimentIds: [...experimentIds] }
    try {
      const of = await api.bundles.checkpoints.query(chosen)
      const answer = of.runs === 0 ? { checkpoints: false } : await choice.ask(of)
      if (answer === null) return
      await getFile({
        what: 'The bundle', activity: 'Making the bundle', amount: countOf('run', 'runs'),
        ask: (listener) => api.bundles.export.subscribe({ ...chosen, ...answer }, listener),
      })
    } catch (error) {
      notices.error(`The bundle could not be made: ${errorMessage(error)}`)
    }
  }
}
