/** The backup that becomes a new data folder. */
import { defineStore } from 'pinia'
import { computed } from 'vue'
import type { Restore, RestoreProgress } from '../../src-main/api/contract.ts'
import { useApi } from '../api/use-api.ts'
import { copyWork } from './copy-work.ts'
import { useNotices } from './notices.ts'

export const useRestore = defineStore('restore', () => {
  const api = useApi()
  const { ended, ...work } = copyWork<Restore, Extract<RestoreProgress, { readonly state: 'done' }>>({
    subscribe: (request, listener) => api.backups.restore.subscribe(request, listener),
    notices: useNotices(),
    words: {
      done: ({ restored }) => `The backup is restored: ${restored.dataDir}`, failed: (reason) => `The backup was not restored: ${reason}`,
      cancelled: 'The backup was not restored: cancelled; nothing of the new data folder stays.',
    },
  })
  /** The last one that this page has made. */
  return { ...work, restored: computed(() => ended.value?.restored) }
})
