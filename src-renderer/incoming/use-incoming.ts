/** Files from outside, one after the other: sent to the lab, which says what they are. */
import { defineStore } from 'pinia'
import { shallowRef } from 'vue'
import type { IncomingFile } from '../../src-main/api/contract.ts'
import { errorMessage } from '../api/errors.ts'
import { useApi } from '../api/use-api.ts'
import { formatBytes } from '../places/history/byte-words.ts'
import { useMovingFile } from '../stores/moving-file.ts'
import { useNotices } from '../stores/notices.ts'
import { sendFile } from './transfer.ts'

export interface Arrived {
  /** Under which the lab has the file. */
  readonly id: string
  readonly file: Exclude<IncomingFile, { readonly type: 'unknown' }>
}

export const useIncoming = defineStore('incoming', () => {
  const api = useApi()
  const notices = useNotices()
  /** What waits for an answer, the first of it shown. */
  const waiting = shallowRef<readonly Arrived[]>([])
  const moving = useMovingFile()

  async function look(id: string): Promise<void> {
    const file = await api.incoming.look.mutate({ id })
    if (file.type === 'unknown') {
      notices.error(file.message)
      await api.transfers.drop.mutate({ id })
    } else {
      waiting.value = [...waiting.value, { id, file }]
    }
  }

  /** From a drop or a file dialog. A file that cannot be opened is named, and the others are gone on with. */
  async function open(files: readonly File[]): Promise<void> {
    for (const file of files) {
      const activity = `Reading ${file.name}`
      try {
        const sent = await moving.follow(activity, async (tell, signal) => {
          await look(await sendFile(api, file, { signal, tell: (done, total) => { tell({ activity, done, total, amount: formatBytes }) } }))
        })
        if (!sent) notices.info(`${file.name} was not imported: cancelled.`)
      } catch (error) {
        notices.error(errorMessage(error))
      }
    }
  }

  /** What the system asked to open. */
  async function fetchOffered(): Promise<void> {
    try {
      for (const { id } of await api.incoming.offered.mutate()) await look(id)
    } catch (error) {
      notices.error(errorMessage(error))
    }
  }

  function done(id: string): void {
    waiting.value = waiting.value.filter((arrived) => arrived.id !== id)
    // The lab forgets it by itself at its end.
    api.transfers.drop.mutate({ id }).catch(() => undefined)
  }

  return { waiting, open, fetchOffered, done }
})
