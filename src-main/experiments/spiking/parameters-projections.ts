/** Synapses: their constants, short-term plasticity, the learning rule, and the projections between populations. */
import { code, nameChoice } from './parameters-leaf.ts'
import type { Leaf } from './parameters-leaf.ts'
import type { SpecNames } from './parameters-names.ts'

const methods = 'Methods, "Synapses"'

export const synapseLeaves: readonly Leaf[] = [
  { key: 'excitatoryTauMs', kind: 'number', label: 'Decay of excitatory synapses', symbol: '\\tau_\\mathrm{exc}', unit: 'ms', min: 0.1, max: 10_000, default: 5, paper: 5, help: 'Time constant of the conductance.', source: methods },
  { key: 'inhibitoryTauMs', kind: 'number', label: 'Decay of inhibitory synapses', symbol: '\\tau_\\mathrm{inh}', unit: 'ms', min: 0.1, max: 10_000, default: 10, paper: 10, help: 'Time constant of the conductance.', source: methods },
  { key: 'excitatoryReversalMv', kind: 'number', label: 'Reversal of excitatory synapses', symbol: 'E_\\mathrm{exc}', unit: 'mV', min: -200, max: 200, default: 0, paper: 0, help: 'To which voltage they pull.', source: methods },
  { key: 'inhibitoryReversalMv', kind: 'number', label: 'Reversal of inhibitory synapses', symbol: 'E_\\mathrm{inh}', unit: 'mV', min: -200, max: 200, default: -80, paper: -80, help: 'To which voltage they pull.', source: methods },
]

const stp = 'Methods, "Short-term plasticity"'

export const shortTermLeaves: readonly Leaf[] = [
  { key: 'depressionTauMs', kind: 'number', label: 'Recovery from depression', symbol: 'D', unit: 'ms', min: 0.1, max: 100_000, default: 100, paper: null, help: 'How fast resources come back. Paper: 100 ms facilitating, 20 ms depressing.', source: stp },
  { key: 'facilitationTauMs', kind: 'number', label: 'Decay of facilitation', symbol: 'F', unit: 'ms', min: 0.1, max: 100_000, default: 100, paper: null, help: 'How fast facilitation is lost. Paper: 100 ms facilitating, 1 s depressing.', source: stp },
  { key: 'utilisation', kind: 'number', label: 'Utilisation', symbol: 'U', unit: '', min: 0, max: 1, default: 0.02, paper: null, help: 'Share of the resources that a spike after long silence releases. Paper: 0.02 facilitating, 0.9 depressing.', source: stp },
  { key: 'facilitationJump', kind: 'number', label: 'Jump of the utilisation', symbol: 'f', unit: '', min: 0, max: 1, default: 0.1, paper: 0.1, help: 'Of the extended model; the classical one, which made the published curves, jumps by U.', source: stp },
  { key: 'initialUtilisation', kind: 'number', label: 'Utilisation at the start', symbol: 'u(0)', unit: '', min: 0, max: 1, default: 0.01, paper: null, help: 'Concerns little more than the first spike.', source: code },
]

export const plasticityLeaves: readonly Leaf[] = [
  { key: 'learningRate', kind: 'number', label: 'Learning rate', symbol: '\\eta', unit: '', min: 0, max: 10, default: 0.0035, paper: null, help: 'Scales every change of a weight.', source: `Eq. 6; values: ${code}` },
  { key: 'tauPreMs', kind: 'number', label: 'Time constant of the eligibility trace', symbol: '\\tau_\\mathrm{pre}', unit: 'ms', min: 0.1, max: 100_000, default: 100, paper: null, help: 'How long a presynaptic event makes its synapses eligible for change.', source: `Eq. 3; value: ${code}` },
  { key: 'tauAvgS', kind: 'number', label: 'Time constant of the running rates', symbol: '\\tau_\\mathrm{avg}', unit: 's', min: 0.01, max: 10_000, default: 5, paper: null, help: 'How far back a neuron looks to know its own burst probability. Paper: 2 s in Fig. 4.', source: 'Eqs. 4, 5' },
  { key: 'minRateHz', kind: 'number', label: 'Lowest rate', symbol: 'e_\\mathrm{min}', unit: 'Hz', min: 0, max: 1000, default: 2, paper: null, help: 'Below it homeostasis raises the weights.', source: `Eq. 8; value: ${code}` },
  { key: 'maxRateHz', kind: 'number', label: 'Highest event rate', symbol: 'e_\\mathrm{max}', unit: 'Hz', min: 0, max: 1000, default: 10, paper: null, help: 'Above it homeostasis lowers the weights.', source: `Eq. 7; value: ${code}` },
  { key: 'minWeight', kind: 'number', label: 'Smallest weight', symbol: 'w_\\mathrm{min}', unit: '', min: 0, max: 100, default: 0, paper: null, help: 'No weight falls below it.', source: code },
  { key: 'maxWeight', kind: 'number', label: 'Largest weight', symbol: 'w_\\mathrm{max}', unit: '', min: 0, max: 100, default: 1, paper: null, help: 'No weight rises above it.', source: code },
]

