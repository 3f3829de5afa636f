/** What keys do in the drawing of a deep network while a hidden layer has the focus. */
import type { PressedKey } from '../../../keyboard/chord.ts'
import { actionFor, keysOfStart } from '../../../keyboard/key-map.ts'
import type { KeyMap } from '../../../keyboard/key-map.ts'

export type LayerCommand =
  | { readonly do: 'remove' | 'duplicate' }
  | { readonly do: 'move'; readonly by: 1 | -1 }
  | { readonly do: 'resize'; readonly by: number }

const commands: Readonly<Record<string, LayerCommand>> = { 'drawing.remove': { do: 'remove' }, 'drawing.duplicate': { do: 'duplicate' } }

/** Undefined for keys that are nobody's. Arrows to the side change the size by one, with Shift by ten; up and down move the layer. */
export function layerCommand(key: PressedKey, keys: KeyMap = keysOfStart): LayerCommand | undefined {
  const action = actionFor(key, 'drawing', keys)
  if (action !== undefined) return commands[action]
  if (key.altKey || key.ctrlKey || key.metaKey) return undefined
  const step = key.shiftKey ? 10 : 1
  switch (key.key) {
    case 'ArrowRight': return { do: 'resize', by: step }
    case 'ArrowLeft': return { do: 'resize', by: -step }
    case 'ArrowUp': return { do: 'move', by: 1 }
    case 'ArrowDown': return { do: 'move', by: -1 }
    default: return undefined
  }
}
