/** The time step and what a run keeps. */
import { nameList } from './parameters-leaf.ts'
import type { Leaf } from './parameters-leaf.ts'
import type { SpecNames } from './parameters-names.ts'

export const integrationLeaves: readonly Leaf[] = [
  { key: 'dtMs', kind: 'number', label: 'Time step', symbol: '\\mathrm{d}t', unit: 'ms', min: 0.001, max: 1, default: 0.1, paper: 0.1, help: 'Of the forward Euler integration; all times of the protocol are whole numbers of it.', source: 'reference implementation' },
]

const source = 'Burstlab'

export const recordingLeaves = (names: SpecNames): readonly Leaf[] => [
  { key: 'binMs', kind: 'number', label: 'Bin', symbol: '', unit: 'ms', min: 0.1, max: 1e7, default: 50, paper: null, help: 'Over which rates are averaged. Paper: 50 ms in Fig. 3.', source: 'Fig. 3; reference implementation' },
  nameList('rates', { label: 'Rates of', help: 'Populations whose event, burst and spike rates are kept.', source }, names.populations),
  nameList('rasters', { label: 'Spikes of', help: 'Populations of whose neurons every spike is kept.', source }, names.populations),
  { key: 'rasterNeurons', kind: 'integer', label: 'Neurons whose spikes are kept', symbol: '', unit: '', min: 0, max: 100_000, default: 50, paper: null, help: 'In each of these populations, the first so many.', source },
  nameList('traces', { label: 'Voltages of', help: 'Populations of whose neurons the state is kept.', source }, names.membranes),
  { key: 'traceNeurons', kind: 'integer', label: 'Neurons whose voltages are kept', symbol: '', unit: '', min: 0, max: 1000, default: 2, paper: null, help: 'In each of these populations, the first so many.', source },
  { key: 'traceEveryMs', kind: 'number', label: 'Voltages every', symbol: '', unit: 'ms', min: 0.001, max: 1e7, default: 1, paper: null, help: 'Between two samples.', source },
  nameList('weights', { label: 'Weights of', help: 'Plastic projections whose weights and running rates are kept.', source }, names.plasticProjections),
  { key: 'weightSamples', kind: 'integer', label: 'Single weights', symbol: '', unit: '', min: 0, max: 100_000, default: 0, paper: null, help: 'How many synapses of each are followed one by one.', source },
  { key: 'runningNeurons', kind: 'integer', label: 'Neurons of the running averages', symbol: '', unit: '', min: 1, max: 1_000_000, default: 50, paper: null, help: 'Over how many neurons the running burst probability is averaged. Fig. 2g: 50.', source: 'Fig. 2g; reference implementation' },
]
