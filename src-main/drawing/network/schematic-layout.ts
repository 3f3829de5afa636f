/**
 * Where populations stand: those that signals go up through in layers, from the input at the bottom to what is reached last;
 * interneurons beside them, level with what they connect.
 */
import type { DrawnNetwork, DrawnPopulation, DrawnProjection } from './network-of.ts'
import { frameOf, freePlace, letterWidth } from './schematic-frame.ts'
import type { Box } from './schematic-frame.ts'
import { placeCurrents } from './schematic-currents.ts'
import type { PlacedCurrent } from './schematic-currents.ts'
import { portsOf } from './schematic-ports.ts'
import type { Point } from './schematic-ports.ts'
import { wayOf } from './schematic-ways.ts'

export interface PlacedPopulation extends DrawnPopulation {
  /** Centre of its soma. */
  readonly x: number
  readonly y: number
  /** Its name stands on this side of it. */
  readonly side: 'left' | 'right'
}

export interface PlacedProjection extends DrawnProjection {
  /** SVG path from the source to the target's compartment. */
  readonly path: string
  readonly text: string
}

export interface Schematic extends Box {
  readonly populations: readonly PlacedPopulation[]
  readonly projections: readonly PlacedProjection[]
  readonly currents: readonly PlacedCurrent[]
}

const [leastColumn, rowHeight] = [120, 104]
/** Room for dendrites above, and for somata with an electrode at the sides. */
const margins = { top: 56, bottom: 34, side: 40 }

/** `positions` are where one has put populations; without any, all stand where the layers of the network put them. */
export function layOut(network: DrawnNetwork, positions: Readonly<Record<string, Point>> = {}): Schematic {
  const spots = spotsOf(network)
  const columns = [...spots.values()].map(({ column }) => column)
  const rows = [...spots.values()].map(({ row }) => row)
  const [first, last, top] = [Math.min(...columns), Math.max(...columns), Math.max(...rows)]
  const namesOn = (side: Spot['side']): number => Math.max(0, ...network.populations.map(({ name }) => (spots.get(name)?.side === side ? name.length * letterWidth : 0)))
  const [left, right] = [margins.side + namesOn('left'), margins.side + namesOn('right')]
  // A name must not reach into the next column.
  const columnWidth = Math.max(leastColumn, right + margins.side)
  const arranged = network.populations.map((population): PlacedPopulation => {
    const { column, row, side } = spots.get(population.name) ?? { column: 0, row: 0, side: 'right' as const }
    return { ...population, side, x: left + (column - first) * columnWidth, y: margins.top + (top - row) * rowHeight }
  })
  const isPut = network.populations.some(({ name }) => Object.hasOwn(positions, name))
  const populations = isPut ? put(arranged, positions, columnWidth) : arranged
  const at = new Map(populations.map((population) => [population.name, population]))
  const ports = portsOf(network.projections, at)
  const projections = network.projections.flatMap((projection): PlacedProjection[] => {
    const [source, target, port] = [at.get(projection.source), at.get(projection.target), ports.get(projection)]
    return source === undefined || target === undefined || port === undefined ? [] : [{ ...projection, path: wayOf(source, target, projection, port), text: textOf(projection) }]
  })
  const frame = isPut ? frameOf(populations, margins) : { x: 0, y: 0, width: left + (last - first) * columnWidth + right, height: margins.top + top * rowHeight + margins.bottom }
  return { ...frame, populations, projections, currents: placeCurrents(network.currents, populations) }
}

/** Those that came later stand beside all that were put somewhere. */
function put(populations: readonly PlacedPopulation[], positions: Readonly<Record<string, Point>>, columnWidth: number): PlacedPopulation[] {
  const taken: Point[] = populations.flatMap(({ name }) => positions[name] ?? [])
  return populations.map((population) => {
    const known = positions[population.name]
    if (known !== undefined) return { ...population, ...known, side: 'right' }
    const place = freePlace(taken, columnWidth)
    taken.push(place)
    return { ...population, ...place, side: 'right' }
  })
}

