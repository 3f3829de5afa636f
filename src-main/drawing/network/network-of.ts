/** Populations and projections of a spec, as far as it has them: a draft may be broken anywhere. */
import { recordOf, textOf } from '../read-draft.ts'

export type CellShape = 'pyramidal' | 'burstPoisson' | 'interneuron' | 'poisson' | 'readOut'

export interface DrawnPopulation {
  readonly name: string
  readonly cell: string
  readonly shape: CellShape
  readonly size: number | null
  /** Of interneurons: their rate falls with time. */
  readonly adapts: boolean
}

export interface DrawnProjection {
  readonly name: string
  readonly source: string
  readonly target: string
  readonly toDendrite: boolean
  readonly inhibitory: boolean
  readonly plastic: boolean
  /** Key of the short-term or long-term plasticity; 'none' without. */
  readonly shortTerm: string
  readonly plasticity: string
  readonly transmits: string
}

export interface DrawnCurrent {
  readonly name: string
  readonly population: string
  readonly toDendrite: boolean
  /** "constant, 100 pA", "sine", "steps". */
  readonly waveform: string
}

export interface DrawnNetwork {
  readonly populations: readonly DrawnPopulation[]
  readonly projections: readonly DrawnProjection[]
  readonly currents: readonly DrawnCurrent[]
}

const shapes: Readonly<Record<string, CellShape>> = { pyramidal: 'pyramidal', burstPoisson: 'burstPoisson', adEx: 'interneuron', poisson: 'poisson', integrateAndFire: 'readOut' }

/** Undefined where the spec has no populations at all. Projections between populations that are not there, and currents into such, are left out. */
export function networkOf(spec: unknown): DrawnNetwork | undefined {
  const root = recordOf(spec)
  const cells = recordOf(root['cells'])
  const populations = Object.entries(recordOf(root['populations'])).map(([name, value]): DrawnPopulation => {
    const { cell, size } = recordOf(value)
    const { model, adaptationJumpPa, adaptationNs } = recordOf(cells[textOf(cell)])
    return { name, cell: textOf(cell), shape: shapes[textOf(model)] ?? 'interneuron', size: typeof size === 'number' ? size : null, adapts: model === 'adEx' && (isPositive(adaptationJumpPa) || isPositive(adaptationNs)) }
  })
  if (populations.length === 0) return undefined
  const known = new Set(populations.map(({ name }) => name))
  const projections = Object.entries(recordOf(root['projections'])).map(([name, value]): DrawnProjection => {
    const { source, target, compartment, receptor, shortTerm, plasticity, transmits } = recordOf(value)
    return {
      name, source: textOf(source), target: textOf(target), toDendrite: compartment === 'dendrite', inhibitory: receptor === 'inhibitory', plastic: plasticity !== 'none',
      shortTerm: textOf(shortTerm), plasticity: textOf(plasticity), transmits: textOf(transmits),
    }
  }).filter(({ source, target }) => known.has(source) && known.has(target))
  const currents = Object.entries(recordOf(root['currents'])).map(([name, value]): DrawnCurrent => {
    const { population, compartment, waveform } = recordOf(value)
    return { name, population: textOf(population), toDendrite: compartment === 'dendrite', waveform: waveformText(recordOf(waveform)) }
  }).filter(({ population }) => known.has(population))
  return { populations, projections, currents }
}

const waveformText = ({ type, currentPa }: Readonly<Record<string, unknown>>): string => (
  type === 'constant' && typeof currentPa === 'number' ? `constant, ${currentPa} pA` : type === 'sampled' ? 'from a table' : textOf(type))

const isPositive = (value: unknown): boolean => typeof value === 'number' && value > 0
