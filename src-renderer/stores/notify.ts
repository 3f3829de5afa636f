/**
 * Whether the end of runs is told by the desktop while the page is out of sight. It is this browser's own setting, since that gives the
 * permission; where nobody has chosen it is the workstation's.
 */
import { StorageSerializers, useLocalStorage } from '@vueuse/core'
import { defineStore } from 'pinia'
import { computed, ref } from 'vue'
import { useSettings } from './settings.ts'

export const useNotify = defineStore('notify', () => {
  const settings = useSettings()
  /** Null where nobody has. */
  const chosen = useLocalStorage<boolean | null>('burstlab.notify', null, { serializer: StorageSerializers.boolean })
  const wanted = computed(() => chosen.value ?? settings.known?.notify === true)
  const there = typeof Notification !== 'undefined'
  const permission = ref(there ? Notification.permission : 'denied')
  const problem = ref('')

  /** Asks the browser where it has to: only from a click. */
  async function set(on: boolean): Promise<void> {
    problem.value = ''
    chosen.value = on
    if (!on || !there) return
    permission.value = await Notification.requestPermission()
    if (permission.value === 'granted') return
    chosen.value = false
    problem.value = 'This browser does not allow notifications of this page; allow them in its settings for the page, then try again.'
  }

  /** Back to what the workstation says. */
  function reset(): void {
    problem.value = ''
    chosen.value = null
  }

  const on = computed(() => there && wanted.value && permission.value === 'granted')
  return { there, chosen, wanted, on, problem, set, reset }
})
