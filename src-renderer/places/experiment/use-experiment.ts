/** One experiment being edited: every edit is kept at once, saved after a short rest and can be undone. */
import { computed, onScopeDispose, shallowRef, watch } from 'vue'
import type { ComputedRef, ShallowRef } from 'vue'
import type { ExperimentDetail } from '../../../src-main/api/contract.ts'
import { asExperimentDetail } from '../../api/answers.ts'
import { errorMessage } from '../../api/errors.ts'
import { useApi } from '../../api/use-api.ts'
import { useExperiments } from '../../stores/experiments.ts'
import { forgetUnsaved, keepUndo, recallUndo, recallUnsaved } from './draft-keeper.ts'
import type { Snapshot } from './draft-keeper.ts'
import { keepEditing, recallEditing } from './edit-memory.ts'
import type { EditMemory } from './edit-memory.ts'
import { sameValue } from '../../components/read-json.ts'
import { edited, redone, startUndo, undone } from './undo-stack.ts'
import type { UndoStack } from './undo-stack.ts'
import { useExperimentSave } from './use-experiment-save.ts'
import type { SaveState } from './use-experiment-save.ts'

export interface OpenExperiment {
  /** What the lab last said; its draft may be older than `present`. */
  readonly detail: ShallowRef<ExperimentDetail | undefined>
  /** Name, draft and layout as on the screen. */
  readonly present: ComputedRef<Snapshot | undefined>
  readonly saveState: ShallowRef<SaveState>
  readonly saveProblem: ShallowRef<string>
  /** Why it could not be loaded. */
  readonly problem: ShallowRef<string | undefined>
  readonly canUndo: ComputedRef<boolean>
  readonly canRedo: ComputedRef<boolean>
  load(): Promise<void>
  /** `about` names what is edited: quick edits of one thing are one step. */
  edit(next: Snapshot, about: string): void
  undo(): void
  redo(): void
  /** Saves now; false where the lab could not take it. */
  flush(): Promise<boolean>
}

/** Belongs to one experiment for the life of the calling component. */
export function useExperiment(id: string): OpenExperiment {
  const api = useApi()
  const experiments = useExperiments()
  const detail = shallowRef<ExperimentDetail>()
  const problem = shallowRef<string>()
  const stack = shallowRef<UndoStack<Snapshot>>()
  const present = computed(() => stack.value?.present)

  const save = useExperimentSave(id, (saved) => { detail.value = saved }, async () => { if (stack.value !== undefined) await keepEditing(api, id, stack.value) })

  async function load(): Promise<void> {
    try {
      const [answer, memory] = await Promise.all([api.experiments.get.query({ id }), recallEditing(api, id)])
      const loaded = asExperimentDetail(answer)
      // Typed while it travelled: what is on the screen counts.
      if (save.state.value !== 'saved') return
      detail.value = loaded
      problem.value = undefined
      show(loaded, memory)
    } catch (error) {
      problem.value = errorMessage(error)
    }
  }

  function show(loaded: ExperimentDetail, memory: EditMemory): void {
    const fromLab: Snapshot = { name: loaded.name, draft: loaded.draft, layout: memory.layout }
    if (stack.value === undefined) stack.value = recallUndo(sessionStorage, id, fromLab) ?? memory.undo(fromLab) ?? startUndo(fromLab)
    else if (!sameValue(stack.value.present, fromLab)) stack.value = edited(stack.value, fromLab, 'elsewhere', Date.now())
    const unsaved = recallUnsaved(localStorage, id, loaded.updatedAt)
    if (unsaved !== undefined && !sameValue(unsaved, fromLab)) edit(unsaved, 'restored')
    else forgetUnsaved(localStorage, id)
  }

  function change(next: UndoStack<Snapshot> | undefined): void {
    if (next === undefined || next === stack.value) return
    stack.value = next
    keepUndo(sessionStorage, id, next)
    save.change(next.present)
  }

  function edit(next: Snapshot, about: string): void {
    if (stack.value !== undefined && !sameValue(stack.value.present, next)) change(edited(stack.value, next, about, Date.now()))
  }

  void load()
  // Another window saved it meanwhile.
  const elsewhere = computed(() => {
    const updatedAt = experiments.list.find((experiment) => experiment.id === id)?.updatedAt
    return save.state.value === 'saved' && updatedAt !== undefined && detail.value !== undefined && updatedAt > detail.value.updatedAt
  })
  watch(elsewhere, (changed) => { if (changed) void load() })
  onScopeDispose(() => { void save.flush() })

  return {
    detail, present, problem, load, edit,
    saveState: save.state,
    saveProblem: save.problem,
    canUndo: computed(() => (stack.value?.past.length ?? 0) > 0),
    canRedo: computed(() => (stack.value?.future.length ?? 0) > 0),
    undo: () => { change(stack.value && undone(stack.value)) },
    redo: () => { change(stack.value && redone(stack.value)) },
    flush: save.flush,
  }
}
