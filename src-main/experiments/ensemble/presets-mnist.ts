/** Fig. 5, Fig. S8 and Fig. S9: fully connected networks that learn MNIST, and short versions that learn generated digits. */
import type { EnsembleSpec } from '../../engines/ensemble/spec.ts'
import type { Check, Expected } from '../figure.ts'
import type { Preset, PresetReference } from '../kind.ts'
import { boundOfOurs, burstSpreadAt, errorAt, potentialsShrink, spreadFollowsError, updateAngleAt, weightAngleAt, weightsTurned } from './checks.ts'
import { backpropReferences, fixedRecurrentReferences, learnedRecurrentReferences, learnedReferences } from './references.ts'
import { backprop, burstprop, dense, digits, ensembleSpec, meanSteps, mnist, mnistStart, mnistSteps, network, wideStart } from './spec-parts.ts'
import type { SpecParts } from './spec-parts.ts'

const threeLayers = network('sigmoid', [dense(500), dense(500), dense(500)])
/** Number of the output layer. */
const output = 4
/** What the paper's networks make of MNIST after 500 epochs, in per cent: fewer errors after a few, or of other digits, would be an error of another kind. */
const paperErrorPct = 1.1
const hidden = [1, 2, 3] as const

const base: Omit<SpecParts, 'rule' | 'data' | 'epochs' | 'everySteps'> = { network: threeLayers, optimiser: mnistSteps, initial: mnistStart, batch: 32 }

const mnistSpec = (rule: SpecParts['rule'], epochs: number, everySteps: number): EnsembleSpec => ensembleSpec({ ...base, data: mnist, rule, epochs, everySteps })
const digitsSpec = (rule: SpecParts['rule'], everySteps = 20): EnsembleSpec => ensembleSpec({ ...base, data: digits, rule, epochs: quickEpochs, everySteps })
const quickEpochs = 10

const about = (value: number, absolute: number): Expected => ({ about: value, within: { absolute } })
const seeds = 'authors\' code, three seeds'
const oneSeed = 'authors\' code, one seed'

/** From 2.91 to 12.62 %, the range of three seeds. */
const errorAfterThree = errorAt(3, { source: `${seeds}: 2.9 to 12.6 %`, expected: about(7.765, 4.855) })
const turned = [weightsTurned(2, output, 3, -3, `${seeds}: 6 to 8°`), weightsTurned(3, output, 3, -3, `${seeds}: 7 to 8°`), weightsTurned(4, output, 3, -15, `${seeds}: 25 to 31°`)]
const shrink = hidden.map((layer) => potentialsShrink(layer, 3))

/** What learning the feedback weights is for. */
const belowFixed = ([[2, 86.081], [3, 86.514], [4, 68.125]] as const).map(([layer, angle]) => (
  weightAngleAt(layer, output, 3, { source: `Fig. 5c; ${oneSeed} with fixed feedback`, expected: { below: angle } }, 'below-fixed')))

const near = (angles: readonly number[], absolute: number, source: string): Check[] => angles.map((angle, index) => updateAngleAt(index + 1, 3, { source, expected: about(angle, absolute) }))

interface Condition {
  readonly id: 'fixed' | 'fixed-recurrent' | 'learned' | 'learned-recurrent'
  readonly title: string
  readonly summary: string
  readonly rule: SpecParts['rule']
  readonly references: readonly PresetReference[]
  readonly checks: readonly Check[]
}

