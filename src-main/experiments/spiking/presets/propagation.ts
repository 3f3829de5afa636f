/** Fig. 3: two populations of pyramidal cells, events travelling up and bursts down. */
import type { SpikingSpec } from '../../../engines/spiking/spec.ts'
import type { Check, StatisticCheck } from '../../figure.ts'
import type { Preset } from '../../kind.ts'
import { noise, population, pv, pyramidal, som } from '../cells.ts'
import { propagationReferences } from '../references/propagation.ts'
import { authorsCode, constant, depressing, facilitating, recordRates, spikes, synapses } from '../synapses.ts'

const p = 0.05
const somaNoise = noise(500, 0.35, 0.35)
const dendriteNoise = noise(500, 0.05, 0.05)

/** The stimuli swing from 1 s on, in absolute time. */
const sine = (baselinePa: number, amplitudePa: number, periodMs: number) => ({ type: 'sine', baselinePa, amplitudePa, periodMs, startMs: 1000 }) as const

export const propagationSpec: SpikingSpec = {
  kind: 'spiking', version: 1, dtMs: 0.1,
  cells: { pyramidal, pv, som },
  populations: {
    pyr1: population('pyramidal', 4000, { soma: somaNoise, dendrite: dendriteNoise }),
    pyr2: population('pyramidal', 4000, { soma: somaNoise, dendrite: dendriteNoise }),
    pv: population('pv', 1000, { soma: noise(500, 0.75, 1.125) }),
    som: population('som', 1000, { soma: noise(500, 0.4, 0.5) }),
  },
  synapses,
  shortTerm: { depressing, facilitating },
  plasticity: {},
  projections: {
    pyr1ToPyr2: spikes('pyr1', 'pyr2', 'somaExc', p, 0.05, 'depressing'),
    pyr1ToPv: spikes('pyr1', 'pv', 'somaExc', p, 0.05, 'depressing'),
    pvToPyr2: spikes('pv', 'pyr2', 'somaInh', p, 0.07),
    pyr2ToPyr1: spikes('pyr2', 'pyr1', 'dendriteExc', p, 0.37, 'facilitating'),
    pyr2ToSom: spikes('pyr2', 'som', 'somaExc', p, 0.3, 'facilitating'),
    somToPyr1: spikes('som', 'pyr1', 'dendriteInh', p, 0.035),
    // Disynaptic inhibition within a population, drawn as one step.
    pyr1ToPyr1: spikes('pyr1', 'pyr1', 'dendriteInh', p, 0.1, 'facilitating'),
    pyr2ToPyr2: spikes('pyr2', 'pyr2', 'dendriteInh', p, 0.1, 'facilitating'),
  },
  currents: {
    pyr1Soma: { population: 'pyr1', compartment: 'soma', waveform: sine(0, 200, 500) },
    pyr1Dendrite: constant('pyr1', 'dendrite', 50),
    pyr2Soma: constant('pyr2', 'soma', -100),
    // 500 ms times the square root of 5: in no simple ratio to the somatic period.
    pyr2Dendrite: { population: 'pyr2', compartment: 'dendrite', waveform: sine(100, 100, 500 * Math.sqrt(5)) },
    pv: constant('pv', 'soma', 205),
    som: constant('som', 'soma', 0),
  },
  protocol: {
    phases: [
      { type: 'run', label: 'relaxation', durationMs: 1000, plastic: false, weightFactors: {}, addedCurrentsPa: {} },
      { type: 'run', label: 'stimulation', durationMs: 3000, plastic: false, weightFactors: {}, addedCurrentsPa: {} },
    ],
    patterns: [], teacher: null,
  },
  recording: { ...recordRates(50, ['pyr1', 'pyr2', 'pv', 'som']), rasters: ['pyr1', 'pyr2'], rasterNeurons: 25 },
  fidelity: authorsCode,
}

/** Where the stimuli swing and a reference exists: its last bin ends at 3.95 s. */
const window = { from: 1, to: 3.95 } as const

type Quantity = keyof typeof propagationReferences

const isIn = (x: number): boolean => x > window.from && x < window.to
const mean = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0) / values.length

/** A reference's values, or their SDs, in the window. */
const inWindow = (quantity: Quantity, column: 'y' | 'sd'): readonly number[] => {
  const { x, [column]: values = [] } = propagationReferences[quantity]
  return values.filter((_, index) => isIn(x[index] ?? 0))
}

const unitOf = (quantity: Quantity): string => (quantity.startsWith('bp') ? '' : 'Hz')

const checksOf = (quantity: Quantity, label: string): readonly StatisticCheck[] => {
  const { id, panel, line = id, source } = propagationReferences[quantity]
  const unit = unitOf(quantity)
  return [
    {
      type: 'statistic', id: `mean-${id}`, label: `Mean ${label}`, source, of: { kind: 'mean', panel, line, ...window },
      expected: { about: mean(inWindow(quantity, 'y')), within: { relative: 0.03 } }, unit,
    },
    // One realisation against a mean of five deviates by 1.1 SD if nothing but chance is at work.
    {
      type: 'statistic', id: `course-${id}`, label: `Course of ${label}, rms deviation`, source: `${source}; 1.5 times its rms SD over realisations`,
      of: { kind: 'rms', panel, line, reference: id, ...window }, expected: { below: 1.5 * Math.sqrt(mean(inWindow(quantity, 'sd').map((sd) => sd * sd))) }, unit,
    },
  ]
}

/** Correlations lie between those of single realisations and that of the mean of five, which has less noise. */
const correlation = (panel: string, line: string, encoded: string, label: string, about: number): Check => ({
  type: 'statistic', id: `correlation-${panel}`, label, source: 'Fig. 3, measured with the authors\' code: between one realisation and the mean of five',
  of: { kind: 'correlation', panel, line, with: encoded, ...window }, expected: { about, within: { absolute: 0.02 } }, unit: '',
})

export const propagationPresets: readonly Preset<SpikingSpec>[] = [
  {
    id: 'fig3', kind: 'spiking', figure: 'Fig. 3', title: 'Signals up and down at once',
    summary: 'Depressing synapses let events carry the somatic input up, facilitating ones let bursts carry the dendritic input down. 10 000 cells, 4 s.',
    spec: propagationSpec,
    references: Object.values(propagationReferences),
    checks: [
      ...checksOf('er1', 'event rate of population 1'),
      ...checksOf('br1', 'burst rate of population 1'),
      ...checksOf('bp1', 'burst probability of population 1'),
      ...checksOf('er2', 'event rate of population 2'),
      ...checksOf('br2', 'burst rate of population 2'),
      ...checksOf('bp2', 'burst probability of population 2'),
      ...checksOf('pv', 'rate of the PV cells'),
      ...checksOf('som', 'rate of the SOM cells'),
      correlation('b2', 'bp2', 'current2', 'Burst probability of population 2 follows the dendritic current: correlation', 0.963),
      correlation('b3', 'er2', 'er1', 'Event rate of population 2 follows that of population 1: correlation', 0.931),
      correlation('c2', 'bp1', 'br2', 'Burst probability of population 1 follows the burst rate of population 2: correlation', 0.899),
      correlation('c3', 'er1', 'current1', 'Event rate of population 1 follows the somatic current: correlation', 0.943),
    ],
  },
]
