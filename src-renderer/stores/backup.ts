/** The backup under way. It goes on while the page shows other places. */
import { defineStore } from 'pinia'
import { shallowRef } from 'vue'
import type { BackUp, BackupProgress, WrittenBackup } from '../../src-main/api/contract.ts'
import { errorMessage } from '../api/errors.ts'
import { useApi } from '../api/use-api.ts'
import { useNotices } from './notices.ts'

export type WorkingBackup = Extract<BackupProgress, { readonly state: 'working' }>

export const useBackup = defineStore('backup', () => {
  const api = useApi()
  const notices = useNotices()
  /** Undefined where none is under way. */
  const working = shallowRef<WorkingBackup>()
  /** The last one that this page has made. */
  const written = shallowRef<WrittenBackup>()
  let stop: (() => void) | undefined

  function end(): void {
    working.value = undefined
    stop = undefined
  }

  /** Resolves with its first news: undefined where it goes, else why it cannot. What happens later is a notice. */
  function start(request: BackUp): Promise<string | undefined> {
    const begun = Promise.withResolvers<string | undefined>()
    written.value = undefined
    const subscription = api.backups.write.subscribe(request, {
      onData(news) {
        if (news.state === 'working') working.value = news
        else {
          written.value = news.backup
          notices.info(`The backup is whole: ${news.backup.path}`)
        }
        begun.resolve(undefined)
      },
      onComplete() {
        end()
        begun.resolve(undefined)
      },
      onError(error) {
        const reason = errorMessage(error)
        if (working.value !== undefined) notices.error(`The backup failed: ${reason}`)
        end()
        begun.resolve(reason)
      },
    })
    stop = () => { subscription.unsubscribe() }
    return begun.promise
  }

  /** Nothing of it stays. */
  function cancel(): void {
    stop?.()
    end()
    notices.info('The backup was cancelled; nothing of it stays.')
  }

  return { working, written, start, cancel }
})
