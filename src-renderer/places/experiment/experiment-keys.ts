/** What a key means in the Experiment place. */
import type { PressedKey } from '../../keyboard/chord.ts'
import { actionWhile, keysOfStart } from '../../keyboard/key-map.ts'
import type { KeyMap } from '../../keyboard/key-map.ts'

export type ExperimentCommand = 'undo' | 'redo' | 'run'
export type TabCommand = 'next' | 'previous' | 'close' | 'closeOthers' | 'left' | 'right'

const commands: Readonly<Record<string, ExperimentCommand>> = { 'experiment.undo': 'undo', 'experiment.redo': 'redo', 'experiment.run': 'run' }
const tabCommands: Readonly<Record<string, TabCommand>> = {
  'experiment.nextTab': 'next', 'experiment.previousTab': 'previous', 'experiment.closeTab': 'close', 'experiment.closeOtherTabs': 'closeOthers', 'experiment.tabLeft': 'left', 'experiment.tabRight': 'right',
}

/** Undefined for keys that are none of the place's business. `typing` is true where letters go into a field. */
export function experimentCommand(key: PressedKey, typing = false, keys: KeyMap = keysOfStart): ExperimentCommand | undefined {
  const action = actionWhile(typing, key, 'experiment', keys)
  return action === undefined ? undefined : commands[action]
}

/** The same of its tabs. */
export function tabCommand(key: PressedKey, typing = false, keys: KeyMap = keysOfStart): TabCommand | undefined {
  const action = actionWhile(typing, key, 'experiment', keys)
  return action === undefined ? undefined : tabCommands[action]
}

/** Keys in a dialog or in the rail are not for the place in which `inside` lies. */
export function isForPlace({ target }: Pick<Event, 'target'>, inside: Element | null): boolean {
  const place = inside?.closest('main') ?? inside?.parentElement
  return target instanceof Node && (target === document.body || place?.contains(target) === true)
}
