/** Dragging in the drawing of a network: a population moves, a line from its handle becomes a projection, a current goes into another population. */
import { shallowRef } from 'vue'
import type { ShallowRef } from 'vue'
import { followPointer } from '../follow-pointer.ts'
import type { PlacedPopulation } from '../../../src-main/drawing/network/schematic-layout.ts'
import { dendriteHeight, somaRadius } from '../../../src-main/drawing/network/schematic-ports.ts'
import type { Point } from '../../../src-main/drawing/network/schematic-ports.ts'

export type Compartment = 'soma' | 'dendrite'

export interface Reached {
  readonly name: string
  readonly compartment: Compartment
}

/** What the pointer went down on, and where its line would begin. */
export interface Grabbed extends Point {
  readonly name: string
}

export type NetworkDrag =
  | { readonly type: 'move'; readonly name: string; readonly by: Point }
  | { readonly type: 'connect' | 'inject'; readonly source: string; readonly from: Point; readonly to: Point; readonly over: Reached | undefined }

export interface DragEnds {
  readonly onMove: (name: string, by: Point) => void
  readonly onConnect: (source: string, reached: Reached) => void
  /** A current was dropped there. */
  readonly onInject: (current: string, reached: Reached) => void
  readonly onClick: (name: string, extend: boolean, what: NetworkDrag['type']) => void
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
  /** For the pointerdown of a population, of its handle, or of a current. */
  start(event: PointerEvent, from: Grabbed, what: NetworkDrag['type']): void
} {
  const drag = shallowRef<NetworkDrag>()

  function pointOf({ clientX, clientY }: { readonly clientX: number; readonly clientY: number }): Point {
    const matrix = svg()?.getScreenCTM()
    if (matrix === null || matrix === undefined) return { x: clientX, y: clientY }
    const { x, y } = new DOMPoint(clientX, clientY).matrixTransform(matrix.inverse())
    return { x, y }
  }

  function start(event: PointerEvent, { name, x, y }: Grabbed, what: NetworkDrag['type']): void {
    const from = pointOf(event)
    const follows = followPointer(event, {
      onMove(way) {
        const to = pointOf(way)
        drag.value = what === 'move'
          ? { type: 'move', name, by: { x: to.x - from.x, y: to.y - from.y } }
          : { type: what, source: name, from: { x, y }, to, over: reachedAt(populations(), to) }
      },
      onClick: (up) => { ends.onClick(name, up.shiftKey || up.ctrlKey || up.metaKey, what) },
      onEnd(way) {
        const ended = drag.value
        drag.value = undefined
        if (way === undefined || ended === undefined) return
        if (ended.type === 'move') ends.onMove(ended.name, ended.by)
        else if (ended.over !== undefined) (ended.type === 'inject' ? ends.onInject : ends.onConnect)(ended.source, ended.over)
      },
    })
    if (follows) event.stopPropagation()
  }

  return { drag, start }
}
