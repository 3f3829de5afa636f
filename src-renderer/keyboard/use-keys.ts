/** The keys in force, as the settings have them, and the words in which tooltips name them. */
import { defineStore } from 'pinia'
import { computed } from 'vue'
import type { KeyAction, KeyBindings } from '../../src-main/api/contract.ts'
import { useSettings } from '../stores/settings.ts'
import { ariaShortcuts, chordText } from './chord.ts'
import { actionIds, keyActions } from './key-actions.ts'
import { keyGroups } from './key-groups.ts'
import { keysInForce } from './key-map.ts'

export const useKeys = defineStore('keys', () => {
  const settings = useSettings()
  const bindings = computed<KeyBindings>(() => settings.known?.keys ?? {})
  const map = computed(() => keysInForce(bindings.value))
  const groups = computed(() => keyGroups(map.value))
  const changed = computed(() => actionIds.filter((id) => bindings.value[id] !== undefined))

  /** "Ctrl+K", the first of its keys; empty where it has none. */
  function label(action: KeyAction): string {
    const [first] = map.value[action]
    return first === undefined ? '' : chordText(first)
  }
  /** "Undo (Ctrl+Z)". */
  const hint = (text: string, action: KeyAction): string => (label(action) === '' ? text : `${text} (${label(action)})`)
  const aria = (...actions: readonly KeyAction[]): string | undefined => ariaShortcuts(actions.flatMap((action) => map.value[action]))

  /** Rejects where the lab refuses. Keys that are those of the start are no change. */
  async function give(action: KeyAction, chords: readonly string[]): Promise<void> {
    const isOfStart = chords.length === keyActions[action].keys.length && keyActions[action].keys.every((chord) => chords.includes(chord))
    await settings.change({ keys: { [action]: isOfStart ? null : [...chords] } })
  }

  return {
    map, groups, changed, label, hint, aria, give,
    reset: (action: KeyAction) => settings.change({ keys: { [action]: null } }),
    resetAll: () => settings.change({ keys: Object.fromEntries(changed.value.map((action) => [action, null])) }),
  }
})
