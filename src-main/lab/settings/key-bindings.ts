/**
 * Keys that a user has given to actions, as the settings keep them. What an action does and which keys it has from the start is the page's
 * business; here it is known which actions there are, and what a key looks like in writing.
 */

/** Every action that can be given other keys: the place whose it is, then what it does. */
export const keyActions = [
  'palette', 'home', 'history', 'settings', 'data', 'bench', 'queue', 'figures', 'reproduce', 'manual', 'keys', 'reopen', 'reopenTab', 'experiments',
  'experiment.undo', 'experiment.redo', 'experiment.run',
  'experiment.nextTab', 'experiment.previousTab', 'experiment.closeTab', 'experiment.closeOtherTabs', 'experiment.tabLeft', 'experiment.tabRight',
  'drawing.connect', 'drawing.inject', 'drawing.compartment', 'drawing.duplicate', 'drawing.rename', 'drawing.group', 'drawing.colour', 'drawing.plastic', 'drawing.addStep', 'drawing.remove',
  'time.nextStimulus', 'time.previousStimulus', 'time.nextTeacher', 'time.previousTeacher', 'time.zoomIn', 'time.zoomOut',
  'list.selectAll', 'list.trash',
  'data.remove',
  'figures.undo', 'figures.redo',
  'panel.forwards', 'panel.backwards', 'panel.narrower', 'panel.wider', 'panel.lower', 'panel.taller', 'panel.remove',
  'queue.earlier', 'queue.later', 'queue.open',
  'history.toggle', 'history.selectAll', 'history.open', 'history.fold', 'history.unfold', 'history.star', 'history.rename', 'history.trash', 'history.pin',
] as const

export type KeyAction = (typeof keyActions)[number]

/** Keys of the actions that do not have those of the start; none for an action that is to have no key. */
export type KeyBindings = Readonly<Partial<Record<KeyAction, readonly string[] | undefined>>>

/** For each action its new keys, or null: those of the start again. Actions that are not named stay as they are. */
export type KeyChange = Readonly<Partial<Record<KeyAction, readonly string[] | null | undefined>>>

/** More than one has hands for. */
export const mostKeys = 4

/** "Ctrl+Shift+Z", "Alt+1", "F2", "S", "?": what is held in this order, then one key. Ctrl stands for ⌘ too; Tab and Escape are nobody's to give. */
export const chordPattern = /^(?:Ctrl\+)?(?:Alt\+)?(?:Shift\+)?(?:[^\s\p{Ll}\p{C}]|F(?:[1-9]|1\d|2[0-4])|Arrow(?:Up|Down|Left|Right)|Enter|Space|Delete|Backspace|Insert|Home|End|Page(?:Up|Down))$/u

/** What of stored JSON can be understood: a setting from another version costs nobody the rest. */
export function readKeyBindings(stored: unknown): KeyBindings {
  if (typeof stored !== 'object' || stored === null) return {}
  return Object.fromEntries(keyActions.flatMap((action) => {
    const chords: unknown = Reflect.get(stored, action)
    return Array.isArray(chords) && chords.length <= mostKeys && chords.every((chord) => typeof chord === 'string' && chordPattern.test(chord)) ? [[action, chords]] : []
  }))
}

/** The bindings after a change. */
export function changedBindings(bindings: KeyBindings, change: KeyChange): KeyBindings {
  const next = { ...bindings, ...change }
  return Object.fromEntries(Object.entries(next).filter(([, chords]) => Array.isArray(chords)))
}
