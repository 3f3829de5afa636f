/** A key and what is held with it, in writing: "Ctrl+Shift+Z". Ctrl stands for ⌘ as well, so that one table serves every system. */

export type PressedKey = Pick<KeyboardEvent, 'key' | 'ctrlKey' | 'metaKey' | 'altKey' | 'shiftKey'> & { readonly code?: string | undefined }

/** Keys that are held with others, and those that only begin a letter. */
const unfinished = new Set(['Control', 'Shift', 'Alt', 'AltGraph', 'Meta', 'OS', 'Fn', 'FnLock', 'CapsLock', 'NumLock', 'ScrollLock', 'Dead', 'Process', 'Compose', 'Unidentified', ''])

/** As it is printed on the keys; undefined while only Ctrl, Alt or Shift are held, and for keys that cannot be told apart. */
export function chordOf(pressed: PressedKey): string | undefined {
  const { key, altKey, shiftKey } = pressed
  if (unfinished.has(key)) return undefined
  const control = pressed.ctrlKey || pressed.metaKey
  // Alt and Ctrl make other signs of digits and letters on some systems and layouts: then the place of the key counts.
  const code = pressed.code ?? ''
  const digit = altKey ? /^Digit(\d)$/.exec(code)?.[1] : undefined
  const letter = (altKey || control) && !/^[!-~]$/.test(key) ? /^Key([A-Z])$/.exec(code)?.[1] : undefined
  const name = digit ?? letter ?? (key === ' ' ? 'Space' : upper(key))
  // What Shift has made of a key ("?") says so by itself.
  const shift = shiftKey && (digit !== undefined || letter !== undefined || name.length > 1 || isLetter(name))
  return [...(control ? ['Ctrl'] : []), ...(altKey ? ['Alt'] : []), ...(shift ? ['Shift'] : []), name].join('+')
}

const isLetter = (text: string): boolean => text.toLowerCase() !== text.toUpperCase()
const upper = (key: string): string => ([...key].length === 1 && [...key.toUpperCase()].length === 1 ? key.toUpperCase() : key)

/** What is held, and the key. */
export function takeApart(chord: string): { readonly held: readonly string[]; readonly key: string } {
  const [, held = '', key = ''] = /^((?:(?:Ctrl|Alt|Shift)\+)*)(.+)$/.exec(chord) ?? []
  return { held: held.split('+').filter((name) => name !== ''), key }
}

const printed: Readonly<Record<string, string>> = { ArrowLeft: '←', ArrowRight: '→', ArrowUp: '↑', ArrowDown: '↓', Delete: 'Del', Insert: 'Ins', Escape: 'Esc', PageUp: 'Page Up', PageDown: 'Page Down' }

/** Each key as printed on it. */
export function chordParts(chord: string): string[] {
  const { held, key } = takeApart(chord)
  return [...held, printed[key] ?? key]
}

/** "Ctrl+Z", "Alt+↑", "Del". */
export const chordText = (chord: string): string => chordParts(chord).join('+')

/** As `aria-keyshortcuts` wants it; undefined where there is none. */
export const ariaShortcuts = (chords: readonly string[]): string | undefined => (chords.length === 0 ? undefined : chords.map((chord) => chord.replace(/^Ctrl\+/, 'Control+')).join(' '))

/** True for keys that write or edit where letters go into a field: all but F1 to F24 that come without Ctrl and Alt. */
export function isForTyping(chord: string): boolean {
  const { held, key } = takeApart(chord)
  return !held.includes('Ctrl') && !held.includes('Alt') && !/^F\d+$/.test(key)
}

/** True where letters go into what has the focus, or choose in it. */
export const isTyping = (target: EventTarget | null): boolean =>
  target instanceof HTMLElement && (target.isContentEditable || ['INPUT', 'TEXTAREA', 'SELECT'].includes(target.tagName) || target.closest('[role="combobox"], [role="listbox"], [role="textbox"]') !== null)
