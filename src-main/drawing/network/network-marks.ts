/** What is drawn of a network: populations as their cells look, projections by sign, electrodes for injected currents. */
import type { Ink, Mark } from '../mark.ts'
import type { CellShape } from './network-of.ts'
import type { PlacedCurrent } from './schematic-currents.ts'
import type { PlacedPopulation, PlacedProjection } from './schematic-layout.ts'
import { dendriteHeight, somaRadius } from './schematic-ports.ts'

/** A population's centre, and what tells its cells from others. */
export interface Glyph {
  readonly shape: CellShape
  readonly x: number
  readonly y: number
  /** Interneurons that adapt have a ring. */
  readonly adapts: boolean
}

/** A triangle with a dendrite is a pyramidal cell, a disc an interneuron, a box a Poisson source, a pentagon a read-out. */
export function glyphMarks({ shape, x, y, adapts }: Glyph, ink: Ink): readonly Mark[] {
  const hasDendrite = shape === 'pyramidal' || shape === 'burstPoisson'
  const inside = insideOf({ shape, x, y, adapts })
  return [
    // Dashed where it is simplified: bursts by chance, not by dendritic spikes.
    ...(hasDendrite ? [{ tag: 'path', part: 'dendrite', d: dendriteOf(x, y), stroke: ink, strokeWidth: 2.5, dash: shape === 'burstPoisson' ? '4 2.5' : undefined } as const] : []),
    { tag: 'path', part: 'soma', d: somaOf(shape, x, y), fill: ink },
    ...(inside === '' ? [] : [{ tag: 'path', part: 'inside', d: inside, stroke: 'surface', strokeWidth: 1.5 } as const]),
  ]
}

/** Dashed with short-term plasticity, thick where it learns. */
export const projectionMark = ({ path, plastic, shortTerm, inhibitory }: PlacedProjection): Mark => ({
  tag: 'path', part: 'line', d: path, stroke: 'muted', strokeWidth: plastic ? 2.8 : 1.4, dash: shortTerm === 'none' || shortTerm === '' ? undefined : '5 3', head: inhibitory ? 'bar' : 'arrow',
})

/** In a colour between those of lines and those of populations, clear of what passes below. */
export const currentMark = ({ path }: PlacedCurrent): Mark => ({ tag: 'path', part: 'electrode', d: path, fill: 'surface', stroke: 'accent', strokeWidth: 1.5, join: 'round' })

/** Its name, and how many cells it has. */
export function nameMarks({ name, size, side, x, y }: PlacedPopulation): readonly Mark[] {
  const [at, anchor] = side === 'left' ? [x - 22, 'end' as const] : [x + 22, 'start' as const]
  return [
    { tag: 'text', part: 'name', x: at, y: y + 2, text: name, anchor, size: 12, bold: true, fill: 'text', halo: true },
    { tag: 'text', part: 'size', x: at, y: y + 15, text: String(size ?? '?'), anchor, size: 11, fill: 'muted', halo: true },
  ]
}

function somaOf(shape: CellShape, x: number, y: number): string {
  const r = somaRadius
  switch (shape) {
    case 'pyramidal':
    case 'burstPoisson': return `M ${x - r} ${y + r * 0.8} L ${x} ${y - r} L ${x + r} ${y + r * 0.8} Z`
    case 'poisson': return `M ${x - r} ${y - r * 0.8} H ${x + r} V ${y + r * 0.8} H ${x - r} Z`
    case 'readOut': return `M ${x} ${y - r} L ${x + r} ${y - r * 0.25} L ${x + r * 0.6} ${y + r * 0.85} L ${x - r * 0.6} ${y + r * 0.85} L ${x - r} ${y - r * 0.25} Z`
    case 'interneuron': return `M ${x - r} ${y} A ${r} ${r} 0 1 0 ${x + r} ${y} A ${r} ${r} 0 1 0 ${x - r} ${y} Z`
  }
}

const dendriteOf = (x: number, y: number): string =>
  `M ${x} ${y - somaRadius} V ${y - dendriteHeight} M ${x - 6} ${y - dendriteHeight - 4} L ${x} ${y - dendriteHeight + 4} L ${x + 6} ${y - dendriteHeight - 4}`

/** A spike train in a source, a ring in a cell that adapts. */
function insideOf({ shape, x, y, adapts }: Glyph): string {
  if (shape === 'poisson') return `M ${x - 9} ${y + 5} V ${y - 5} M ${x - 3} ${y + 5} V ${y - 5} M ${x + 1} ${y + 5} V ${y - 5} M ${x + 8} ${y + 5} V ${y - 5}`
  return adapts ? `M ${x - 7} ${y} A 7 7 0 1 0 ${x + 7} ${y} A 7 7 0 1 0 ${x - 7} ${y} Z` : ''
}
