/** Populations of equal cells, and the private noise of their neurons. */
import { nameChoice } from './parameters-leaf.ts'
import type { Leaf } from './parameters-leaf.ts'
import type { SpecNames } from './parameters-names.ts'

const noiseSource = 'Methods, "Noise"; values: reference implementation'

const noise = (compartment: 'soma' | 'dendrite', index: 's' | 'd'): readonly Leaf[] => (['excitatory', 'inhibitory'] as const).flatMap((receptor): Leaf[] => {
  const sign = receptor === 'excitatory' ? 'e' : 'i'
  const key = `noise.${compartment}.${receptor}`
  return [
    {
      key: `${key}RateHz`, kind: 'number', label: `Rate of the ${receptor} noise, ${compartment}`, symbol: `r_{${index},${sign}}`, unit: 'Hz', min: 0, max: 100_000, default: 0, paper: null,
      help: 'Every neuron has one Poisson source of its own; 0 is none.', source: noiseSource,
    },
    {
      key: `${key}Weight`, kind: 'number', label: `Weight of the ${receptor} noise, ${compartment}`, symbol: `w_{${index},${sign}}`, unit: '', min: 0, max: 100, default: 0, paper: null,
      help: 'What each of its spikes adds to the conductance, in units of the leak.', source: noiseSource,
    },
  ]
})

export const populationLeaves = (names: SpecNames): readonly Leaf[] => [
  nameChoice('cell', { label: 'Cell', help: 'Which cell its neurons are.', source: 'Figs. 2-4' }, names.cells),
  { key: 'size', kind: 'integer', label: 'Neurons', symbol: 'N', unit: '', min: 1, max: 1_000_000, default: 1000, paper: null, help: 'How many there are.', source: 'Figs. 2-4; reference implementation' },
  {
    key: 'initialSpreadMv', kind: 'number', label: 'Spread of voltages at the start', symbol: '\\sigma_V', unit: 'mV', min: 0, max: 100, default: 5, paper: null,
    help: 'Standard deviation of the somatic voltages around rest, so that neurons do not begin in step.', source: 'reference implementation',
  },
  ...noise('soma', 's'), ...noise('dendrite', 'd'),
]
