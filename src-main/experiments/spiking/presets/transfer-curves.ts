/** Figs. S5 and S10: how dendritic current becomes burst probability, and what shapes the curve. */
import type { SpikingSpec, Waveform } from '../../../engines/spiking/spec.ts'
import type { Check } from '../../figure.ts'
import type { Preset } from '../../kind.ts'
import { poisson, population, pv, pyramidal, som } from '../cells.ts'
import { authorsCode, constant, depressing, facilitating, recordRates, spikes, synapses } from '../synapses.ts'

const poolSize = 25_000
const pools = {
  excitatoryPool: population('fastPoisson', poolSize, { spreadMv: 0 }),
  inhibitoryPool: population('fastPoisson', poolSize, { spreadMv: 0 }),
} as const

export interface StaircaseParts {
  readonly fromPa: number
  readonly stepPa: number
  readonly steps: number
  readonly stepMs: number
}

export const staircase = ({ fromPa, stepPa, steps, stepMs }: StaircaseParts): Waveform => ({
  type: 'steps', timesMs: Array.from({ length: steps }, (_, step) => step * stepMs), currentsPa: Array.from({ length: steps }, (_, step) => fromPa + step * stepPa),
})

export const oneRun = (durationMs: number): SpikingSpec['protocol'] => ({
  phases: [{ type: 'run', label: 'staircase', durationMs, plastic: false, weightFactors: {}, addedCurrentsPa: {} }], patterns: [], teacher: null,
})

interface ModulationParts {
  readonly somToPyramidal: number
  readonly disinhibitionPa: number
  readonly utilisation: number
  readonly regenerationPa: number
}

const modulationDefaults: ModulationParts = { somToPyramidal: 0.001, disinhibitionPa: 0, utilisation: 0.02, regenerationPa: 1200 }

const few = 100 / poolSize

/** Fig. S5: currents of -50 to 500 pA into dendrites whose inhibition is closed in a loop. */
export const modulationSpec = ({ somToPyramidal, disinhibitionPa, utilisation, regenerationPa }: ModulationParts): SpikingSpec => ({
  kind: 'spiking', version: 1, dtMs: 0.1,
  cells: { pyramidal: { ...pyramidal, dendriteRegenerationPa: regenerationPa }, pv, som, fastPoisson: poisson(5) },
  populations: { pyr: population('pyramidal', 10_000, { spreadMv: 0 }), pv: population('pv', 1000), som: population('som', 1000), ...pools },
  synapses,
  shortTerm: { depressing, facilitating: { ...facilitating, utilisation } },
  plasticity: {},
  projections: {
    excitatoryPoolToPyrSoma: spikes('excitatoryPool', 'pyr', 'somaExc', few, 0.05),
    inhibitoryPoolToPyrSoma: spikes('inhibitoryPool', 'pyr', 'somaInh', few, 0.05),
    excitatoryPoolToPyrDendrite: spikes('excitatoryPool', 'pyr', 'dendriteExc', few, 0.05),
    inhibitoryPoolToPyrDendrite: spikes('inhibitoryPool', 'pyr', 'dendriteInh', few, 0.05),
    excitatoryPoolToPv: spikes('excitatoryPool', 'pv', 'somaExc', few, 0.12),
    inhibitoryPoolToPv: spikes('inhibitoryPool', 'pv', 'somaInh', few, 0.15),
    excitatoryPoolToSom: spikes('excitatoryPool', 'som', 'somaExc', few, 0.2),
    inhibitoryPoolToSom: spikes('inhibitoryPool', 'som', 'somaInh', few, 0.3),
    pyrToPv: spikes('pyr', 'pv', 'somaExc', 0.2, 0.001, 'depressing'),
    pyrToSom: spikes('pyr', 'som', 'somaExc', 0.2, 0.04, 'facilitating'),
    pvToSom: spikes('pv', 'som', 'somaInh', 1, 0.002),
    somToPyr: spikes('som', 'pyr', 'dendriteInh', 1, somToPyramidal),
  },
  currents: {
    pyrSoma: constant('pyr', 'soma', 560),
    pyrDendrite: { population: 'pyr', compartment: 'dendrite', waveform: staircase({ fromPa: -50, stepPa: 50, steps: 12, stepMs: 1000 }) },
    pv: constant('pv', 'soma', 205),
    // Disinhibition by VIP cells is a current that silences the SOM cells.
    som: constant('som', 'soma', -5 - disinhibitionPa),
  },
  protocol: oneRun(12_000),
  recording: recordRates(25, ['pyr', 'pv', 'som']),
  fidelity: authorsCode,
})

