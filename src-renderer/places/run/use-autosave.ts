/** Saves what is typed a moment after the last key, and at once when the place is left. */
import { onScopeDispose, shallowRef } from 'vue'
import type { ShallowRef } from 'vue'
import { errorMessage } from '../../api/errors.ts'

export type SaveState = 'saved' | 'unsaved' | 'saving' | 'failed'

export interface Autosave {
  readonly state: ShallowRef<SaveState>
  /** Why the last attempt failed. */
  readonly problem: ShallowRef<string>
  /** The newest text; it is saved after the pause. */
  change(text: string): void
  /** Saves now what isn't saved. */
  flush(): Promise<void>
}

/** `save` rejects to report a failure; the text is then kept and the next change or flush tries again. */
export function useAutosave(save: (text: string) => Promise<void>, pauseMs = 600): Autosave {
  const state = shallowRef<SaveState>('saved')
  const problem = shallowRef('')
  let pending: string | undefined
  let timer: ReturnType<typeof setTimeout> | undefined

  async function flush(): Promise<void> {
    clearTimeout(timer)
    const text = pending
    if (text === undefined || state.value === 'saving') return
    state.value = 'saving'
    try {
      await save(text)
      if (pending === text) pending = undefined
      state.value = pending === undefined ? 'saved' : 'unsaved'
      // Typed while the last text travelled.
      if (pending !== undefined) await flush()
    } catch (error) {
      problem.value = errorMessage(error)
      state.value = 'failed'
    }
  }

  onScopeDispose(() => { void flush() })
  return {
    state,
    problem,
    change(text) {
      pending = text
      if (state.value !== 'saving') state.value = 'unsaved'
      clearTimeout(timer)
      timer = setTimeout(() => { void flush() }, pauseMs)
    },
    flush,
  }
}
