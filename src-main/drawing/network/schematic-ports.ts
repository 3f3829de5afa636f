/** Where projections leave a soma and where they arrive: each at a place of its own, in the order in which they come from. */
import type { DrawnProjection } from './network-of.ts'
import type { PlacedPopulation } from './schematic-layout.ts'

/** Of a soma, and how far above its centre the dendrite ends. */
export const somaRadius = 15
export const dendriteHeight = 40

export interface Point {
  readonly x: number
  readonly y: number
}

/** Which face of the target a projection arrives at: from below, or from a side; dendrites have sides only. */
export type Face = 'base' | 'left' | 'right' | 'dendriteLeft' | 'dendriteRight'

export interface Port {
  readonly end: Point
  readonly face: Face
  /** Among those between the same two populations, around 0. */
  readonly lane: number
}

export function portsOf(projections: readonly DrawnProjection[], at: ReadonlyMap<string, PlacedPopulation>): ReadonlyMap<DrawnProjection, Port> {
  const arrivals = projections.flatMap((projection) => {
    const [source, target] = [at.get(projection.source), at.get(projection.target)]
    return source === undefined || target === undefined ? [] : [{ projection, source, target, face: faceOf(projection, source, target) }]
  })
  const pairs = Map.groupBy(projections, ({ source, target, toDendrite }) => `${source}\n${target}\n${String(toDendrite)}`)
  const ports = new Map<DrawnProjection, Port>()
  for (const group of Map.groupBy(arrivals, ({ target, face }) => `${target.name}\n${face}`).values()) {
    const [first] = group
    if (first === undefined) continue
    // At the base from left to right, at a side from what comes from above to what comes from below.
    const sorted = [...group].sort((a, b) => (first.face === 'base' ? a.source.x - b.source.x : a.source.y - b.source.y))
    for (const [position, { projection, target, face }] of sorted.entries()) {
      const pair = pairs.get(`${projection.source}\n${projection.target}\n${String(projection.toDendrite)}`) ?? []
      ports.set(projection, { face, lane: pair.indexOf(projection) - (pair.length - 1) / 2, end: endOf(target, face, sorted.length === 1 ? 0 : position / (sorted.length - 1) - 0.5) })
    }
  }
  return ports
}

function faceOf({ toDendrite }: DrawnProjection, source: PlacedPopulation, target: PlacedPopulation): Face {
  if (toDendrite) {
    // Its own come back on the right; what hangs right above comes down on the left, clear of what goes up.
    if (source.name === target.name) return 'dendriteRight'
    return source.x > target.x ? 'dendriteRight' : 'dendriteLeft'
  }
  if (source.y > target.y + somaRadius && (target.shape !== 'interneuron' || source.x === target.x)) return 'base'
  return source.x > target.x ? 'right' : 'left'
}

/** `share` from -0.5 to 0.5 along the face. */
function endOf({ x, y, shape }: PlacedPopulation, face: Face, share: number): Point {
  const r = somaRadius
  const isRound = shape === 'interneuron'
  switch (face) {
    case 'base': return { x: x + share * 2 * r * 0.9, y: y + r * (isRound ? Math.sqrt(1 - (share * 1.8) ** 2) : 0.85) + 1 }
    case 'left': return { x: x - r * (isRound ? Math.sqrt(1 - share ** 2) : 0.75) - 1, y: y + share * r * (isRound ? 1 : 0.8) + (isRound ? 0 : 2) }
    case 'right': return { x: x + r * (isRound ? Math.sqrt(1 - share ** 2) : 0.75) + 1, y: y + share * r * (isRound ? 1 : 0.8) + (isRound ? 0 : 2) }
    case 'dendriteLeft': return { x: x - 2, y: y - (somaRadius + dendriteHeight) / 2 + share * (dendriteHeight - somaRadius - 6) }
    case 'dendriteRight': return { x: x + 2, y: y - (somaRadius + dendriteHeight) / 2 + share * (dendriteHeight - somaRadius - 6) }
  }
}
