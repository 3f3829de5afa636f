/** What keys do everywhere in the workbench. */
import type { KeyAction } from '../../src-main/api/contract.ts'
import { actionWhile, keysOfStart } from '../keyboard/key-map.ts'
import type { KeyMap } from '../keyboard/key-map.ts'
import type { PressedKey } from '../keyboard/chord.ts'
import type { Place } from '../stores/place-hash.ts'

export type ShellCommand = { readonly do: 'palette' | 'help' | 'manual' | 'reopen' | 'reopen-tab' | 'experiments' } | { readonly do: 'open'; readonly place: Place }

const commands: Readonly<Partial<Record<KeyAction, ShellCommand>>> = {
  palette: { do: 'palette' }, keys: { do: 'help' }, manual: { do: 'manual' }, reopen: { do: 'reopen' }, reopenTab: { do: 'reopen-tab' }, experiments: { do: 'experiments' },
  home: { do: 'open', place: { place: 'home' } }, history: { do: 'open', place: { place: 'history' } }, settings: { do: 'open', place: { place: 'settings' } },
  data: { do: 'open', place: { place: 'data', name: undefined } }, bench: { do: 'open', place: { place: 'bench' } }, queue: { do: 'open', place: { place: 'queue' } },
  figures: { do: 'open', place: { place: 'figures', page: undefined } }, reproduce: { do: 'open', place: { place: 'reproduce' } },
}

/** `typing` is true where letters go into a field. */
export function shellCommand(key: PressedKey, typing: boolean, keys: KeyMap = keysOfStart): ShellCommand | undefined {
  const action = actionWhile(typing, key, 'everywhere', keys)
  return action === undefined ? undefined : commands[action]
}
