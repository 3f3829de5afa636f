/** One pyramidal cell on the bench: clamped currents, its f-I curve, and burst probability over dendritic current. */
import type { SpikingSpec } from '../../../engines/spiking/spec.ts'
import type { Check, Expected } from '../../figure.ts'
import type { Preset } from '../../kind.ts'
import { noise, population, pyramidal } from '../cells.ts'
import { authorsCode, constant, recordRates, synapses } from '../synapses.ts'
import { oneRun, staircase } from './transfer-curves.ts'

const base = { kind: 'spiking', version: 1, dtMs: 0.1, cells: { pyramidal }, synapses, shortTerm: {}, plasticity: {}, projections: {}, fidelity: authorsCode } as const

/** Soma alone, dendrite alone, both: coincidence makes bursts. */
export const clampSpec: SpikingSpec = {
  ...base,
  populations: { pyr: population('pyramidal', 1, { spreadMv: 0 }) },
  currents: {
    pyrSoma: { population: 'pyr', compartment: 'soma', waveform: { type: 'steps', timesMs: [100, 500, 1100, 1500], currentsPa: [500, 0, 500, 0] } },
    pyrDendrite: { population: 'pyr', compartment: 'dendrite', waveform: { type: 'steps', timesMs: [600, 1000, 1100, 1500], currentsPa: [300, 0, 300, 0] } },
  },
  protocol: oneRun(1600),
  recording: { ...recordRates(50, ['pyr']), rasters: ['pyr'], rasterNeurons: 1, traces: ['pyr'], traceNeurons: 1, traceEveryMs: 0.1 },
}

/** Each step is one bin. */
export const frequencySpec: SpikingSpec = {
  ...base,
  populations: { pyr: population('pyramidal', 1, { spreadMv: 0 }) },
  currents: {
    pyrSoma: { population: 'pyr', compartment: 'soma', waveform: staircase({ fromPa: 0, stepPa: 100, steps: 13, stepMs: 2000 }) },
    pyrDendrite: constant('pyr', 'dendrite', 0),
  },
  protocol: oneRun(26_000),
  recording: recordRates(2000, ['pyr']),
}

/** With the noise of Fig. 3, many cells at once. */
export const burstCurveSpec: SpikingSpec = {
  ...base,
  populations: { pyr: population('pyramidal', 1000, { soma: noise(500, 0.35, 0.35), dendrite: noise(500, 0.05, 0.05) }) },
  currents: {
    pyrSoma: constant('pyr', 'soma', 0),
    pyrDendrite: { population: 'pyr', compartment: 'dendrite', waveform: staircase({ fromPa: -100, stepPa: 50, steps: 13, stepMs: 1000 }) },
  },
  protocol: oneRun(13_000),
  recording: recordRates(500, ['pyr']),
}

const clamped = (id: string, label: string, panel: string, from: number, to: number, expected: Expected, unit: string): Check => ({
  type: 'statistic', id, label, source: 'Coincident input makes bursts', of: { kind: 'mean', panel, line: 'pyr', from, to }, expected, unit,
})

export const benchPresets: readonly Preset<SpikingSpec>[] = [
  {
    id: 'bench-clamp', kind: 'spiking', figure: 'Cell bench', title: 'Current clamp', references: [],
    summary: 'Current into the soma makes single spikes, into the dendrite none; both at once make bursts. Not in the paper.', spec: clampSpec,
    checks: [
      clamped('soma', 'Burst probability with current into the soma', 'bp', 0.1, 0.5, { about: 0, within: { absolute: 1e-9 } }, ''),
      clamped('dendrite', 'Event rate with current into the dendrite', 'er', 0.6, 1, { about: 0, within: { absolute: 1e-9 } }, 'Hz'),
      clamped('both', 'Burst probability with current into both', 'bp', 1.1, 1.5, { above: 0.1 }, ''),
    ],
  },
  {
    id: 'bench-fi', kind: 'spiking', figure: 'Cell bench', title: 'Firing rate over somatic current', references: [],
    summary: 'Thirteen steps of 2 s from 0 to 1200 pA into the soma of one cell without noise. Not in the paper.', spec: frequencySpec,
    checks: [
      {
        type: 'statistic', id: 'silent', label: 'Rate without current', source: 'No noise, no current', of: { kind: 'valueAt', panel: 'rates', line: 'spikes', x: 1 },
        expected: { about: 0, within: { absolute: 1e-9 } }, unit: 'Hz',
      },
      // A cell that never fires is silent too.
      {
        type: 'statistic', id: 'fires', label: 'Rate at 1200 pA', source: 'A cell fires when driven; bounds of ours', of: { kind: 'valueAt', panel: 'rates', line: 'spikes', x: 25 },
        expected: { above: 5, butBelow: 200 }, unit: 'Hz',
      },
      {
        type: 'statistic', id: 'rises', label: 'Rate from step to step: smallest rise', source: 'More current, no fewer spikes: one fewer in 2 s would be -0.5 Hz', of: { kind: 'monotone', panel: 'rates', line: 'spikes', from: 0, to: 26 },
        expected: { above: -0.5 }, unit: 'Hz',
      },
    ],
  },
  {
    id: 'bench-bursts', kind: 'spiking', figure: 'Cell bench', title: 'Burst probability over dendritic current', references: [],
    summary: 'Thirteen steps of 1 s from -100 to 500 pA into the dendrites of 1000 unconnected cells with the noise of Fig. 3. Not in the paper.', spec: burstCurveSpec,
    checks: [{
      type: 'statistic', id: 'rises', label: 'Burst probability, last step less first', source: 'Dendritic current makes bursts',
      of: { kind: 'change', panel: 'bp', line: 'pyr', fromX: 0.75, toX: 12.75 }, expected: { above: 0.2 }, unit: '',
    }],
  },
]