const connectivity = 'Methods, "Connectivity"'

export const projectionLeaves = (names: SpecNames): readonly Leaf[] => [
  nameChoice('source', { label: 'From', help: 'The presynaptic population.', source: 'Figs. 2-4' }, names.populations),
  nameChoice('target', { label: 'To', help: 'The postsynaptic population; Poisson populations listen to nothing.', source: 'Figs. 2-4' }, names.membranes),
  {
    key: 'compartment', kind: 'choice', label: 'Compartment', symbol: '', unit: '', default: 'soma', paper: null, help: 'Where the synapses are; only pyramidal cells have dendrites.', source: 'Figs. 2-4',
    options: [{ value: 'soma', label: 'Soma' }, { value: 'dendrite', label: 'Dendrite' }],
  },
  {
    key: 'receptor', kind: 'choice', label: 'Synapses', symbol: '', unit: '', default: 'excitatory', paper: null, help: 'To which of the two reversal potentials they pull.', source: methods,
    options: [{ value: 'excitatory', label: 'Excitatory' }, { value: 'inhibitory', label: 'Inhibitory' }],
  },
  {
    key: 'transmits', kind: 'choice', label: 'What is transmitted', symbol: '', unit: '', default: 'spikes', paper: null, help: 'Every spike, or of each event or burst one: an event\'s first spike, a burst\'s second.', source: 'Methods, "Spiking XOR gate"; Fig. S11',
    options: [{ value: 'spikes', label: 'Spikes' }, { value: 'events', label: 'Events' }, { value: 'bursts', label: 'Bursts' }],
  },
  {
    key: 'connectivity', kind: 'choice', label: 'Connectivity', symbol: '', unit: '', default: 'bernoulli', paper: null, help: 'Each pair at random, or neuron by neuron between populations of equal size.', source: connectivity,
    options: [{ value: 'bernoulli', label: 'At random' }, { value: 'oneToOne', label: 'One to one' }],
  },
  { key: 'probability', kind: 'number', label: 'Connection probability', symbol: 'p', unit: '', min: 0, max: 1, default: 0.05, paper: null, help: 'Of each pair of neurons; paper: 5 to 20 %. 1 where neurons are connected one to one.', source: connectivity },
  { key: 'weight', kind: 'number', label: 'Weight', symbol: 'w', unit: '', min: 0, max: 100, default: 0.1, paper: null, help: 'What a spike adds to the conductance, in units of the leak. All synapses begin equal.', source: `${methods}; values: ${code}` },
  { key: 'delayMs', kind: 'number', label: 'Delay', symbol: '\\Delta', unit: 'ms', min: 0, max: 100, default: 0.8, paper: null, help: 'From the spike to its effect: 0.8 ms for spikes, none for events and bursts.', source: code },
  nameChoice('shortTerm', { label: 'Short-term plasticity', help: 'Depressing synapses pass events on, facilitating ones bursts.', source: stp }, names.shortTerm, ['none']),
  nameChoice('plasticity', { label: 'Learning rule', help: 'Plastic projections transmit events and excite somata.', source: 'Eqs. 6-8' }, names.plasticity, ['none']),
  {
    key: 'sources', kind: 'choice', label: 'Sources', symbol: '', unit: '', default: 'shared', paper: null, help: 'Neurons share the sources of a Poisson population, or have as many of their own.', source: 'Methods, "Noise"',
    options: [{ value: 'shared', label: 'Shared' }, { value: 'private', label: 'Of each neuron\'s own' }],
  },
]