/** The four of Fig. 5c-d. */
const conditions: readonly Condition[] = [
  {
    id: 'fixed', title: 'Fixed feedback', summary: 'Feedback weights stay random, dendrites get nothing else: weights turn towards them a little.',
    rule: burstprop('fixed', 'none'), references: [],
    checks: [
      errorAt(3, { source: boundOfOurs('with recurrent input 4.9 %, and seeds differ by 10 %'), expected: { below: 25, butAbove: paperErrorPct } }),
      weightsTurned(4, output, 3, -10, boundOfOurs('with recurrent input 23°')),
    ],
  },
  {
    id: 'fixed-recurrent', title: 'Fixed feedback, recurrent input', summary: 'Recurrent input learns to keep dendritic potentials small; feedback weights stay random.',
    rule: burstprop('fixed', 'learned'), references: fixedRecurrentReferences,
    checks: [
      errorAfterThree,
      ...([[2, 86.081, 2], [3, 86.514, 2], [4, 68.125, 6]] as const).map(([layer, angle, degrees]) => (
        weightAngleAt(layer, output, 3, { source: `${oneSeed}; seeds with learned feedback differ by ${degrees === 6 ? 8 : 2}°`, expected: about(angle, degrees) }))),
      ...near([64.539, 55.612, 40.982], 10, `${oneSeed}, last batch`), ...shrink,
    ],
  },
  {
    id: 'learned', title: 'Learned feedback', summary: 'Feedback weights change as the weights do, and come to resemble them.',
    rule: burstprop('learned', 'none'), references: learnedReferences,
    checks: [errorAfterThree, ...turned, ...belowFixed, ...near([62.733, 50.027, 33.41], 10, `${oneSeed}, last batch`)],
  },
  {
    id: 'learned-recurrent', title: 'Learned feedback, recurrent input', summary: 'Both together, the rule of the paper: small dendritic potentials, and feedback that resembles the weights.',
    rule: burstprop('learned', 'learned'), references: learnedRecurrentReferences,
    checks: [
      errorAfterThree, ...turned, ...belowFixed, ...near([53.469, 47.87, 40.91], 8, `${seeds}, last batch`), ...shrink,
      burstSpreadAt(1, 3, { source: `${seeds}: 0.20 to 0.24`, expected: about(0.221, 0.04) }), burstSpreadAt(2, 3, { source: `${seeds}: 0.13 to 0.16`, expected: about(0.15, 0.04) }),
    ],
  },
]

const quickError = errorAt(quickEpochs, { source: boundOfOurs('half of what guessing gives, and more than the paper has of MNIST'), expected: { below: 45, butAbove: paperErrorPct } })

/** Bounds of ours for generated digits, of which there are no references. */
const quickChecks = ({ id }: Condition): readonly Check[] => [
  quickError,
  weightsTurned(4, output, quickEpochs, -5, boundOfOurs('on MNIST 15° and more')),
  ...(id.startsWith('learned') ? [2, 3].map((layer) => weightsTurned(layer, output, quickEpochs, -1, boundOfOurs('on MNIST 5° and more'))) : []),
  ...(id.endsWith('recurrent') ? hidden.map((layer) => potentialsShrink(layer, quickEpochs)) : []),
]

const fig5: readonly Preset<EnsembleSpec>[] = conditions.flatMap((condition) => {
  const { id, title, summary, rule, references, checks } = condition
  return [
    {
      id: `fig5-${id}`, kind: 'ensemble', figure: 'Fig. 5', title, summary: `${summary} MNIST, three hidden layers of 500 units; the paper does not tell for how many epochs.`,
      spec: mnistSpec(rule, 50, 100), references, checks,
    },
    {
      id: `fig5-quick-${id}`, kind: 'ensemble', figure: 'Fig. 5', title: `${title}, a quick version`, summary: `${summary} 10 000 generated digits, ten epochs: minutes on a processor.`,
      spec: digitsSpec(rule), references: [], checks: quickChecks(condition),
    },
  ]
})

/** The paper's 1.1 % of all three algorithms. */
const published = errorAt(500, { source: 'text and Fig. S8: 1.1 %; half a per cent for what differs between seeds', expected: about(paperErrorPct, 0.5) })

/** One hidden layer and moved images: what the paper has after 500 epochs of three layers is there after 150. */
const best: Omit<SpecParts, 'rule' | 'optimiser' | 'initial'> = {
  data: { ...mnist, augmentation: 'shift' }, network: network('sigmoid', [dense(500)]), batch: 32, epochs: 150, everySteps: 0,
}
/** A third of the rate after fifty epochs, and once more after a hundred. */
const smallerRates = { rateFactorEvery: 50, rateFactor: 0.3 }
const bestOf = (rule: SpecParts['rule']): EnsembleSpec => ensembleSpec({ ...best, rule, optimiser: { ...mnistSteps, ...smallerRates }, initial: mnistStart })
const bestChecks: readonly Check[] = [
  errorAt(12, { source: boundOfOurs('2 % within minutes'), expected: { below: 2.5, butAbove: paperErrorPct / 2 } }),
  errorAt(150, { source: 'text and Fig. S8: 1.1 %; a fifth of it for the seed', expected: about(paperErrorPct, 0.22) }),
]