/** Fig. S10: pyramidal cells that inhibit each other's dendrites. */
export const normalizationSpec = (recurrentWeight: number, somaPa: number): SpikingSpec => ({
  kind: 'spiking', version: 1, dtMs: 0.1,
  cells: { pyramidal, fastPoisson: poisson(5) },
  populations: { pyr: population('pyramidal', 4000), ...pools },
  synapses,
  shortTerm: { facilitating },
  plasticity: {},
  projections: {
    excitatoryPoolToPyrSoma: spikes('excitatoryPool', 'pyr', 'somaExc', few, 0.17),
    inhibitoryPoolToPyrSoma: spikes('inhibitoryPool', 'pyr', 'somaInh', 30 / poolSize, 0.26),
    excitatoryPoolToPyrDendrite: spikes('excitatoryPool', 'pyr', 'dendriteExc', few, 0.043),
    inhibitoryPoolToPyrDendrite: spikes('inhibitoryPool', 'pyr', 'dendriteInh', 30 / poolSize, 0.07),
    pyrToPyr: spikes('pyr', 'pyr', 'dendriteInh', 0.05, recurrentWeight, 'facilitating'),
  },
  currents: {
    pyrSoma: constant('pyr', 'soma', somaPa),
    pyrDendrite: { population: 'pyr', compartment: 'dendrite', waveform: staircase({ fromPa: -100, stepPa: 50, steps: 10, stepMs: 1000 }) },
  },
  protocol: oneRun(10_000),
  recording: recordRates(20, ['pyr']),
  fidelity: authorsCode,
})

/** Last against first step, each in its second half. */
const risesCheck = (figure: string, steps: number): readonly Check[] => [
  {
    type: 'statistic', id: 'first-step', label: 'Burst probability on the lowest step', source: `${figure}: few bursts`,
    of: { kind: 'mean', panel: 'bp', line: 'pyr', from: 0.5, to: 1 }, expected: { below: 0.3 }, unit: '',
  },
  {
    type: 'statistic', id: 'last-step', label: 'Burst probability on the highest step', source: `${figure}: the curve rises`,
    of: { kind: 'mean', panel: 'bp', line: 'pyr', from: steps - 0.5, to: steps }, expected: { above: 0.3 }, unit: '',
  },
]

interface FamilyMember {
  readonly title: string
  readonly changes: Partial<ModulationParts>
}

const family = (letter: string, summary: string, members: readonly FamilyMember[]): readonly Preset<SpikingSpec>[] => members.map(({ title, changes }, index) => ({
  id: `figS5${letter}-${index}`, kind: 'spiking', figure: `Fig. S5${letter}`, title, summary: `${summary} Dendritic current in twelve steps of 1 s, from -50 to 500 pA.`,
  spec: modulationSpec({ ...modulationDefaults, ...changes }), references: [], checks: risesCheck(`Fig. S5${letter}`, 12),
}))

const normalization = (letter: 'a' | 'b', recurrentWeight: number): readonly Preset<SpikingSpec>[] => [0, 100, 200].map((somaPa, index) => ({
  id: `figS10${letter}-${index}`, kind: 'spiking', figure: `Fig. S10${letter}`,
  title: `Burst probability ${recurrentWeight === 0 ? 'without' : 'with'} recurrent inhibition, ${somaPa} pA into somata`,
  summary: 'Burst probability, event and burst rate over the dendritic current, in ten steps of 1 s from -100 to 350 pA.',
  spec: normalizationSpec(recurrentWeight, somaPa), references: [], checks: risesCheck(`Fig. S10${letter}`, 10),
}))

export const transferCurvePresets: readonly Preset<SpikingSpec>[] = [
  ...family('a', 'Dendrite-targeting inhibition lowers the slope.', [0, 0.0005, 0.001].map((somToPyramidal) => ({
    title: `SOM to dendrites, weight ${somToPyramidal}`, changes: { somToPyramidal },
  }))),
  ...family('b', 'Silencing SOM cells, as VIP cells do, lets dendrites burst.', [0, 50, 100].map((disinhibitionPa) => ({
    title: `Disinhibition by ${disinhibitionPa} pA`, changes: { disinhibitionPa },
  }))),
  ...family('c', 'The release probability onto SOM cells sets how strongly bursts inhibit dendrites.', [0.015, 0.02, 0.025].map((utilisation) => ({
    title: `Release probability ${utilisation}`, changes: { utilisation },
  }))),
  ...family('d', 'Excitable dendrites make bursts at smaller currents.', [1200, 1300, 1400].map((regenerationPa) => ({
    title: `Dendritic regeneration ${regenerationPa} pA`, changes: { regenerationPa },
  }))),
  ...normalization('a', 0),
  ...normalization('b', 0.02),
]
