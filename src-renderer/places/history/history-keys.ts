/** What a key means in the history table. */

export type TableCommand =
  | { readonly type: 'move'; readonly by: number | 'first' | 'last' | 'pageUp' | 'pageDown'; readonly extend: boolean }
  | { readonly type: 'open' | 'toggle' | 'fold' | 'unfold' | 'rename' | 'star' | 'trash' | 'selectAll' | 'clear' }

/** Undefined for keys that are none of the table's business. */
export function tableCommand(event: Pick<KeyboardEvent, 'key' | 'shiftKey' | 'ctrlKey' | 'metaKey' | 'altKey'>): TableCommand | undefined {
  const control = event.ctrlKey || event.metaKey
  if (event.altKey) return undefined
  if (control) return event.key.toLowerCase() === 'a' ? { type: 'selectAll' } : undefined
  const move = moves[event.key]
  if (move !== undefined) return { type: 'move', by: move, extend: event.shiftKey }
  const type = others[event.key]
  return type === undefined ? undefined : { type }
}

type Move = Extract<TableCommand, { readonly type: 'move' }>['by']
type Other = Exclude<TableCommand['type'], 'move'>

const moves: Readonly<Record<string, Move>> = { ArrowUp: -1, ArrowDown: 1, Home: 'first', End: 'last', PageUp: 'pageUp', PageDown: 'pageDown' }
const others: Readonly<Record<string, Other>> = {
  Enter: 'open', ' ': 'toggle', ArrowLeft: 'fold', ArrowRight: 'unfold', F2: 'rename', s: 'star', Delete: 'trash', Escape: 'clear',
}

/** The line to go to from `index` among `count`; `page` is how many lines fit. */
export function moveTarget(index: number, by: Move, count: number, page: number): number {
  const target = by === 'first' ? 0 : by === 'last' ? count - 1 : by === 'pageUp' ? index - page : by === 'pageDown' ? index + page : index + by
  return Math.max(0, Math.min(count - 1, target))
}
