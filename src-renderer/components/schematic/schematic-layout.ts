/** Where populations and projections stand: layers from the input at the bottom to what is reached last, by somatic projections. */
import type { DrawnNetwork, DrawnPopulation, DrawnProjection } from './network-of.ts'

export interface PlacedPopulation extends DrawnPopulation {
  /** Centre of its soma. */
  readonly x: number
  readonly y: number
  readonly colourIndex: number
}

export interface PlacedProjection extends DrawnProjection {
  /** SVG path from the source to the target's compartment. */
  readonly path: string
  readonly text: string
}

export interface Schematic {
  readonly width: number
  readonly height: number
  readonly populations: readonly PlacedPopulation[]
  readonly projections: readonly PlacedProjection[]
}

const [columnWidth, rowHeight, margin] = [130, 105, 55]
/** Of a soma, and how far above it the dendrite ends. */
export const somaRadius = 14
export const dendriteHeight = 26

export function layOut({ populations, projections }: DrawnNetwork): Schematic {
  const layers = layersOf({ populations, projections })
  const rows = Map.groupBy(populations, ({ name }) => layers.get(name) ?? 0)
  const levels = [...rows.keys()].sort((a, b) => a - b)
  const widest = Math.max(...[...rows.values()].map((row) => row.length))
  const width = 2 * margin + widest * columnWidth
  const height = 2 * margin + Math.max(0, levels.length - 1) * rowHeight
  const placed = populations.map((population, colourIndex): PlacedPopulation => {
    const row = rows.get(layers.get(population.name) ?? 0) ?? []
    const x = width / 2 + (row.indexOf(population) - (row.length - 1) / 2) * columnWidth
    return { ...population, colourIndex, x, y: height - margin - levels.indexOf(layers.get(population.name) ?? 0) * rowHeight }
  })
  const at = new Map(placed.map((population) => [population.name, population]))
  const between = Map.groupBy(projections, ({ source, target }) => [source, target].sort().join(' '))
  const paths = projections.flatMap((projection): PlacedProjection[] => {
    const [source, target] = [at.get(projection.source), at.get(projection.target)]
    if (source === undefined || target === undefined) return []
    const bundle = between.get([projection.source, projection.target].sort().join(' ')) ?? []
    return [{ ...projection, path: pathOf(source, target, projection, bundle.indexOf(projection) - (bundle.length - 1) / 2), text: textOf(projection) }]
  })
  return { width, height, populations: placed, projections: paths }
}

/** Longest way over somatic projections; what would close a circle does not count. */
function layersOf({ populations, projections }: DrawnNetwork): ReadonlyMap<string, number> {
  const layers = new Map<string, number>()
  const forward = projections.filter(({ source, target, toDendrite }) => !toDendrite && source !== target)
  const visit = (name: string, way: readonly string[]): number => {
    const known = layers.get(name)
    if (known !== undefined) return known
    const before = forward.filter(({ target, source }) => target === name && !way.includes(source)).map(({ source }) => visit(source, [...way, name]) + 1)
    const layer = Math.max(0, ...before)
    layers.set(name, layer)
    return layer
  }
  for (const { name } of populations) visit(name, [])
  return layers
}

function pathOf(source: PlacedPopulation, target: PlacedPopulation, { toDendrite }: DrawnProjection, lane: number): string {
  const end = toDendrite ? { x: target.x, y: target.y - dendriteHeight } : { x: target.x, y: target.y + somaRadius }
  if (source.name === target.name) {
    const side = lane < 0 ? -1 : 1
    const reach = side * (46 + 10 * Math.abs(lane))
    return `M ${source.x + side * somaRadius} ${source.y} C ${source.x + reach} ${source.y + 10}, ${source.x + reach} ${end.y - 20}, ${end.x + side * 4} ${end.y}`
  }
  const start = { x: source.x + (target.x === source.x ? 0 : Math.sign(target.x - source.x) * 8), y: source.y + (target.y <= source.y ? -somaRadius / 2 : somaRadius / 2) }
  const length = Math.hypot(end.x - start.x, end.y - start.y) || 1
  // Parallel projections bow out to the side, each in its lane.
  const bow = 26 * lane + (toDendrite && target.y > source.y ? 30 : 0)
  const middle = { x: (start.x + end.x) / 2 - ((end.y - start.y) / length) * bow, y: (start.y + end.y) / 2 + ((end.x - start.x) / length) * bow }
  return `M ${start.x} ${start.y} Q ${round(middle.x)} ${round(middle.y)} ${end.x} ${end.y}`
}

/** "pyr2 to the dendrites of pyr1: excitatory, facilitating". */
function textOf({ source, target, toDendrite, inhibitory, shortTerm, plasticity, transmits }: DrawnProjection): string {
  const traits = [inhibitory ? 'inhibitory' : 'excitatory', ...(transmits === 'spikes' ? [] : [`${transmits} only`]), ...[shortTerm, plasticity].filter((name) => name !== 'none' && name !== '')]
  return `${source} to the ${toDendrite ? 'dendrites' : 'somata'} of ${target}: ${traits.join(', ')}`
}

const round = (value: number): number => Math.round(value * 10) / 10
