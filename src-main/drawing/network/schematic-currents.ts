/** Injected currents in the drawing of a network: an electrode each, its tip at the soma or the dendrite, on the side where no name stands. */
import type { DrawnCurrent } from './network-of.ts'
import type { PlacedPopulation } from './schematic-layout.ts'
import type { Point } from './schematic-ports.ts'

export interface PlacedCurrent extends DrawnCurrent {
  /** Where it enters the membrane, and where it is held. */
  readonly tip: Point
  readonly end: Point
  /** The electrode as an SVG path. */
  readonly path: string
  readonly text: string
}

/** From the centre of a soma to the tip, and from there to the end, to the right. */
const soma = { tip: { x: 12, y: 4 }, way: { x: 20, y: 9 } }
const dendrite = { tip: { x: 3, y: -29 }, way: { x: 20, y: -7 } }
/** Several at the same place fan out. */
const fan = { tip: 3, end: 9 }
/** Half of what an electrode measures where it is held. */
const halfWidth = 3.2

export function placeCurrents(currents: readonly DrawnCurrent[], populations: readonly PlacedPopulation[]): readonly PlacedCurrent[] {
  const at = new Map(populations.map((population) => [population.name, population]))
  const places = Map.groupBy(currents, ({ population, toDendrite }) => `${population}\n${String(toDendrite)}`)
  return currents.flatMap((current): PlacedCurrent[] => {
    const population = at.get(current.population)
    if (population === undefined) return []
    const index = places.get(`${current.population}\n${String(current.toDendrite)}`)?.indexOf(current) ?? 0
    const { tip: from, way } = current.toDendrite ? dendrite : soma
    const side = population.side === 'right' ? -1 : 1
    const up = current.toDendrite ? -1 : 1
    const tip = { x: population.x + side * from.x, y: population.y + from.y + up * index * fan.tip }
    const end = { x: tip.x + side * way.x, y: tip.y + way.y + up * index * (fan.end - fan.tip) }
    const { name, toDendrite, waveform } = current
    return [{ ...current, tip, end, path: electrode(tip, end), text: `Current ${name} into the ${toDendrite ? 'dendrites' : 'somata'} of ${current.population}: ${waveform}` }]
  })
}

/** A triangle from its tip to where it is held. */
function electrode(tip: Point, end: Point): string {
  const length = Math.hypot(end.x - tip.x, end.y - tip.y) || 1
  const [acrossX, acrossY] = [(-(end.y - tip.y) / length) * halfWidth, ((end.x - tip.x) / length) * halfWidth]
  const round = (value: number): number => Math.round(value * 10) / 10
  return `M ${round(tip.x)} ${round(tip.y)} L ${round(end.x + acrossX)} ${round(end.y + acrossY)} L ${round(end.x - acrossX)} ${round(end.y - acrossY)} Z`
}
