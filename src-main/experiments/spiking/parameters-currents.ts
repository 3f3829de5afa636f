/** Injected currents and their waveforms. */
import { code, nameChoice } from './parameters-leaf.ts'
import type { Leaf, Variants } from './parameters-leaf.ts'
import type { SpecNames } from './parameters-names.ts'

const source = `Figs. 2-4; values: ${code}`
/** How many points a waveform may have. */
const mostPoints = 100_000

export const currentLeaves = (names: SpecNames): readonly Leaf[] => [
  nameChoice('population', { label: 'Population', help: 'Into all of whose neurons the current flows.', source: 'Figs. 2-4' }, names.membranes),
  {
    key: 'compartment', kind: 'choice', label: 'Compartment', symbol: '', unit: '', default: 'soma', paper: null, help: 'Only pyramidal cells have dendrites.', source: 'Figs. 2-4',
    options: [{ value: 'soma', label: 'Soma' }, { value: 'dendrite', label: 'Dendrite' }],
  },
]

export const waveformType: Leaf = {
  key: 'type', kind: 'choice', label: 'Waveform', symbol: '', unit: '', default: 'constant', paper: null, help: 'How the current changes in time.', source: 'Figs. 2-4',
  options: [{ value: 'constant', label: 'Constant' }, { value: 'sine', label: 'Sine' }, { value: 'steps', label: 'Steps' }, { value: 'sampled', label: 'From a table' }],
}

const pa = (key: string, label: string, symbol: string, help: string, preset = 0): Leaf => ({ key, kind: 'number', label, symbol, unit: 'pA', min: -100_000, max: 100_000, default: preset, paper: null, help, source })

export const waveformVariants: Variants = {
  constant: [pa('currentPa', 'Current', 'I', 'Negative hyperpolarises.')],
  sine: [
    pa('baselinePa', 'Baseline', 'I_0', 'Current before the start and in the middle of the sine.'),
    pa('amplitudePa', 'Amplitude', 'A', 'Of the sine, to both sides of the baseline.', 100),
    { key: 'periodMs', kind: 'number', label: 'Period', symbol: 'T', unit: 'ms', min: 0.1, max: 1e7, default: 500, paper: null, help: 'The phase counts from time 0, not from the start.', source: `Fig. 3; ${code}` },
    { key: 'startMs', kind: 'number', label: 'Start', symbol: 't_0', unit: 'ms', min: 0, max: 1e9, default: 0, paper: null, help: 'Before it there is only the baseline.', source: `Fig. 3; ${code}` },
  ],
  steps: [
    { key: 'timesMs', kind: 'numbers', label: 'Times', symbol: 't_k', unit: 'ms', min: 0, max: 1e9, maxItems: mostPoints, default: [0], paper: null, help: 'From each time on its current flows; before the first, none.', source },
    { key: 'currentsPa', kind: 'numbers', label: 'Currents', symbol: 'I_k', unit: 'pA', min: -100_000, max: 100_000, maxItems: mostPoints, default: [0], paper: null, help: 'One for each time.', source },
  ],
  sampled: [
    { key: 'intervalMs', kind: 'number', label: 'Interval', symbol: '\\Delta t', unit: 'ms', min: 0.001, max: 1e7, default: 1, paper: null, help: 'Between two samples, with straight lines between them.', source: code },
    { key: 'samplesPa', kind: 'numbers', label: 'Samples', symbol: 'I_k', unit: 'pA', min: -100_000, max: 100_000, maxItems: mostPoints, default: [0], paper: null, help: 'The first is that of time 0.', source: code },
    {
      key: 'after', kind: 'choice', label: 'After the last sample', symbol: '', unit: '', default: 'hold', paper: null, help: 'The last sample stays, or the table starts again.', source: code,
      options: [{ value: 'hold', label: 'Holds' }, { value: 'repeat', label: 'Starts again' }],
    },
  ],
}
