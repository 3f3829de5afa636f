/** What happens when: phases, the patterns they show, and the teacher. */
import { code, nameChoice } from './parameters-leaf.ts'
import type { Leaf, Variants } from './parameters-leaf.ts'
import type { SpecNames } from './parameters-names.ts'

const xor = 'Methods, "Spiking XOR gate"'
const longestMs = 1e9

export const phaseType: Leaf = {
  key: 'type', kind: 'choice', label: 'Phase', symbol: '', unit: '', default: 'run', paper: null, help: 'A stretch of time, or patterns shown one after another.', source: 'Figs. 2-4',
  options: [{ value: 'run', label: 'Run' }, { value: 'examples', label: 'Examples' }],
}

const label = (what: string): Leaf => ({ key: 'label', kind: 'text', label: `Name of the ${what}`, symbol: '', unit: '', maxLength: 80, default: '', paper: null, help: 'For people: on the figure and in progress.', source: 'Burstlab' })

export const phaseVariants: Variants = {
  run: [
    label('phase'),
    { key: 'durationMs', kind: 'number', label: 'Duration', symbol: 'T', unit: 'ms', min: 0.001, max: longestMs, default: 1000, paper: null, help: 'Simulated time.', source: `Figs. 2-4; ${code}` },
    { key: 'plastic', kind: 'flag', label: 'Plastic', symbol: 'M', unit: '', default: false, paper: null, help: 'Whether synapses learn: M of Eq. 6.', source: 'Eq. 6' },
  ],
  examples: [
    label('phase'),
    { key: 'epochs', kind: 'integer', label: 'Epochs', symbol: 'n_\\mathrm{ep}', unit: '', min: 1, max: 1_000_000, default: 1, paper: null, help: 'How often all patterns are shown. Paper: 500.', source: xor },
    {
      key: 'order', kind: 'choice', label: 'Order', symbol: '', unit: '', default: 'fixed', paper: null, help: 'As listed in every epoch, or shuffled anew.', source: `${xor}; Fig. S1e`,
      options: [{ value: 'fixed', label: 'As listed' }, { value: 'shuffled', label: 'Shuffled in every epoch' }],
    },
    { key: 'patterns', kind: 'numbers', label: 'Patterns', symbol: '', unit: '', min: 0, max: 499, maxItems: 500, default: [0], paper: null, help: 'Which are shown; the first of all is number 0. Paper: all four.', source: xor },
    { key: 'predictionMs', kind: 'number', label: 'Prediction', symbol: 'T_\\mathrm{pred}', unit: 'ms', min: 0.001, max: longestMs, default: 7200, paper: null, help: 'The input alone, without plasticity. Paper: 90 % of 8 s.', source: xor },
    { key: 'learningMs', kind: 'number', label: 'Learning', symbol: 'T_\\mathrm{learn}', unit: 'ms', min: 0, max: longestMs, default: 800, paper: null, help: 'With teacher and plasticity; 0 tests only. Paper: 10 % of 8 s.', source: xor },
  ],
}

export const weightFactor = (projection: string): Leaf => ({
  key: projection, kind: 'number', label: `Factor on ${projection}`, symbol: '', unit: '', min: 0, max: 1000, default: 1, paper: null, help: 'By which the weight of the projection is multiplied in this phase.', source: `Fig. 2e-g; ${code}`,
})

export const addedCurrent = (current: string): Leaf => ({
  key: current, kind: 'number', label: `Added to ${current}`, symbol: '', unit: 'pA', min: -100_000, max: 100_000, default: 0, paper: null, help: 'Added to this current during the phase.', source: `Fig. 2e-g; ${code}`,
})

export const patternLeaves: readonly Leaf[] = [
  label('pattern'),
  { key: 'target', kind: 'integer', label: 'Target', symbol: '', unit: '', min: 0, max: 1, default: 0, paper: null, help: 'What the taught population shall answer: 0 its lowest, 1 its highest rate. Paper: 1 where the inputs differ.', source: xor },
]

export const patternCurrent = (population: string): Leaf => ({
  key: population, kind: 'number', label: `Current into ${population}`, symbol: '', unit: 'pA', min: -100_000, max: 100_000, default: 0, paper: null, help: 'Into the somata while the pattern is shown.', source: `${xor}; values: ${code}`,
})

export const teacherLeaves = (names: SpecNames): readonly Leaf[] => [
  nameChoice('population', { label: 'Taught population', help: 'Into whose dendrites the error current flows.', source: xor }, names.membranes),
  nameChoice('rateFrom', { label: 'Rate measured by', help: 'The plastic projection onto that population whose running event rate the error is made of.', source: code }, names.plasticProjections),
  { key: 'gainPaHz', kind: 'number', label: 'Gain', symbol: 'c', unit: 'pA·Hz', min: 0, max: 100_000, default: 1000, paper: 1000, help: 'Also the largest current, in pA.', source: `${xor}, error generation` },
  { key: 'minRateHz', kind: 'number', label: 'Rate that means 0', symbol: 'e_\\mathrm{min}', unit: 'Hz', min: 0, max: 1000, default: 2, paper: null, help: 'As in the learning rule.', source: `${xor}; value: ${code}` },
  { key: 'maxRateHz', kind: 'number', label: 'Rate that means 1', symbol: 'e_\\mathrm{max}', unit: 'Hz', min: 0, max: 1000, default: 10, paper: null, help: 'As in the learning rule.', source: `${xor}; value: ${code}` },
  { key: 'toleranceHz', kind: 'number', label: 'Tolerance', symbol: '', unit: 'Hz', min: 0, max: 100, default: 1, paper: 1, help: 'So near to the target no current flows.', source: `${xor}, error generation` },
]
