/** Fig. S11: what synapses with short-term plasticity read out of spike trains, next to events and bursts sent directly. */
import type { SpikingSpec } from '../../../engines/spiking/spec.ts'
import type { Check } from '../../figure.ts'
import type { Preset } from '../../kind.ts'
import { integrateAndFire, poisson, population, pyramidal } from '../cells.ts'
import { authorsCode, bursts, constant, depressing, events, facilitating, recordRates, spikes, synapses } from '../synapses.ts'
import { oneRun } from './transfer-curves.ts'

const readOuts = ['readDepressing', 'readEvents', 'readFacilitating', 'readBursts'] as const

/** The authors connect each cell with probability 0.1 and have slow NMDA receptors too; here all ten cells reach each read-out, through AMPA. */
export const directTransmissionSpec: SpikingSpec = {
  kind: 'spiking', version: 1, dtMs: 0.1,
  cells: { pyramidal, integrateAndFire, slowPoisson: poisson(1) },
  populations: {
    pyr: population('pyramidal', 10),
    somaPool: population('slowPoisson', 4000, { spreadMv: 0 }),
    dendritePool: population('slowPoisson', 100, { spreadMv: 0 }),
    ...Object.fromEntries(readOuts.map((name) => [name, population('integrateAndFire', 1, { spreadMv: 0 })])),
  },
  synapses,
  shortTerm: { depressing, facilitating },
  plasticity: {},
  projections: {
    somaPoolToPyr: spikes('somaPool', 'pyr', 'somaExc', 0.1, 0.15),
    dendritePoolToPyr: spikes('dendritePool', 'pyr', 'dendriteExc', 0.1, 0.1),
    pyrToReadDepressing: spikes('pyr', 'readDepressing', 'somaExc', 1, 0.1, 'depressing'),
    pyrToReadEvents: events('pyr', 'readEvents', 'somaExc', 1, 0.1),
    pyrToReadFacilitating: spikes('pyr', 'readFacilitating', 'somaExc', 1, 0.1, 'facilitating'),
    pyrToReadBursts: bursts('pyr', 'readBursts', 'somaExc', 1, 0.1),
  },
  currents: { pyrSoma: constant('pyr', 'soma', 250), pyrDendrite: constant('pyr', 'dendrite', 50) },
  protocol: oneRun(5000),
  recording: { ...recordRates(50, ['pyr']), rasters: ['pyr'], rasterNeurons: 10, traces: readOuts, traceNeurons: 1, traceEveryMs: 1 },
  fidelity: authorsCode,
}

/** Bounds are ours: events are many, and the two courses nearly the same; bursts are few, and a facilitating synapse hears some lone events too. */
const alike = (id: string, panel: string, line: string, other: string, label: string, above: number): Check => ({
  type: 'statistic', id, label, source: 'Fig. S11', of: { kind: 'correlation', panel, line, with: other, from: 0.5, to: 5 }, expected: { above }, unit: '',
})

export const directTransmissionPresets: readonly Preset<SpikingSpec>[] = [
  {
    id: 'figS11', kind: 'spiking', figure: 'Fig. S11', title: 'Transmitting events and bursts directly',
    summary: 'A depressing synapse reads out events, a facilitating one bursts: the voltages of cells that get them directly look alike. Ten pyramidal cells, 5 s.',
    spec: directTransmissionSpec,
    references: [],
    checks: [
      alike('events', 'events', 'depressing', 'events', 'Depressing synapse and direct events: correlation', 0.9),
      alike('bursts', 'bursts', 'facilitating', 'bursts', 'Facilitating synapse and direct bursts: correlation', 0.2),
    ],
  },
]
