/** Runs and experiments as one file for another lab: made run by run, then fetched; cancelled, nothing of it stays. */
import type { Transfer } from '../../src-main/api/contract.ts'
import { errorMessage } from '../api/errors.ts'
import type { Api } from '../api/use-api.ts'
import { useApi } from '../api/use-api.ts'
import { formatBytes } from '../places/history/byte-words.ts'
import { useMovingFile } from '../stores/moving-file.ts'
import { useNotices } from '../stores/notices.ts'
import { fetchFile } from './transfer.ts'

interface Selection {
  readonly runIds?: readonly string[]
  readonly experimentIds?: readonly string[]
}

/** To be called in setup; what it gives never rejects. */
export function useBundleExport(): (selection: Selection) => Promise<void> {
  const api = useApi()
  const notices = useNotices()
  const moving = useMovingFile()
  const activity = 'Making the bundle'
  return async (selection) => {
    try {
      const made = await moving.follow(activity, async (tell, signal) => {
        const transfer = await makeBundle(api, selection, signal, (done, total) => { tell({ activity, done, total, amount: runsText }) })
        await fetchFile(api, transfer, { signal, tell: (done, total) => { tell({ activity: `Saving ${transfer.name}`, done, total, amount: formatBytes }) } })
      })
      if (!made) notices.info('The bundle was cancelled; nothing of it stays.')
    } catch (error) {
      notices.error(`The bundle could not be made: ${errorMessage(error)}`)
    }
  }
}

/** "1 run", "3.2 runs". */
const runsText = (count: number): string => `${Number(count.toPrecision(2)) === 1 ? 1 : count < 10 ? Number(count.toPrecision(2)) : Math.round(count)} ${count === 1 ? 'run' : 'runs'}`

function makeBundle(api: Api, { runIds = [], experimentIds = [] }: Selection, signal: AbortSignal, tell: (done: number, total: number) => void): Promise<Transfer> {
  return new Promise((resolve, reject) => {
    const asked = api.bundles.export.subscribe({ runIds: [...runIds], experimentIds: [...experimentIds] }, {
      onData(news) {
        if (news.state === 'done') resolve(news.transfer)
        else tell(news.done, news.total)
      },
      onComplete: () => { reject(new Error('the lab ended before it was whole')) },
      onError: reject,
    })
    signal.addEventListener('abort', () => {
      asked.unsubscribe()
      reject(new Error('cancelled'))
    })
  })
}
