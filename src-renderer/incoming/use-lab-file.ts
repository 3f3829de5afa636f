/** Files that the lab makes bit by bit, and that are fetched then; cancelled, nothing of them stays. */
import type { Transfer } from '../../src-main/api/contract.ts'
import { errorMessage } from '../api/errors.ts'
import { useApi } from '../api/use-api.ts'
import { formatBytes } from '../places/history/byte-words.ts'
import { useMovingFile } from '../stores/moving-file.ts'
import { useNotices } from '../stores/notices.ts'
import { fetchFile } from './transfer.ts'

/** What the lab says while it makes one. */
export type MakingNews = { readonly state: 'working'; readonly done: number; readonly total: number } | { readonly state: 'done'; readonly transfer: Transfer }

interface Listener {
  readonly onData: (news: MakingNews) => void
  readonly onComplete: () => void
  readonly onError: (error: unknown) => void
}

export interface LabFileParts {
  /** "The bundle", for messages. */
  readonly what: string
  /** "Making the bundle" */
  readonly activity: string
  /** What is counted: "3 runs". */
  readonly amount: (count: number) => string
  readonly ask: (listener: Listener) => { unsubscribe(): void }
}

/** To be called in setup; what it gives never rejects, and resolves to whether the person has the file. */
export function useLabFile(): (parts: LabFileParts) => Promise<boolean> {
  const api = useApi()
  const notices = useNotices()
  const moving = useMovingFile()
  return async ({ what, activity, amount, ask }) => {
    try {
      const made = await moving.follow(activity, async (tell, signal) => {
        const transfer = await whole(ask, signal, (done, total) => { tell({ activity, done, total, amount }) })
        await fetchFile(api, transfer, { signal, tell: (done, total) => { tell({ activity: `Saving ${transfer.name}`, done, total, amount: formatBytes }) } })
      })
      if (!made) notices.info(`${what} was cancelled; nothing of it stays.`)
      return made
    } catch (error) {
      notices.error(`${what} could not be made: ${errorMessage(error)}`)
      return false
    }
  }
}

function whole(ask: LabFileParts['ask'], signal: AbortSignal, tell: (done: number, total: number) => void): Promise<Transfer> {
  return new Promise((resolve, reject) => {
    const asked = ask({
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

/** "1 run", "3.2 runs", "1,200 rows". */
export const countOf = (one: string, several: string) => (count: number): string => {
  const shown = count < 10 ? Number(count.toPrecision(2)) : Math.round(count)
  return `${shown.toLocaleString('en-US')} ${shown === 1 ? one : several}`
}
