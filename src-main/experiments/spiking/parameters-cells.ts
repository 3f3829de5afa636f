/** The constants of the cell models, with the paper's values. */
import { code } from './parameters-leaf.ts'
import type { Leaf, Variants } from './parameters-leaf.ts'

const eq9 = 'Eq. 9, Methods, "Neuron models"'
const eq10 = 'Eq. 10, Methods, "Neuron models"'
const simplified = 'Methods, "Spiking XOR gate", simplified pyramidal neuron model'
const interneurons = 'Methods, "Neuron models", AdEx'

type Numbers = Pick<Extract<Leaf, { kind: 'number' | 'integer' }>, 'min' | 'max' | 'default' | 'paper'>
type Words = Pick<Leaf, 'key' | 'label' | 'symbol' | 'help' | 'source'>

const mv = (words: Words, values: Omit<Numbers, 'min' | 'max'>): Leaf => ({ ...words, kind: 'number', unit: 'mV', min: -200, max: 200, ...values })
const ms = (words: Words, values: Omit<Numbers, 'min' | 'max'>, min = 0.1): Leaf => ({ ...words, kind: 'number', unit: 'ms', min, max: 100_000, ...values })
const pf = (words: Words, values: Omit<Numbers, 'min' | 'max'>): Leaf => ({ ...words, kind: 'number', unit: 'pF', min: 1, max: 100_000, ...values })
const pa = (words: Words, values: Omit<Numbers, 'min' | 'max'>, min = -100_000): Leaf => ({ ...words, kind: 'number', unit: 'pA', min, max: 100_000, ...values })
const ns = (words: Words, values: Omit<Numbers, 'min' | 'max'>, min = -10_000): Leaf => ({ ...words, kind: 'number', unit: 'nS', min, max: 10_000, ...values })
/** The value the paper gives, which is the default. */
const published = (value: number) => ({ default: value, paper: value })
/** A value that figures or cells choose, or that the paper does not give. */
const chosen = (value: number) => ({ default: value, paper: null })

export const cellModel: Leaf = {
  key: 'model', kind: 'choice', label: 'Model', symbol: '', unit: '', default: 'pyramidal', paper: null, source: 'Methods, "Neuron models"',
  help: 'Which equations the cell obeys.',
  options: [
    { value: 'pyramidal', label: 'Pyramidal: soma and spiking dendrite (Eqs. 9, 10)' }, { value: 'burstPoisson', label: 'Pyramidal, simplified: bursts drawn at random (Fig. 4)' },
    { value: 'adEx', label: 'Adaptive exponential integrate-and-fire' }, { value: 'poisson', label: 'Poisson spike trains' }, { value: 'integrateAndFire', label: 'Leaky integrate-and-fire' },
  ],
}

