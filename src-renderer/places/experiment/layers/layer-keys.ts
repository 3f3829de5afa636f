/** What keys do in the drawing of a deep network while a hidden layer has the focus. */
export type LayerCommand =
  | { readonly do: 'remove' | 'duplicate' }
  | { readonly do: 'move'; readonly by: 1 | -1 }
  | { readonly do: 'resize'; readonly by: number }

type Key = Pick<KeyboardEvent, 'key' | 'ctrlKey' | 'metaKey' | 'altKey' | 'shiftKey'>

/** Undefined for keys that are nobody's. Arrows to the side change the size by one, with Shift by ten; up and down move the layer. */
export function layerCommand(key: Key): LayerCommand | undefined {
  if (key.altKey) return undefined
  if (key.ctrlKey || key.metaKey) return key.key.toLowerCase() === 'd' ? { do: 'duplicate' } : undefined
  const step = key.shiftKey ? 10 : 1
  switch (key.key) {
    case 'ArrowRight': return { do: 'resize', by: step }
    case 'ArrowLeft': return { do: 'resize', by: -step }
    case 'ArrowUp': return { do: 'move', by: 1 }
    case 'ArrowDown': return { do: 'move', by: -1 }
    case 'Delete':
    case 'Backspace': return { do: 'remove' }
    default: return undefined
  }
}
