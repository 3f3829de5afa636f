/** What a key means in the Experiment place. */
export type ExperimentCommand = 'undo' | 'redo' | 'run'

/** Undefined for keys that are none of the place's business. Ctrl+Y redoes as well, as people of Windows expect. */
export function experimentCommand(key: Pick<KeyboardEvent, 'key' | 'ctrlKey' | 'metaKey' | 'altKey' | 'shiftKey'>): ExperimentCommand | undefined {
  if (key.altKey || !(key.ctrlKey || key.metaKey)) return undefined
  const letter = key.key.toLowerCase()
  if (letter === 'z') return key.shiftKey ? 'redo' : 'undo'
  if (letter === 'y' && !key.shiftKey) return 'redo'
  return letter === 'enter' ? 'run' : undefined
}