const twoCompartments = (sigmoidCentre: Leaf): readonly Leaf[] => [
  mv({ key: 'restMv', label: 'Resting potential', symbol: 'E_L', help: 'To which both compartments leak.', source: `${eq9} and 10` }, published(-70)),
  mv({ key: 'resetMv', label: 'Reset potential', symbol: 'V_r', help: 'Somatic voltage after a spike.', source: eq9 }, published(-70)),
  ms({ key: 'somaTauMs', label: 'Membrane time constant of the soma', symbol: '\\tau_s', help: 'How fast the soma forgets its input.', source: eq9 }, published(16)),
  pf({ key: 'somaCapacitancePf', label: 'Capacitance of the soma', symbol: 'C_s', help: 'With the time constant it makes the leak, C/τ, in units of which synaptic weights are.', source: eq9 }, published(370)),
  pa({ key: 'somaAdaptationPa', label: 'Adaptation of the soma per spike', symbol: 'b', help: 'By how much each spike raises the adaptation current, which is taken off the soma.', source: eq9 }, published(200), 0),
  ms({ key: 'somaAdaptationTauMs', label: 'Time constant of the somatic adaptation', symbol: '\\tau_{w_s}', help: 'How long a spike is remembered.', source: eq9 }, published(100)),
  ms({ key: 'dendriteTauMs', label: 'Membrane time constant of the dendrite', symbol: '\\tau_d', help: 'How fast the dendrite forgets its input.', source: eq10 }, published(7)),
  pf({ key: 'dendriteCapacitancePf', label: 'Capacitance of the dendrite', symbol: 'C_d', help: 'With the time constant it makes the leak.', source: eq10 }, published(170)),
  ns({ key: 'dendriteAdaptationNs', label: 'Adaptation of the dendrite', symbol: 'a_w', help: 'Adaptation current per mV above rest, which is taken off the dendrite.', source: eq10 }, published(13), 0),
  ms({ key: 'dendriteAdaptationTauMs', label: 'Time constant of the dendritic adaptation', symbol: '\\tau_{w_d}', help: 'How late the dendrite is pulled back.', source: eq10 }, published(30)),
  mv({ key: 'thresholdMv', label: 'Threshold', symbol: '\\vartheta_0', help: 'To which the moving threshold relaxes.', source: eq9 }, published(-50)),
  { key: 'thresholdJumpMv', kind: 'number', label: 'Jump of the threshold', symbol: '\\Delta\\vartheta', unit: 'mV', min: 0, max: 200, ...published(2), help: 'By how much each spike raises it.', source: eq9 },
  ms({ key: 'thresholdTauMs', label: 'Time constant of the threshold', symbol: '\\tau_\\vartheta', help: 'How fast it relaxes.', source: eq9 }, published(27)),
  sigmoidCentre,
  { key: 'sigmoidWidthMv', kind: 'number', label: 'Width of f', symbol: 'D_d', unit: 'mV', min: 0.01, max: 200, ...published(6), help: 'Over how many mV the dendrite goes from silent to spiking.', source: `${eq9} and 10` },
]

const pyramidal: readonly Leaf[] = [
  ...twoCompartments(mv({ key: 'sigmoidCentreMv', label: 'Centre of f', symbol: 'E_d', help: 'Dendritic voltage at which half of the regenerative current flows.', source: `${eq9} and 10` }, published(-38))),
  pa({ key: 'somaCouplingPa', label: 'Current from dendrite to soma', symbol: 'g_s', help: 'Largest current that the dendrite sends into the soma.', source: eq9 }, published(1300)),
  pa({ key: 'dendriteRegenerationPa', label: 'Regenerative current of the dendrite', symbol: 'g_d', help: 'Largest current that makes a dendritic spike.', source: eq10 }, published(1200)),
  pa({ key: 'backpropagationPa', label: 'Back-propagating action potential', symbol: 'c_d', help: 'Current into the dendrite after each somatic spike.', source: `Eq. 10; value: ${code}` }, chosen(2600)),
  ms({ key: 'backpropagationMs', label: 'Duration of the back-propagating action potential', symbol: 'T_K', help: 'Length of the box K.', source: eq10 }, published(2), 0),
]

const burstPoisson: readonly Leaf[] = [
  ...twoCompartments(mv({ key: 'sigmoidCentreMv', label: 'Centre of f', symbol: 'E_d', help: 'Dendritic voltage at which half of the events become bursts.', source: simplified }, published(-57))),
  ms({ key: 'refractoryMs', label: 'Refractory time', symbol: '\\tau_\\mathrm{ref}', help: 'After every spike no event can happen for so long.', source: code }, chosen(20), 0),
  ms({ key: 'burstIntervalMinMs', label: 'Shortest interval in a burst', symbol: '\\delta_\\mathrm{min}', help: 'The second spike of a burst comes at least so long after the first.', source: code }, chosen(5)),
  ms({ key: 'burstIntervalRangeMs', label: 'Spread of intervals in a burst', symbol: '\\delta_\\mathrm{jit}', help: 'Width of the uniform distribution above the shortest interval.', source: code }, chosen(10), 0),
]

