/** Keys that never arrive here, or that everybody expects to do something else: the browser's, the system's, those of text fields. */
import { takeApart } from './chord.ts'

interface Owned {
  /** Goes on with "Ctrl+W …". */
  readonly why: string
  readonly keys: readonly string[]
}

const owned: readonly Owned[] = [
  {
    why: 'opens, closes or changes windows and tabs',
    keys: [
      'Ctrl+N', 'Ctrl+T', 'Ctrl+W', 'Ctrl+Q', 'Ctrl+M', 'Ctrl+F4', 'Alt+F4', 'Ctrl+Shift+N', 'Ctrl+Shift+P', 'Ctrl+Shift+T', 'Ctrl+Shift+W', 'Ctrl+Shift+Q', 'Ctrl+PageUp', 'Ctrl+PageDown',
      'Ctrl+Shift+PageUp', 'Ctrl+Shift+PageDown', ...Array.from({ length: 9 }, (_, index) => `Ctrl+${index + 1}`),
    ],
  },
  { why: 'loads the page anew', keys: ['F5', 'Shift+F5', 'Ctrl+F5', 'Ctrl+R', 'Ctrl+Shift+R'] },
  { why: 'changes how large everything is', keys: ['Ctrl++', 'Ctrl+=', 'Ctrl+-', 'Ctrl+0'] },
  { why: 'goes back or forward', keys: ['Alt+ArrowLeft', 'Alt+ArrowRight', 'Alt+Home'] },
  { why: 'finds, prints, saves or opens a page', keys: ['F3', 'Shift+F3', 'Ctrl+F', 'Ctrl+G', 'Ctrl+Shift+G', 'Ctrl+H', 'Ctrl+J', 'Ctrl+L', 'Ctrl+O', 'Ctrl+P', 'Ctrl+S', 'Ctrl+U', 'Ctrl+Shift+B', 'Ctrl+Shift+O'] },
  { why: 'shows the whole screen, the menu, or the tools of those who make pages', keys: ['F10', 'F11', 'F12', 'Shift+F10', 'Ctrl+Shift+C', 'Ctrl+Shift+I', 'Ctrl+Shift+J', 'Ctrl+Shift+K', 'Ctrl+Shift+Delete'] },
  { why: 'is a key of the system', keys: ['Alt+Space', 'Ctrl+Space', 'Alt+Enter'] },
]

const textKeys = [
  'Ctrl+A', 'Ctrl+C', 'Ctrl+V', 'Ctrl+X', 'Ctrl+Z', 'Ctrl+Y', 'Ctrl+Shift+V', 'Ctrl+Shift+Z', 'Ctrl+Backspace', 'Ctrl+Delete', 'Ctrl+Insert', 'Ctrl+Home', 'Ctrl+End', 'Ctrl+ArrowLeft', 'Ctrl+ArrowRight',
  'Ctrl+ArrowUp', 'Ctrl+ArrowDown',
]
const undoKeys = new Set(['Ctrl+Z', 'Ctrl+Y', 'Ctrl+Shift+Z'])

const reasons: ReadonlyMap<string, string> = new Map(owned.flatMap(({ why, keys }) => keys.map((key) => [key, `${why}, here as everywhere`] as const)))

/** Whose key it is, in words that go on with its name; undefined for keys that can be given away. */
export function ownerOf(chord: string): string | undefined {
  const { held } = takeApart(chord)
  if (held.includes('Ctrl') && held.includes('Alt')) return 'makes a sign of its own on many keyboards, where Ctrl and Alt are AltGr'
  return reasons.get(chord)
}

/** The same for keys that are heard whatever has the focus: there text is written, and controls are pressed. `undoing`: the action undoes or redoes. */
export function ownerWherever(chord: string, undoing: boolean): string | undefined {
  const { held, key } = takeApart(chord)
  if (textKeys.includes(chord) && !(undoing && undoKeys.has(chord))) return 'edits text in every field'
  const isNamed = key.length > 1 && !/^F\d+$/.test(key)
  return isNamed && !held.includes('Ctrl') && !held.includes('Alt') ? 'presses, moves or edits what has the focus; hold Ctrl or Alt with it' : undefined
}
