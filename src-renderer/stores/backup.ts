/** The backup under way. */
import { defineStore } from 'pinia'
import { computed } from 'vue'
import type { BackUp, BackupProgress } from '../../src-main/api/contract.ts'
import { useApi } from '../api/use-api.ts'
import { copyWork } from './copy-work.ts'
import { useNotices } from './notices.ts'

export const useBackup = defineStore('backup', () => {
  const api = useApi()
  const { ended, ...work } = copyWork<BackUp, Extract<BackupProgress, { readonly state: 'done' }>>({
    subscribe: (request, listener) => api.backups.write.subscribe(request, listener),
    notices: useNotices(),
    words: {
      done: ({ backup }) => `The backup is whole: ${backup.path}`, failed: (reason) => `The backup failed: ${reason}`, cancelled: 'The backup was cancelled; nothing of it stays.',
    },
  })
  /** The last one that this page has made. */
  return { ...work, written: computed(() => ended.value?.backup) }
})