const adEx: readonly Leaf[] = [
  pf({ key: 'capacitancePf', label: 'Capacitance', symbol: 'C', help: 'With the leak it makes the membrane time constant, C/g_L.', source: interneurons }, published(100)),
  ns({ key: 'leakNs', label: 'Leak', symbol: 'g_L', help: 'Paper: 10 nS for PV, 5 nS for SOM cells.', source: interneurons }, chosen(10), 0.01),
  mv({ key: 'restMv', label: 'Resting potential', symbol: 'E_L', help: 'To which the membrane leaks.', source: interneurons }, published(-70)),
  mv({ key: 'resetMv', label: 'Reset potential', symbol: 'V_r', help: 'Voltage after a spike. Paper: -55 mV for PV, -65 mV for SOM cells.', source: interneurons }, chosen(-55)),
  { key: 'slopeMv', kind: 'number', label: 'Slope of the spike upstroke', symbol: '\\Delta_T', unit: 'mV', min: 0.01, max: 100, ...chosen(2), help: 'How sharp the threshold is. Paper: 2 mV for PV, 4 mV for SOM cells.', source: interneurons },
  pa({ key: 'rheobasePa', label: 'Rheobase', symbol: 'I_\\mathrm{rh}', help: 'Smallest current that makes the cell fire; V_T follows from it, -48 mV for PV cells at 200 pA and -61.84 mV (paper: -62 mV) for SOM cells at 25 pA.', source: code }, chosen(200)),
  ns({ key: 'adaptationNs', label: 'Adaptation below threshold', symbol: 'a', help: 'Paper: 0 for PV, 0.5 nS for SOM cells.', source: interneurons }, chosen(0)),
  pa({ key: 'adaptationJumpPa', label: 'Adaptation per spike', symbol: 'b', help: 'Paper: 0 for PV, 10 pA for SOM cells.', source: interneurons }, chosen(0)),
  ms({ key: 'adaptationTauMs', label: 'Time constant of the adaptation', symbol: '\\tau_w', help: 'Paper: 500 ms for SOM cells; PV cells do not adapt.', source: interneurons }, chosen(500)),
  ms({ key: 'refractoryMs', label: 'Refractory time', symbol: '\\tau_\\mathrm{ref}', help: 'Shortest interval between two spikes. Paper: 1 ms for PV, 2 ms for SOM cells.', source: interneurons }, chosen(1), 0),
]

const poisson: readonly Leaf[] = [
  { key: 'rateHz', kind: 'number', label: 'Rate', symbol: 'r', unit: 'Hz', min: 0, max: 100_000, ...chosen(5), help: 'Mean rate of every neuron.', source: `Methods, "Noise"; ${code}` },
]

const integrateAndFire: readonly Leaf[] = [
  ms({ key: 'tauMs', label: 'Membrane time constant', symbol: '\\tau', help: 'How fast the cell forgets its input.', source: code }, chosen(20)),
  pf({ key: 'capacitancePf', label: 'Capacitance', symbol: 'C', help: 'With the time constant it makes the leak.', source: code }, chosen(200)),
  mv({ key: 'restMv', label: 'Resting potential', symbol: 'E_L', help: 'To which the membrane leaks.', source: code }, chosen(-60)),
  mv({ key: 'thresholdMv', label: 'Threshold', symbol: '\\vartheta', help: 'Crossing it is a spike.', source: code }, chosen(-50)),
  mv({ key: 'resetMv', label: 'Reset potential', symbol: 'V_r', help: 'Voltage after a spike.', source: code }, chosen(-60)),
  ms({ key: 'refractoryMs', label: 'Refractory time', symbol: '\\tau_\\mathrm{ref}', help: 'Shortest interval between two spikes.', source: code }, chosen(5), 0),
]

export const cellVariants: Variants = { pyramidal, burstPoisson, adEx, poisson, integrateAndFire }
