/** Figs. S1-S3: the XOR network under other conditions. */
import type { SpikingSpec } from '../../../engines/spiking/spec.ts'
import type { Check } from '../../figure.ts'
import type { Preset } from '../../kind.ts'
import { runawayHz, xorSolvedChecks } from './xor.ts'
import { fig4Parts, xorSpec } from './xor-network.ts'
import type { XorParts } from './xor-network.ts'

interface ControlParts {
  readonly id: string
  readonly figure: string
  readonly title: string
  readonly summary: string
  readonly changes: Partial<XorParts>
  readonly checks: readonly Check[]
}

const control = ({ id, figure, title, summary, changes, checks }: ControlParts): Preset<SpikingSpec> => ({
  id, kind: 'spiking', figure, title, summary, spec: xorSpec({ ...fig4Parts, ...changes }), references: [],
  checks: checks.map((check) => ({ ...check, source: check.source.replace('Fig. 4c', figure) })),
})

/** What a network that has not learned XOR does. */
const bothInputsStillDrive: Check = {
  type: 'statistic', id: 'unsolved', label: 'Output for 11 (target 0), after learning, against the threshold', source: 'Fig. S1: the task needs plasticity in the hidden layer',
  of: { kind: 'valueAt', panel: 'response-output', line: 'after', x: 3 }, expected: { above: 6, butBelow: runawayHz }, unit: 'Hz',
}

/** Running average in s and length of an example in s. */
const timescales = (id: string, tauAvgS: number, exampleS: number): Preset<SpikingSpec> => control({
  id, figure: 'Fig. S2', title: `XOR, averages over ${tauAvgS} s, examples of ${exampleS} s`,
  summary: `The network of Fig. 4 with running averages over ${tauAvgS} s and examples of ${exampleS} s.`,
  changes: { tauAvgS, exampleMs: 1000 * exampleS, binMs: 50 * exampleS }, checks: xorSolvedChecks,
})

export const xorControlPresets: readonly Preset<SpikingSpec>[] = [
  control({
    id: 'figS1-small', figure: 'Fig. S1', title: 'XOR with smaller populations', summary: 'The network of Fig. 4 with 400 cells a population and as many inputs per cell.',
    changes: { cells: 400 }, checks: xorSolvedChecks,
  }),
  control({
    id: 'figS1-no-hidden', figure: 'Fig. S1', title: 'XOR without plasticity in the hidden layer',
    summary: 'Only the synapses onto the output learn. Both hidden populations respond to the inputs alike, so that the output cannot tell one active input from two.',
    changes: { hiddenLearningRate: 0 }, checks: [bothInputsStillDrive],
  }),
  control({
    id: 'figS1-shuffled', figure: 'Fig. S1e', title: 'XOR with the inputs in random order', summary: 'The network of Fig. 4; the order of the four inputs is drawn anew in each epoch.',
    changes: { order: 'shuffled' }, checks: xorSolvedChecks,
  }),
  timescales('figS2-2s-8s', 2, 8),
  timescales('figS2-2s-4s', 2, 4),
  timescales('figS2-half-8s', 0.5, 8),
  control({
    id: 'figS3', figure: 'Fig. S3', title: 'XOR with feedback of one sign',
    summary: 'Both hidden populations get the same feedback, hidden 2 no current to make up for inhibition; learning rates are halved.',
    changes: { feedbackToHidden2: { excitation: 0.26, inhibition: 0.06, currentPa: 0 }, hiddenLearningRate: 4e-3, outputLearningRate: 2e-3, binMs: 1000 },
    checks: xorSolvedChecks,
  }),
]
