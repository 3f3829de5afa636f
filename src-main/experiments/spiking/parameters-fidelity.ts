/** Where the paper's text and its authors' code differ; the published curves were made by the code. */
import { code } from './parameters-leaf.ts'
import type { Leaf } from './parameters-leaf.ts'

interface Difference extends Pick<Leaf, 'key' | 'label' | 'help' | 'source'> {
  /** Value and words of each. */
  readonly code: readonly [string, string]
  readonly paper: readonly [string, string]
}

const either = ({ key, label, help, source, code: [ofCode, codeWords], paper: [ofPaper, paperWords] }: Difference): Leaf => ({
  key, kind: 'choice', label, symbol: '', unit: '', help, source, default: ofCode, paper: ofPaper,
  options: [{ value: ofCode, label: `as in the authors' code: ${codeWords}` }, { value: ofPaper, label: `as in the paper: ${paperWords}` }],
})

export const fidelityLeaves: readonly Leaf[] = [
  either({
    key: 'burstDetector', label: 'Burst detector', source: `Methods, definition of events and bursts; ${code}`, help: 'What tells an event from the spikes of a burst.',
    code: ['accumulatingTrace', 'a trace to which every spike adds'], paper: ['interval', 'the interval to the last spike'],
  }),
  { key: 'burstThresholdMs', kind: 'number', label: 'Burst threshold', symbol: 'b_\\mathrm{th}', unit: 'ms', min: 0.1, max: 1000, default: 16, paper: 16, help: 'Spikes at most so far apart belong to one burst.', source: 'Methods, definition of events and bursts' },
  { key: 'backpropagationDelayMs', kind: 'number', label: 'Delay of the back-propagating action potential', symbol: '', unit: 'ms', min: 0, max: 100, default: 0, paper: 0.5, help: 'As in the authors\' code: none. As in the paper: 0.5 ms.', source: `Eq. 10, Methods; ${code}` },
  either({
    key: 'dendriticDrivingForce', label: 'Driving force of dendritic synapses', source: `Methods, "Synapses"; ${code}`, help: 'Which voltage the reversal potential is compared with.',
    code: ['soma', 'the somatic voltage'], paper: ['dendrite', 'the dendritic voltage'],
  }),
  either({
    key: 'adExSpike', label: 'Spike of AdEx cells', source: `Methods, "Neuron models", AdEx; ${code}`, help: 'At which voltage a spike is told, and where the cell is held after it.',
    code: ['code', 'at 0 mV, then held at rest'], paper: ['paper', 'at 24 mV, then held at reset'],
  }),
  either({
    key: 'burstProbabilityBeforeEvents', label: 'Running burst probability before the first event', source: `Eqs. 4-6; ${code}`, help: 'The ratio of the running rates while both are zero.',
    code: ['one', 'undefined, which counts as 1'], paper: ['zero', 'no bursts yet, 0'],
  }),
  either({
    key: 'shortTerm', label: 'Short-term plasticity', source: `Methods, "Short-term plasticity"; ${code}`, help: 'By how much a spike raises the utilisation.',
    code: ['classical', 'classical model, by U(1 - u)'], paper: ['extended', 'extended model, by f(1 - u)'],
  }),
  either({
    key: 'lowRateHomeostasis', label: 'Homeostasis at low rates', source: `Eqs. 6, 8; ${code}`, help: 'Which rate it watches.',
    code: ['spikeAverage', 'all spikes over 30 s'], paper: ['eventAverage', 'the running event rate, with the eligibility trace'],
  }),
]
