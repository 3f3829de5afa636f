/** Dragging in the drawing of a network: a population moves, a line from its handle becomes a projection. */
import { shallowRef } from 'vue'
import type { ShallowRef } from 'vue'
import { followPointer } from '../follow-pointer.ts'
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

  function pointOf({ clientX, clientY }: { readonly clientX: number; readonly clientY: number }): Point {
    const matrix = svg()?.getScreenCTM()
    if (matrix === null || matrix === undefined) return { x: clientX, y: clientY }
    const { x, y } = new DOMPoint(clientX, clientY).matrixTransform(matrix.inverse())
    return { x, y }
  }

  function start(event: PointerEvent, population: PlacedPopulation, what: NetworkDrag['type']): void {
    const from = pointOf(event)
    const follows = followPointer(event, {
      onMove(way) {
        const to = pointOf(way)
        drag.value = what === 'move'
          ? { type: 'move', name: population.name, by: { x: to.x - from.x, y: to.y - from.y } }
          : { type: 'connect', source: population.name, from: { x: population.x, y: population.y }, to, over: reachedAt(populations(), to) }
      },
      onClick: (up) => { ends.onClick(population.name, up.shiftKey || up.ctrlKey || up.metaKey) },
      onEnd(way) {
        const ended = drag.value
        drag.value = undefined
        if (way === undefined || ended === undefined) return
        if (ended.type === 'move') ends.onMove(ended.name, ended.by)
        else if (ended.over !== undefined) ends.onConnect(ended.source, ended.over)
      },
    })
    if (follows) event.stopPropagation()
  }

  return { drag, start }
}
