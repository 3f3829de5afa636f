/** A spiking experiment with nothing in it yet but a second to fill. As it stands it can't be run: a network has to have a population. */
import type { SpikingSpec } from '../../engines/spiking/spec.ts'
import { networkBlocks } from './blocks.ts'
import { authorsCode, recordRates, synapses } from './synapses.ts'

const { shortTerm, plasticity } = networkBlocks

export const blankSpiking: SpikingSpec = {
  kind: 'spiking', version: 1, dtMs: 0.1,
  cells: {}, populations: {}, synapses,
  shortTerm: Object.fromEntries(shortTerm.map((block) => [block.name, block.shortTerm])),
  plasticity: Object.fromEntries(plasticity.map((block) => [block.name, block.plasticity])),
  projections: {}, currents: {},
  protocol: { phases: [{ type: 'run', label: 'run', durationMs: 1000, plastic: false, weightFactors: {}, addedCurrentsPa: {} }], patterns: [], teacher: null },
  recording: { ...recordRates(50, []), rasterNeurons: 25 },
  fidelity: authorsCode,
}
