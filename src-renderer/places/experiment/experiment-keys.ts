/** What a key means in the Experiment place. */
import type { PressedKey } from '../../keyboard/chord.ts'
import { actionWhile, keysOfStart } from '../../keyboard/key-map.ts'
import type { KeyMap } from '../../keyboard/key-map.ts'

export type ExperimentCommand = 'undo' | 'redo' | 'run'

const commands: Readonly<Record<string, ExperimentCommand>> = { 'experiment.undo': 'undo', 'experiment.redo': 'redo', 'experiment.run': 'run' }

/** Undefined for keys that are none of the place's business. `typing` is true where letters go into a field. */
export function experimentCommand(key: PressedKey, typing = false, keys: KeyMap = keysOfStart): ExperimentCommand | undefined {
  const action = actionWhile(typing, key, 'experiment', keys)
  return action === undefined ? undefined : commands[action]
}
