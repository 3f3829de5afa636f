/** What a network can be built of in an editor: the paper's cells, synapses and rules, each ready to be put into a spec. */
import type { CellSpec, PlasticitySpec, PopulationSpec, ProjectionSpec, ShortTermSpec } from '../engines/spiking/spec.ts'

interface Block {
  /** Under which it stands in the spec; others follow with numbers. */
  readonly name: string
  readonly title: string
  readonly text: string
}

export interface PopulationBlock extends Block {
  readonly cell: CellSpec
  /** Key of the cell; the same cell serves many populations. */
  readonly cellName: string
  readonly population: Omit<PopulationSpec, 'cell'>
}

export interface ShortTermBlock extends Block {
  readonly shortTerm: ShortTermSpec
}

export interface PlasticityBlock extends Block {
  readonly plasticity: PlasticitySpec
}

export interface NetworkBlocks {
  readonly populations: readonly PopulationBlock[]
  readonly shortTerm: readonly ShortTermBlock[]
  readonly plasticity: readonly PlasticityBlock[]
  /** What a new projection begins as, and what one that learns has to be. */
  readonly projection: Omit<ProjectionSpec, 'source' | 'target'>
  readonly learning: Pick<ProjectionSpec, 'transmits' | 'receptor' | 'compartment' | 'connectivity' | 'shortTerm' | 'sources' | 'delayMs'>
}
