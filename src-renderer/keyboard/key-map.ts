/** Which keys are in force, and what a pressed one means in a place. */
import type { KeyAction, KeyBindings } from '../../src-main/api/contract.ts'
import { chordOf, isForTyping } from './chord.ts'
import type { PressedKey } from './chord.ts'
import { actionIds, keyActions, keyScopes } from './key-actions.ts'
import type { KeyScope } from './key-actions.ts'

export type KeyMap = Readonly<Record<KeyAction, readonly string[]>>

/** A key that was given to one action is no longer that of another in the same place, whose it was from the start. */
export function keysInForce(bindings: KeyBindings): KeyMap {
  const given = (scope: KeyScope, chord: string): boolean => actionIds.some((id) => keyActions[id].scope === scope && bindings[id]?.includes(chord) === true)
  const entries = actionIds.map((id) => [id, bindings[id] ?? keyActions[id].keys.filter((chord) => !given(keyActions[id].scope, chord))] as const)
  return Object.fromEntries(entries) as Record<KeyAction, readonly string[]>
}

/** Without any changes. */
export const keysOfStart: KeyMap = keysInForce({})

/** What a key does where it is pressed; undefined for keys that are nobody's there. */
export function actionFor(pressed: PressedKey, scope: KeyScope, keys: KeyMap): KeyAction | undefined {
  const chord = chordOf(pressed)
  if (chord === undefined) return undefined
  const find = (wanted: string): KeyAction | undefined => actionIds.find((id) => keyActions[id].scope === scope && keys[id].includes(wanted))
  return find(chord) ?? (keyScopes[scope].shiftIdle ? find(chord.replace('Shift+', '')) : undefined)
}

/** The same for keys that are heard whatever has the focus; `typing` is true where letters go into a field: those are none. */
export function actionWhile(typing: boolean, pressed: PressedKey, scope: KeyScope, keys: KeyMap): KeyAction | undefined {
  const chord = chordOf(pressed)
  return typing && chord !== undefined && isForTyping(chord) ? undefined : actionFor(pressed, scope, keys)
}
