/** Every key that works everywhere or in one place: for the help, and for the ones that work everywhere also for the listener. */
import type { Place } from '../stores/place-hash.ts'

export interface Shortcut {
  /** As printed on the keys, in order. */
  readonly keys: readonly string[]
  readonly what: string
}

export interface ShortcutGroup {
  readonly title: string
  readonly shortcuts: readonly Shortcut[]
}

export const shortcutGroups: readonly ShortcutGroup[] = [
  {
    title: 'Everywhere',
    shortcuts: [
      { keys: ['Ctrl', 'K'], what: 'Command palette: go anywhere, do anything' },
      { keys: ['Alt', '1'], what: 'Home' },
      { keys: ['Alt', '2'], what: 'History' },
      { keys: ['Alt', '3'], what: 'Settings' },
      { keys: ['Alt', '4'], what: 'Data' },
      { keys: ['Alt', '5'], what: 'Cell bench' },
      { keys: ['Alt', '6'], what: 'Queue' },
      { keys: ['Alt', '7'], what: 'Figures' },
      { keys: ['Alt', '8'], what: 'Reproduce the paper' },
      { keys: ['F1'], what: 'Help: what the manual says of this place' },
      { keys: ['?'], what: 'This list' },
      { keys: ['Esc'], what: 'Close what is open' },
    ],
  },
  {
    title: 'Experiment',
    shortcuts: [
      { keys: ['Ctrl', 'Z'], what: 'Undo' },
      { keys: ['Ctrl', 'Shift', 'Z'], what: 'Redo' },
      { keys: ['Ctrl', 'Enter'], what: 'Run' },
    ],
  },
  {
    title: 'Network, layers, protocol',
    shortcuts: [
      { keys: ['C'], what: 'Connect the population; arrows, D and Enter say to what' },
      { keys: ['←', '→', '↑', '↓'], what: 'Move a population; size a layer, move it; order of a phase, length at its border' },
      { keys: ['Shift', '→'], what: 'The same, farther' },
      { keys: ['Ctrl', 'D'], what: 'Duplicate' },
      { keys: ['F2'], what: 'Rename' },
      { keys: ['P'], what: 'Phase plastic or not' },
      { keys: ['Del'], what: 'Delete' },
    ],
  },
  {
    title: 'Data',
    shortcuts: [
      { keys: ['↑', '↓'], what: 'Move through the data sets' },
      { keys: ['Enter'], what: 'Show what is in it' },
      { keys: ['Del'], what: 'Remove it, after a question' },
    ],
  },
  {
    title: 'Figures',
    shortcuts: [
      { keys: ['Alt', '←', '→'], what: 'Move the panel forwards, backwards' },
      { keys: ['Shift', '←', '→'], what: 'Make it narrower, wider' },
      { keys: ['Shift', '↑', '↓'], what: 'Make it lower, taller' },
      { keys: ['Del'], what: 'Take the panel away' },
      { keys: ['Ctrl', 'Z'], what: 'Undo; with Shift redo' },
    ],
  },
  {
    title: 'Queue',
    shortcuts: [
      { keys: ['↑', '↓'], what: 'Move through the runs' },
      { keys: ['Alt', '↑'], what: 'Start it earlier' },
      { keys: ['Alt', '↓'], what: 'Start it later' },
      { keys: ['Enter'], what: 'Open the run' },
    ],
  },
  {
    title: 'History',
    shortcuts: [
      { keys: ['↑', '↓'], what: 'Move through the runs; with Shift select' },
      { keys: ['Space'], what: 'Select or unselect' },
      { keys: ['Ctrl', 'A'], what: 'Select all' },
      { keys: ['Enter'], what: 'Open the run, or fold the group' },
      { keys: ['←', '→'], what: 'Fold, unfold a group' },
      { keys: ['S'], what: 'Star' },
      { keys: ['F2'], what: 'Rename' },
      { keys: ['Del'], what: 'Put in the trash' },
    ],
  },
]

export type ShellCommand = { readonly do: 'palette' | 'help' | 'manual' } | { readonly do: 'open'; readonly place: Place }

type Key = Pick<KeyboardEvent, 'key' | 'code' | 'ctrlKey' | 'metaKey' | 'altKey' | 'shiftKey'>

const numbered: Readonly<Record<string, Place>> = {
  Digit1: { place: 'home' }, Digit2: { place: 'history' }, Digit3: { place: 'settings' }, Digit4: { place: 'data', name: undefined }, Digit5: { place: 'bench' }, Digit6: { place: 'queue' },
  Digit7: { place: 'figures', page: undefined }, Digit8: { place: 'reproduce' },
}

/** What a key does everywhere; `typing` is true where letters go into a field. Meta stands for Ctrl on a Mac. */
export function shellCommand(key: Key, typing: boolean): ShellCommand | undefined {
  const control = key.ctrlKey || key.metaKey
  if (control && !key.altKey && !key.shiftKey && key.key.toLowerCase() === 'k') return { do: 'palette' }
  if (key.altKey && !control && !key.shiftKey) {
    const place = numbered[key.code]
    return place === undefined ? undefined : { do: 'open', place }
  }
  if (key.key === 'F1' && !control && !key.altKey && !key.shiftKey) return { do: 'manual' }
  return key.key === '?' && !control && !typing ? { do: 'help' } : undefined
}

/** True where letters go into what has the focus. */
export const isTyping = (target: EventTarget | null): boolean =>
  target instanceof HTMLElement && (target.isContentEditable || ['INPUT', 'TEXTAREA', 'SELECT'].includes(target.tagName))
