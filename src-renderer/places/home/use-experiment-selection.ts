/** Which of the experiments at Home are selected: by box, with Shift a range, by key all of it. */
import { computed, shallowRef, watch } from 'vue'
import type { ComputedRef } from 'vue'
import type { KeyMap } from '../../keyboard/key-map.ts'
import { actionFor } from '../../keyboard/key-map.ts'
import type { PressedKey } from '../../keyboard/chord.ts'
import { emptySelection, extendTo, retain, toggle, toggleAll } from '../history/history-selection.ts'
import type { Selection } from '../history/history-selection.ts'

export type ListCommand = { readonly type: 'move'; readonly by: 1 | -1; readonly extend: boolean } | { readonly type: 'selectAll' | 'trash' | 'clear' }

/** What a key means on the box of an experiment; undefined for keys that are none of the list's business. */
export function listCommand(key: PressedKey, keys: KeyMap): ListCommand | undefined {
  const action = actionFor(key, 'list', keys)
  if (action === 'list.selectAll') return { type: 'selectAll' }
  if (action === 'list.trash') return { type: 'trash' }
  if (key.altKey || key.ctrlKey || key.metaKey) return undefined
  if (key.key === 'Escape') return { type: 'clear' }
  return key.key === 'ArrowDown' || key.key === 'ArrowUp' ? { type: 'move', by: key.key === 'ArrowDown' ? 1 : -1, extend: key.shiftKey } : undefined
}

export interface ExperimentSelection {
  readonly ids: ComputedRef<ReadonlySet<string>>
  readonly all: ComputedRef<boolean>
  /** `extend`: all from the last one to this one. */
  select(id: string, extend: boolean): void
  selectAll(): void
  clear(): void
  /** The one so many lines on, selected with what lies between where it is extended; undefined at the ends. */
  step(id: string, by: number, extend: boolean): string | undefined
}

/** `shown` in the order in which they stand: what is not there is not selected. */
export function useExperimentSelection(shown: ComputedRef<readonly string[]>): ExperimentSelection {
  const selection = shallowRef<Selection>(emptySelection)
  watch(shown, (ids) => { selection.value = retain(selection.value, new Set(ids)) })

  return {
    ids: computed(() => selection.value.ids),
    all: computed(() => shown.value.length > 0 && shown.value.every((id) => selection.value.ids.has(id))),
    select(id, extend) { selection.value = extend && selection.value.anchor !== null ? extendTo(selection.value, id, shown.value) : toggle(selection.value, id) },
    selectAll() { selection.value = toggleAll(selection.value, shown.value) },
    clear() { selection.value = emptySelection },
    step(id, by, extend) {
      const next = shown.value[shown.value.indexOf(id) + by]
      if (next !== undefined && extend) selection.value = extendTo(selection.value.anchor === null ? toggle(selection.value, id) : selection.value, next, shown.value)
      return next
    },
  }
}
