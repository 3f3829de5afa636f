/** What keys do to a panel of a page. */
import type { PressedKey } from '../../keyboard/chord.ts'
import { actionFor, keysOfStart } from '../../keyboard/key-map.ts'
import type { KeyMap } from '../../keyboard/key-map.ts'

export type PanelCommand =
  | { readonly do: 'move'; readonly by: -1 | 1 }
  | { readonly do: 'resize'; readonly span: number; readonly heightMm: number }
  | { readonly do: 'remove' }

/** Its size changes by a column or by 2 mm. */
const commands: Readonly<Record<string, PanelCommand>> = {
  'panel.forwards': { do: 'move', by: -1 }, 'panel.backwards': { do: 'move', by: 1 },
  'panel.narrower': { do: 'resize', span: -1, heightMm: 0 }, 'panel.wider': { do: 'resize', span: 1, heightMm: 0 },
  'panel.lower': { do: 'resize', span: 0, heightMm: -2 }, 'panel.taller': { do: 'resize', span: 0, heightMm: 2 },
  'panel.remove': { do: 'remove' },
}

/** Undefined for keys that are nobody's. */
export function panelCommand(key: PressedKey, keys: KeyMap = keysOfStart): PanelCommand | undefined {
  const action = actionFor(key, 'panel', keys)
  return action === undefined ? undefined : commands[action]
}
