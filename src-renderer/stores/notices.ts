/** Short messages at the edge of the window. Nothing here waits for an answer: what can be undone offers it. */
import { defineStore } from 'pinia'
import { shallowRef } from 'vue'

export interface Notice {
  readonly id: number
  readonly severity: 'info' | 'error'
  readonly text: string
  /** Takes back what the notice reports. */
  readonly undo: (() => void) | undefined
}

/** How long a notice stays, in ms. Errors stay until they are closed: nobody should miss one. */
const stayMs = { info: 4_000, undo: 10_000 }

export const useNotices = defineStore('notices', () => {
  const list = shallowRef<readonly Notice[]>([])
  let nextId = 1

  function close(id: number): void {
    list.value = list.value.filter((notice) => notice.id !== id)
  }

  function add(severity: Notice['severity'], text: string, undo?: () => void): number {
    const id = nextId++
    // The same words twice say no more than once.
    list.value = [...list.value.filter((notice) => notice.text !== text), { id, severity, text, undo }]
    return id
  }

  return {
    list,
    close,
    info(text: string): void {
      const id = add('info', text)
      setTimeout(() => { close(id) }, stayMs.info)
    },
    error(text: string): void {
      add('error', text)
    },
    /** Says what was done and offers to take it back. */
    undo(text: string, takeBack: () => void): void {
      const id = add('info', text, () => {
        close(id)
        takeBack()
      })
      setTimeout(() => { close(id) }, stayMs.undo)
    },
  }
})
