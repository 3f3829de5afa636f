/** A key as it is pressed, with what is held. */
import type { PressedKey } from '../../../src-renderer/keyboard/chord.ts'

export const press = (key: string, ...held: readonly ('ctrl' | 'meta' | 'alt' | 'shift')[]): PressedKey => ({
  key, ctrlKey: held.includes('ctrl'), metaKey: held.includes('meta'), altKey: held.includes('alt'), shiftKey: held.includes('shift'),
})
