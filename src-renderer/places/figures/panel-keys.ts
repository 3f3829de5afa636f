/** What keys do to a panel of a page. */
export type PanelCommand =
  | { readonly do: 'move'; readonly by: -1 | 1 }
  | { readonly do: 'resize'; readonly span: number; readonly heightMm: number }
  | { readonly do: 'remove' }

type Key = Pick<KeyboardEvent, 'key' | 'altKey' | 'shiftKey' | 'ctrlKey' | 'metaKey'>

/** Alt and arrows move it, Shift and arrows change its size by a column or by 2 mm. */
export function panelCommand({ key, altKey, shiftKey, ctrlKey, metaKey }: Key): PanelCommand | undefined {
  if (ctrlKey || metaKey) return undefined
  if (key === 'Delete' && !altKey && !shiftKey) return { do: 'remove' }
  const [dx, dy] = [Number(key === 'ArrowRight') - Number(key === 'ArrowLeft'), Number(key === 'ArrowDown') - Number(key === 'ArrowUp')]
  if (dx === 0 && dy === 0) return undefined
  if (altKey && !shiftKey) return { do: 'move', by: dx + dy > 0 ? 1 : -1 }
  return shiftKey && !altKey ? { do: 'resize', span: dx, heightMm: 2 * dy } : undefined
}