const figS8: readonly Preset<EnsembleSpec>[] = [
  {
    id: 'figS8-burstprop', kind: 'ensemble', figure: 'Fig. S8', title: 'MNIST, burst-dependent', summary: 'The rule with learned feedback and recurrent input for 500 epochs, with the constants of the authors\' code.',
    spec: mnistSpec(burstprop('learned', 'learned'), 500, 0), references: learnedRecurrentReferences, checks: [errorAfterThree, published],
  },
  {
    id: 'figS8-fixed', kind: 'ensemble', figure: 'Fig. S8', title: 'MNIST, fixed feedback', summary: 'The same with feedback weights that stay random: feedback alignment.',
    spec: mnistSpec(burstprop('fixed', 'learned'), 500, 0), references: fixedRecurrentReferences, checks: [errorAfterThree, published],
  },
  {
    id: 'figS8-backprop', kind: 'ensemble', figure: 'Fig. S8', title: 'MNIST, backpropagation', summary: 'The same network, learned by gradient descent as in the authors\' code, with the learning rate of its hidden layers for all.',
    spec: ensembleSpec({ ...base, data: mnist, rule: backprop, optimiser: meanSteps(mnistSteps, 0.1), initial: wideStart, epochs: 500, everySteps: 0 }), references: backpropReferences,
    checks: [errorAt(3, { source: `${oneSeed}: 6.5 %; a third of it for the seed`, expected: about(6.5, 2.2) }), published],
  },
  {
    id: 'figS8-best', kind: 'ensemble', figure: 'Fig. S8', title: 'MNIST, as well as the rule can',
    summary: 'One hidden layer of 500 units, images moved by up to two pixels, and smaller rates every fifty epochs: the paper\'s 1.1 % in some ten minutes on two cores. The choice is ours.',
    spec: bestOf(burstprop('learned', 'learned')), references: [], checks: bestChecks,
  },
  {
    id: 'figS8-best-fixed', kind: 'ensemble', figure: 'Fig. S8', title: 'MNIST, fixed feedback, as well as it can', summary: 'The same network with feedback weights that stay random: feedback alignment.',
    spec: bestOf(burstprop('fixed', 'learned')), references: [], checks: bestChecks,
  },
  {
    id: 'figS8-best-backprop', kind: 'ensemble', figure: 'Fig. S8', title: 'MNIST, backpropagation, as well as it can', summary: 'The same network, learned by gradient descent, with a learning rate of our choice.',
    spec: ensembleSpec({ ...best, rule: backprop, optimiser: { ...meanSteps(mnistSteps, 0.5), ...smallerRates }, initial: wideStart }), references: [], checks: bestChecks,
  },
]

const figS9: readonly Preset<EnsembleSpec>[] = [
  {
    id: 'figS9', kind: 'ensemble', figure: 'Fig. S9', title: 'Spread of burst probability and error', summary: 'While a network learns MNIST, what the teacher adds to burst probabilities differs the more between units the more errors are made, once the network no longer guesses.',
    spec: mnistSpec(burstprop('learned', 'learned'), 10, 25), references: learnedRecurrentReferences, checks: [errorAfterThree, ...hidden.map((layer) => spreadFollowsError(layer, 1, 10))],
  },
  {
    id: 'figS9-quick', kind: 'ensemble', figure: 'Fig. S9', title: 'Spread and error, a quick version', summary: 'The same with 10 000 generated digits: minutes on a processor.',
    spec: digitsSpec(burstprop('learned', 'learned'), 5), references: [], checks: [quickError, ...hidden.map((layer) => spreadFollowsError(layer, 2, quickEpochs))],
  },
]

export const mnistPresets: readonly Preset<EnsembleSpec>[] = [...fig5, ...figS8, ...figS9]
