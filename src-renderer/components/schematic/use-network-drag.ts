/** Dragging in the drawing of a network: a population moves, a line from its handle becomes a projection. */
import { shallowRef } from 'vue'
import type { ShallowRef } from 'vue'
import type { PlacedPopulation } from './schematic-layout.ts'
import { dendriteHeight, somaRadius } from './schematic-ports.ts'
import type { Point } from './schematic-ports.ts'

export type Compartment = 'soma' | 'dendrite'

export interface Reached {
  readonly name: string
  readonly compartment: Compartment
}

export type NetworkDrag =
  | { readonly type: 'move'; readonly name: string; readonly by: Point }
  | { readonly type: 'connect'; readonly source: string; readonly from: Point; readonly to: Point; readonly over: Reached | undefined }

export interface DragEnds {
  readonly onMove: (name: string, by: Point) => void
  readonly onConnect: (source: string, reached: Reached) => void
  readonly onClick: (name: string, extend: boolean) => void
}

/** A shorter way, in px of the screen, is a click. */
const clickPx = 4
/** Room around a soma in which a line still reaches it. */
const reach = 10

/** What stands at a point of the drawing: above the soma, where there is a dendrite, it is that. */
export function reachedAt(populations: readonly PlacedPopulation[], { x, y }: Point): Reached | undefined {
  const found = populations.find((population) => Math.abs(x - population.x) <= somaRadius + reach && y >= population.y - dendriteHeight - reach && y <= population.y + somaRadius + reach)
  if (found === undefined) return undefined
  const onDendrite = (found.shape === 'pyramidal' || found.shape === 'burstPoisson') && y < found.y - somaRadius
  return { name: found.name, compartment: onDendrite ? 'dendrite' : 'soma' }
}

export function useNetworkDrag(svg: () => SVGSVGElement | null, populations: () => readonly PlacedPopulation[], ends: DragEnds): {
  readonly drag: ShallowRef<NetworkDrag | undefined>
  /** For the pointerdown of a population, or of its handle. */
  start(event: PointerEvent, population: PlacedPopulation, what: NetworkDrag['type']): void
} {
  const drag = shallowRef<NetworkDrag>()

  function pointOf(event: PointerEvent): Point {
    const matrix = svg()?.getScreenCTM()
    if (matrix === null || matrix === undefined) return { x: event.clientX, y: event.clientY }
    const { x, y } = new DOMPoint(event.clientX, event.clientY).matrixTransform(matrix.inverse())
    return { x, y }
  }

  function start(event: PointerEvent, population: PlacedPopulation, what: NetworkDrag['type']): void {
    const element = event.currentTarget
    if (event.button !== 0 || !(element instanceof SVGElement)) return
    event.stopPropagation()
    const [from, fromX, fromY] = [pointOf(event), event.clientX, event.clientY]
    let far = false
    element.setPointerCapture(event.pointerId)
    const move = (now: PointerEvent): void => {
      far ||= Math.hypot(now.clientX - fromX, now.clientY - fromY) >= clickPx
      if (!far) return
      const to = pointOf(now)
      drag.value = what === 'move'
        ? { type: 'move', name: population.name, by: { x: to.x - from.x, y: to.y - from.y } }
        : { type: 'connect', source: population.name, from: { x: population.x, y: population.y }, to, over: reachedAt(populations(), to) }
    }
    const stop = (now: PointerEvent): void => {
      for (const [type, listener] of [['pointermove', move], ['pointerup', stop], ['pointercancel', stop]] as const) element.removeEventListener(type, listener)
      const ended = drag.value
      drag.value = undefined
      if (now.type === 'pointercancel') return
      if (ended === undefined) ends.onClick(population.name, now.shiftKey || now.ctrlKey || now.metaKey)
      else if (ended.type === 'move') ends.onMove(ended.name, ended.by)
      else if (ended.over !== undefined) ends.onConnect(ended.source, ended.over)
    }
    element.addEventListener('pointermove', move)
    element.addEventListener('pointerup', stop)
    element.addEventListener('pointercancel', stop)
  }

  return { drag, start }
}