interface Spot {
  /** Columns and rows; interneurons stand between rows where they connect two. */
  readonly column: number
  readonly row: number
  readonly side: 'left' | 'right'
}

function spotsOf({ populations, projections }: DrawnNetwork): ReadonlyMap<string, Spot> {
  const mains = populations.filter(({ shape }) => shape !== 'interneuron')
  const rising = mains.length === 0 ? populations : mains
  const layers = layersOf(rising, projections)
  const spots = new Map<string, Spot>()
  for (const row of Map.groupBy(rising, ({ name }) => layers.get(name) ?? 0).values()) {
    for (const [index, { name }] of row.entries()) spots.set(name, { column: index - (row.length - 1) / 2, row: layers.get(name) ?? 0, side: 'right' })
  }
  const widest = Math.max(0, ...[...spots.values()].map(({ column }) => column))
  for (const { name } of populations.filter((population) => !rising.includes(population))) spots.set(name, besideSpot(name, projections, spots, widest))
  return spots
}

/** Where it is carried up it stands on the right, where it is carried back on the left, as far out as there is room. */
function besideSpot(name: string, projections: readonly DrawnProjection[], spots: ReadonlyMap<string, Spot>, widest: number): Spot {
  const rowsOf = (names: readonly string[]): number[] => names.flatMap((other) => (other === name ? [] : spots.get(other)?.row ?? []))
  const mean = (rows: readonly number[], otherwise: number): number => (rows.length === 0 ? otherwise : rows.reduce((sum, row) => sum + row, 0) / rows.length)
  const sources = rowsOf(projections.filter(({ target }) => target === name).map(({ source }) => source))
  const targets = rowsOf(projections.filter(({ source }) => source === name).map(({ target }) => target))
  const row = mean([mean(sources, mean(targets, 0)), mean(targets, mean(sources, 0))], 0)
  const side = mean(targets, row) < mean(sources, row) ? 'left' : 'right'
  const taken = (column: number): boolean => [...spots.values()].some((spot) => spot.column === column && Math.abs(spot.row - row) < 0.75)
  let column = widest + 1
  while (taken(side === 'left' ? -column : column)) column++
  return { column: side === 'left' ? -column : column, row, side }
}

/** Longest way over somatic projections; what would close a circle does not count. What only drives others stands right below them. */
function layersOf(populations: readonly DrawnPopulation[], projections: readonly DrawnProjection[]): ReadonlyMap<string, number> {
  const names = new Set(populations.map(({ name }) => name))
  const inside = projections.filter(({ source, target }) => names.has(source) && names.has(target) && source !== target)
  const forward = inside.filter(({ toDendrite }) => !toDendrite)
  const layers = new Map<string, number>()
  const visit = (name: string, way: readonly string[]): number => {
    const known = layers.get(name)
    if (known !== undefined) return known
    const before = forward.filter(({ target, source }) => target === name && !way.includes(source)).map(({ source }) => visit(source, [...way, name]) + 1)
    const layer = Math.max(0, ...before)
    layers.set(name, layer)
    return layer
  }
  for (const { name } of populations) visit(name, [])
  for (const { name } of populations) {
    const targets = inside.filter(({ source }) => source === name).map(({ target }) => layers.get(target) ?? 0)
    const isDriven = inside.some(({ target }) => target === name)
    if (!isDriven && targets.length > 0) layers.set(name, Math.max(0, Math.min(...targets) - 1))
  }
  return layers
}

/** "pyr2 to the dendrites of pyr1: excitatory, facilitating". */
function textOf({ source, target, toDendrite, inhibitory, shortTerm, plasticity, transmits }: DrawnProjection): string {
  const traits = [inhibitory ? 'inhibitory' : 'excitatory', ...(transmits === 'spikes' ? [] : [`${transmits} only`]), ...[shortTerm, plasticity].filter((name) => name !== 'none' && name !== '')]
  return `${source} to the ${toDendrite ? 'dendrites' : 'somata'} of ${target}: ${traits.join(', ')}`
}
