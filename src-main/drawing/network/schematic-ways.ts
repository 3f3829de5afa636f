/** The way of a projection from soma to port, as an SVG path: it arrives square to the face, so that arrowheads stand side by side. */
import type { DrawnProjection } from './network-of.ts'
import type { PlacedPopulation } from './schematic-layout.ts'
import { somaRadius } from './schematic-ports.ts'
import type { Face, Point, Port } from './schematic-ports.ts'

/** Which way is out of a face. */
const outward: Readonly<Record<Face, Point>> = {
  base: { x: 0, y: 1 }, left: { x: -1, y: 0 }, right: { x: 1, y: 0 }, dendriteLeft: { x: -1, y: -0.25 }, dendriteRight: { x: 1, y: -0.25 },
}

/** Neighbours between the same two populations keep this distance on their way, in px. */
const laneWidth = 13

export function wayOf(source: PlacedPopulation, target: PlacedPopulation, projection: DrawnProjection, { end, face, lane }: Port): string {
  const out = outward[face]
  if (source.name === target.name) return loop(source, end, lane)
  const start = startOf(source, target, projection, face, lane)
  const length = Math.hypot(end.x - start.x, end.y - start.y)
  const leaving = leavingOf(source, start, target)
  const size = Math.hypot(leaving.x, leaving.y) || 1
  const reach = Math.min(70, 0.38 * length)
  const first = { x: start.x + (leaving.x / size) * reach + lane * laneWidth * sideways(source, target), y: start.y + (leaving.y / size) * reach }
  const second = { x: end.x + out.x * (reach + Math.abs(lane) * 4), y: end.y + out.y * reach }
  return `M ${points([start])} C ${points([first, second, end])}`
}

/** Up beside the dendrite where it goes up, otherwise straight away from the soma. */
const leavingOf = (source: PlacedPopulation, start: Point, target: PlacedPopulation): Point => (
  target.y < source.y - somaRadius ? { x: (start.x - source.x) * 0.4, y: -somaRadius } : { x: start.x - source.x, y: start.y - source.y })

const sideways = (source: PlacedPopulation, target: PlacedPopulation): number => (target.x < source.x ? -1 : 1)

/** Up from a shoulder of the soma, beside its dendrite; down from below; to a side from there. */
function startOf(source: PlacedPopulation, target: PlacedPopulation, { toDendrite }: DrawnProjection, face: Face, lane: number): Point {
  const r = somaRadius
  const [dx, dy] = [target.x - source.x, target.y - source.y]
  if (dy < -r && source.shape !== 'pyramidal' && source.shape !== 'burstPoisson') return { x: source.x + lane * 7 + (face === 'dendriteLeft' ? -7 : face === 'dendriteRight' ? 7 : 0), y: source.y - r * 0.85 }
  if (toDendrite && dx === 0 && dy > 0) return { x: source.x - r * 0.7, y: source.y + r * 0.5 + lane * 5 }
  if (dy < -r) return { x: source.x + (dx === 0 ? 0.75 : Math.sign(dx) * 0.75) * r, y: source.y - (face === 'base' ? 0.3 : 0) * r + lane * 5 }
  if (dy > r) return { x: source.x + Math.sign(dx) * r * 0.75, y: source.y + r * 0.4 + lane * 5 }
  return { x: source.x + Math.sign(dx) * r * 0.8, y: source.y + lane * 6 }
}

/** From the right shoulder back into the dendrite. */
function loop({ x, y }: PlacedPopulation, end: Point, lane: number): string {
  const wide = 34 + 8 * Math.abs(lane)
  return `M ${points([{ x: x + somaRadius * 0.7, y: y - 2 }])} C ${points([{ x: x + wide, y: y - 4 }, { x: x + wide, y: end.y - 8 }, end])}`
}

const points = (list: readonly Point[]): string => list.map(({ x, y }) => `${round(x)} ${round(y)}`).join(', ')
const round = (value: number): number => Math.round(value * 10) / 10
