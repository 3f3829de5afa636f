/** Brings edits of one experiment to the lab, the newest only, one at a time, and again until it took them. */
import { useEventListener } from '@vueuse/core'
import { onScopeDispose, shallowRef } from 'vue'
import type { ShallowRef } from 'vue'
import type { ExperimentDetail } from '../../../src-main/api/contract.ts'
import { asExperimentDetail } from '../../api/answers.ts'
import { errorMessage } from '../../api/errors.ts'
import { useApi } from '../../api/use-api.ts'
import { useLabEvents } from '../../stores/lab-events.ts'
import { forgetUnsaved, keepUnsaved } from './draft-keeper.ts'
import type { Snapshot } from './draft-keeper.ts'

export type SaveState = 'saved' | 'unsaved' | 'saving' | 'failed'

export interface ExperimentSave {
  readonly state: ShallowRef<SaveState>
  /** Why the last attempt failed. */
  readonly problem: ShallowRef<string>
  change(next: Snapshot): void
  /** Saves now what isn't saved; false where the lab could not take it. */
  flush(): Promise<boolean>
}

/** How long an edit rests before it is saved, in ms. */
const restMs = 300

/** `onSaved` gets the lab's answer to the newest edit; `keep` brings there what belongs to the editing and not to the draft. */
export function useExperimentSave(id: string, onSaved: (detail: ExperimentDetail) => void, keep: () => Promise<void>): ExperimentSave {
  const api = useApi()
  const state = shallowRef<SaveState>('saved')
  const problem = shallowRef('')
  let pending: Snapshot | undefined
  let timer: ReturnType<typeof setTimeout> | undefined
  let underWay: Promise<boolean> | undefined

  async function send(): Promise<boolean> {
    while (pending !== undefined) {
      const sent: Snapshot = pending
      state.value = 'saving'
      try {
        const [saved] = await Promise.all([api.experiments.save.mutate({ id, name: nameFor(sent), draft: sent.draft }), keep()])
        const answer = asExperimentDetail(saved)
        // Typed while this travelled: that is saved next, and the answer is about something older.
        if (pending !== sent) continue
        pending = undefined
        forgetUnsaved(localStorage, id)
        onSaved(answer)
      } catch (error) {
        problem.value = errorMessage(error)
        state.value = 'failed'
        return false
      }
    }
    state.value = 'saved'
    return true
  }

  function flush(): Promise<boolean> {
    clearTimeout(timer)
    underWay ??= send().finally(() => { underWay = undefined })
    return underWay
  }

  useLabEvents().onResumed(() => { if (state.value === 'failed') void flush() })
  useEventListener(window, 'beforeunload', () => { if (pending !== undefined) void flush() })
  onScopeDispose(() => { clearTimeout(timer) })

  return {
    state,
    problem,
    flush,
    change(next) {
      pending = next
      keepUnsaved(localStorage, id, next, Date.now())
      if (state.value !== 'saving') state.value = 'unsaved'
      clearTimeout(timer)
      timer = setTimeout(() => { void flush() }, restMs)
    },
  }
}

/** An empty name would be refused, and the draft with it. */
const nameFor = ({ name }: Snapshot): string | undefined => (name.trim() === '' ? undefined : name)
