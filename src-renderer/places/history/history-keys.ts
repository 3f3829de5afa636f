/** What a key means in the history table. */
import type { PressedKey } from '../../keyboard/chord.ts'
import { actionFor, keysOfStart } from '../../keyboard/key-map.ts'
import type { KeyMap } from '../../keyboard/key-map.ts'

export type TableCommand =
  | { readonly type: 'move'; readonly by: number | 'first' | 'last' | 'pageUp' | 'pageDown'; readonly extend: boolean }
  | { readonly type: 'open' | 'toggle' | 'fold' | 'unfold' | 'rename' | 'star' | 'trash' | 'selectAll' | 'clear' }

/** Undefined for keys that are none of the table's business. */
export function tableCommand(key: PressedKey, keys: KeyMap = keysOfStart): TableCommand | undefined {
  const action = actionFor(key, 'history', keys)
  const type = action === undefined ? undefined : commands[action]
  if (type !== undefined) return { type }
  if (key.altKey || key.ctrlKey || key.metaKey) return undefined
  const move = moves[key.key]
  if (move !== undefined) return { type: 'move', by: move, extend: key.shiftKey }
  return key.key === 'Escape' ? { type: 'clear' } : undefined
}

type Move = Extract<TableCommand, { readonly type: 'move' }>['by']
type Other = Exclude<TableCommand['type'], 'move'>

const moves: Readonly<Record<string, Move>> = { ArrowUp: -1, ArrowDown: 1, Home: 'first', End: 'last', PageUp: 'pageUp', PageDown: 'pageDown' }
const commands: Readonly<Record<string, Other>> = {
  'history.open': 'open', 'history.toggle': 'toggle', 'history.fold': 'fold', 'history.unfold': 'unfold', 'history.rename': 'rename', 'history.star': 'star', 'history.trash': 'trash',
  'history.selectAll': 'selectAll',
}

/** The line to go to from `index` among `count`; `page` is how many lines fit. */
export function moveTarget(index: number, by: Move, count: number, page: number): number {
  const target = by === 'first' ? 0 : by === 'last' ? count - 1 : by === 'pageUp' ? index - page : by === 'pageDown' ? index + page : index + by
  return Math.max(0, Math.min(count - 1, target))
}
