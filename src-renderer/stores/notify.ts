/** Whether the end of runs is told by the desktop while the page is out of sight. It is this browser's own setting: it gives the permission. */
import { useLocalStorage } from '@vueuse/core'
import { defineStore } from 'pinia'
import { computed, ref } from 'vue'

export const useNotify = defineStore('notify', () => {
  const wanted = useLocalStorage('burstlab.notify', false)
  const there = typeof Notification !== 'undefined'
  const permission = ref(there ? Notification.permission : 'denied')
  const problem = ref('')

  /** Asks the browser where it has to: only from a click. */
  async function set(on: boolean): Promise<void> {
    problem.value = ''
    wanted.value = on
    if (!on || !there) return
    permission.value = await Notification.requestPermission()
    if (permission.value === 'granted') return
    wanted.value = false
    problem.value = 'This browser does not allow notifications of this page; allow them in its settings for the page, then try again.'
  }

  const on = computed(() => there && wanted.value && permission.value === 'granted')
  return { there, on, problem, set }
})
