/** What keys do in the drawing of a network while a population, a projection or a current has the focus. */
import type { NetworkPart } from '../../../components/schematic/NetworkSchematic.vue'
import type { PressedKey } from '../../../keyboard/chord.ts'
import { actionFor, keysOfStart } from '../../../keyboard/key-map.ts'
import type { KeyMap } from '../../../keyboard/key-map.ts'

export type NetworkCommand =
  | { readonly do: 'remove' | 'rename' | 'duplicate' | 'connect' | 'inject' | 'group' | 'colour' | 'next' | 'previous' | 'compartment' | 'confirm' | 'cancel' }
  | { readonly do: 'move'; readonly x: number; readonly y: number }

/** Of one press of an arrow, in px of the drawing; with Shift five times as far. */
const step = 8
const ways: Readonly<Record<string, readonly [number, number]>> = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] }

const commands: Readonly<Record<string, NetworkCommand>> = {
  'drawing.remove': { do: 'remove' }, 'drawing.rename': { do: 'rename' }, 'drawing.duplicate': { do: 'duplicate' }, 'drawing.connect': { do: 'connect' },
  'drawing.group': { do: 'group' }, 'drawing.colour': { do: 'colour' }, 'drawing.inject': { do: 'inject' },
}
/** What can be done with each; a current is connected to where it goes. */
const forPart: Readonly<Record<NetworkPart['type'], ReadonlySet<string>>> = {
  population: new Set(Object.values(commands).map((command) => command.do)), projection: new Set(['remove', 'rename', 'duplicate']), current: new Set(['remove', 'rename', 'duplicate', 'connect']),
}

/** `aiming`: a projection is being made, and keys choose where it goes. Undefined for keys that are nobody's. */
export function networkCommand(key: PressedKey, part: NetworkPart['type'], aiming: boolean, keys: KeyMap = keysOfStart): NetworkCommand | undefined {
  const isHeld = key.altKey || key.ctrlKey || key.metaKey
  if (aiming) {
    if (actionFor(key, 'drawing', keys) === 'drawing.compartment') return { do: 'compartment' }
    return isHeld ? undefined : aimCommand(key.key)
  }
  const command = commands[actionFor(key, 'drawing', keys) ?? '']
  if (command !== undefined) return forPart[part].has(command.do) ? command : undefined
  const way = ways[key.key]
  const far = key.shiftKey ? 5 * step : step
  return way === undefined || isHeld || part !== 'population' ? undefined : { do: 'move', x: way[0] * far, y: way[1] * far }
}

function aimCommand(key: string): NetworkCommand | undefined {
  switch (key) {
    case 'ArrowRight':
    case 'ArrowDown': return { do: 'next' }
    case 'ArrowLeft':
    case 'ArrowUp': return { do: 'previous' }
    case 'Enter': return { do: 'confirm' }
    case 'Escape': return { do: 'cancel' }
    default: return undefined
  }
}
