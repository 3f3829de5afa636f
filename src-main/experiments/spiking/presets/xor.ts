/** Fig. 4: a spiking network learns XOR; and the same with a short training. */
import type { SpikingSpec } from '../../../engines/spiking/spec.ts'
import type { Check } from '../../figure.ts'
import type { Preset } from '../../kind.ts'
import { beforeLearning, costReference, responseReferences } from '../references/xor.ts'
import { fig4Parts, xorPatterns, xorSpec } from './xor-network.ts'

const authors = 'Fig. 4, measured with the authors\' code'

/** A response to one input, as drawn in the panel of a population. */
const response = (population: string, line: 'before' | 'after', pattern: number) => ({ kind: 'valueAt', panel: `response-${population}`, line, x: pattern }) as const

/** As far from five realisations of the authors' as theirs are from each other, and some. */
const beforeChecks: readonly Check[] = (['hidden1', 'hidden2', 'output'] as const).flatMap((population) => xorPatterns.map((pattern, index): Check => ({
  type: 'statistic', id: `before-${population}-${pattern.label}`, label: `Event rate of ${population} for ${pattern.label}, before learning`, source: authors,
  of: response(population, 'before', index), expected: { about: beforeLearning[population].eventRateHz[index] ?? 0, within: { absolute: 0.25 } },
  unit: 'Hz',
})))

/** An output that bursts without end, or has fallen silent, has solved nothing: the caption has 4.9 to 7.1 Hz, and no network of ours left 3 to 10. */
export const runawayHz = 20
const silentHz = 1

/** True inputs end above the threshold, false ones below. */
export const xorSolvedChecks: readonly Check[] = xorPatterns.map(({ label, target }, index): Check => ({
  type: 'statistic', id: `after-${label}`, label: `Output for ${label} (target ${target}), after learning`, source: 'Fig. 4c: threshold 6 Hz',
  of: response('output', 'after', index), expected: target === 1 ? { above: 6, butBelow: runawayHz } : { below: 6, butAbove: silentHz }, unit: 'Hz',
}))

/** By pattern, the event rates in the caption. */
const captionHz = { before: [3.3, 4.7, 4.7, 4.9], after: [4.9, 7.1, 6.6, 5.0] } as const

/**
 * The caption's own spread is 0.1 to 0.2 Hz, but the authors' code as published gives 3.8 Hz where it says 3.3: rates are compared
 * within what lies between the two.
 */
const captionChecks: readonly Check[] = (['before', 'after'] as const).flatMap((line) => xorPatterns.map(({ label }, index): Check => ({
  type: 'statistic', id: `caption-${line}-${label}`, label: `Output for ${label}, ${line} learning, against the caption`, source: 'Fig. 4, caption; their code as published differs by up to 0.5 Hz',
  of: response('output', line, index), expected: { about: captionHz[line][index] ?? 0, within: { absolute: 0.6 } }, unit: 'Hz',
})))

/** Networks drawn anew start with other costs, by less than 0.1. */
const costCheck = (lastEpoch: number): Check => ({
  type: 'statistic', id: 'cost-course', label: `Cost of the first ${lastEpoch + 1} epochs, rms deviation`, source: costReference.source,
  of: { kind: 'rms', panel: 'g', line: 'cost', reference: costReference.id, from: 0, to: lastEpoch + 1 }, expected: { below: 0.2 }, unit: '',
})

/** Nearly all of what hidden 1 has for 11 before. */
const fallenSilentHz = 4.5

/** Fig. 4f: what the two hidden populations learn for 11. */
const divergenceChecks: readonly Check[] = [
  {
    type: 'statistic', id: 'hidden1-falls', label: 'Hidden 1 for 11: before learning less after', source: 'Fig. 4f1: it falls',
    of: { kind: 'ordered', panel: 'response-hidden1', lines: ['before', 'after'], x: 3 }, expected: { above: 0, butBelow: fallenSilentHz }, unit: 'Hz',
  },
  {
    type: 'statistic', id: 'hidden2-rises', label: 'Hidden 2 for 11: after learning less before', source: 'Fig. 4f2: it rises',
    of: { kind: 'ordered', panel: 'response-hidden2', lines: ['after', 'before'], x: 3 }, expected: { above: 0 }, unit: 'Hz',
  },
]

/** Fig. S9 in spikes: bursts carry the errors, so that there are fewer of them to add as errors go. */
export const burstsFollowCost = (epochs: number): Check => ({
  type: 'statistic', id: 'bursts-follow-cost', label: 'What the teacher adds to the output\'s burst probability (RMS), with the cost: correlation over epochs',
  source: 'Discussion and Fig. S9; bound of ours: half of a perfect one', of: { kind: 'correlation', panel: 'spread', line: 'added', with: 'cost', from: 0, to: epochs },
  expected: { above: 0.5 }, unit: '',
})

export const xorPresets: readonly Preset<SpikingSpec>[] = [
  {
    id: 'fig4', kind: 'spiking', figure: 'Fig. 4', title: 'XOR in spiking networks',
    summary: 'Three layers of 500 cells a population learn XOR from bursts that come back. 500 epochs, 16 070 s of biological time.',
    spec: xorSpec(fig4Parts),
    references: [...responseReferences, costReference],
    checks: [...beforeChecks, costCheck(79), ...xorSolvedChecks, ...divergenceChecks, burstsFollowCost(500), ...captionChecks],
  },
  {
    id: 'fig4-quick', kind: 'spiking', figure: 'Fig. 4', title: 'XOR, a short version',
    summary: 'The same network and only 10 of the 500 epochs: responses before learning and the first steps, not the solution.',
    spec: xorSpec({ ...fig4Parts, epochs: 10 }),
    references: [...responseReferences, costReference],
    checks: [...beforeChecks, costCheck(9), ...divergenceChecks],
  },
]
