/** What keys do in the drawing of a network while a population or a projection has the focus. */
import type { NetworkPart } from '../../../components/schematic/NetworkSchematic.vue'

export type NetworkCommand =
  | { readonly do: 'remove' | 'rename' | 'duplicate' | 'connect' | 'next' | 'previous' | 'compartment' | 'confirm' | 'cancel' }
  | { readonly do: 'move'; readonly x: number; readonly y: number }

/** Of one press of an arrow, in px of the drawing; with Shift five times as far. */
const step = 8
const ways: Readonly<Record<string, readonly [number, number]>> = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] }

type Key = Pick<KeyboardEvent, 'key' | 'ctrlKey' | 'metaKey' | 'altKey' | 'shiftKey'>

/** `aiming`: a projection is being made, and keys choose where it goes. Undefined for keys that are nobody's. */
export function networkCommand(key: Key, part: NetworkPart['type'], aiming: boolean): NetworkCommand | undefined {
  const letter = key.key.toLowerCase()
  const control = key.ctrlKey || key.metaKey
  if (key.altKey) return undefined
  if (aiming) return control ? undefined : aimCommand(key.key)
  if (control) return letter === 'd' && part === 'population' ? { do: 'duplicate' } : undefined
  if (key.key === 'Delete' || key.key === 'Backspace') return { do: 'remove' }
  if (key.key === 'F2') return { do: 'rename' }
  if (part !== 'population') return undefined
  if (letter === 'c') return { do: 'connect' }
  const way = ways[key.key]
  const far = key.shiftKey ? 5 * step : step
  return way === undefined ? undefined : { do: 'move', x: way[0] * far, y: way[1] * far }
}

function aimCommand(key: string): NetworkCommand | undefined {
  switch (key) {
    case 'ArrowRight':
    case 'ArrowDown': return { do: 'next' }
    case 'ArrowLeft':
    case 'ArrowUp': return { do: 'previous' }
    case 'Enter': return { do: 'confirm' }
    case 'Escape': return { do: 'cancel' }
    default: return key.toLowerCase() === 'd' ? { do: 'compartment' } : undefined
  }
}
