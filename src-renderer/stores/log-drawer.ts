/** Whether the lab's log is shown: it opens from Settings and from the palette, over whatever is open. */
import { defineStore } from 'pinia'
import { ref } from 'vue'

export const useLogDrawer = defineStore('log-drawer', () => ({ shown: ref(false) }))
