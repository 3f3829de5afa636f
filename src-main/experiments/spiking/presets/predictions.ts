/** Predictions of the paper's discussion, as networks to run. */
import type { ProjectionSpec, SpikingSpec } from '../../../engines/spiking/spec.ts'
import type { Check } from '../../figure.ts'
import type { Preset } from '../../kind.ts'
import { propagationSpec } from './propagation.ts'
import { burstsFollowCost } from './xor.ts'
import { fig4Parts, xorSpec } from './xor-network.ts'

/** The network of Fig. 3 with some of each projection changed. */
const changed = (changes: Readonly<Record<string, Partial<ProjectionSpec>>>): SpikingSpec => ({
  ...propagationSpec,
  projections: Object.fromEntries(Object.entries(propagationSpec.projections).map(([name, projection]) => [name, { ...projection, ...changes[name] }])),
})

/** As far as a few minutes go: half of the cost is gone by then. */
const quickEpochs = 150
const quickLearning = xorSpec({ ...fig4Parts, epochs: quickEpochs, hiddenLearningRate: 3 * fig4Parts.hiddenLearningRate, outputLearningRate: 3 * fig4Parts.outputLearningRate })

/** Without learning, and without fewer bursts for it, a correlation would say nothing. */
const falls = (['cost', 'added'] as const).map((line): Check => ({
  type: 'statistic', id: `falls-${line}`, label: line === 'cost' ? 'Cost: change from the first to the last epoch' : 'What the teacher adds: change from the first to the last epoch',
  source: 'Discussion: there is progress in learning to go with', of: { kind: 'change', panel: 'spread', line, fromX: 0, toX: quickEpochs - 1 }, expected: { below: 0 }, unit: '',
}))

export const predictionPresets: readonly Preset<SpikingSpec>[] = [
  {
    id: 'prediction-swapped-stp', kind: 'spiking', figure: 'Prediction', title: 'Short-term plasticity swapped',
    summary: 'Facilitating synapses upwards, depressing ones downwards: neither stream carries what it should.',
    spec: changed({
      pyr1ToPyr2: { shortTerm: 'facilitating' }, pyr1ToPv: { shortTerm: 'facilitating' },
      pyr2ToPyr1: { shortTerm: 'depressing' }, pyr2ToSom: { shortTerm: 'depressing' },
    }),
    references: [],
    checks: [{
      type: 'statistic', id: 'events-lost', label: 'Event rate of population 2 no longer follows that of population 1: correlation', source: 'Discussion; 0.92 to 0.94 in Fig. 3',
      of: { kind: 'correlation', panel: 'b3', line: 'er2', with: 'er1', from: 1, to: 4 }, expected: { below: 0.8, butAbove: -0.8 }, unit: '',
    }],
  },
  {
    id: 'prediction-no-dendritic-inhibition', kind: 'spiking', figure: 'Prediction', title: 'No dendrite-targeting inhibition',
    summary: 'SOM cells no longer reach dendrites: more bursts in the lower population.',
    spec: changed({ somToPyr1: { weight: 0 } }),
    references: [],
    checks: [{
      type: 'statistic', id: 'more-bursts', label: 'Mean burst probability of population 1', source: 'Discussion; 0.24 in Fig. 3',
      of: { kind: 'mean', panel: 'c2', line: 'bp1', from: 1, to: 4 }, expected: { above: 0.25, butBelow: 0.9 }, unit: '',
    }],
  },
  {
    id: 'prediction-burst-spread', kind: 'spiking', figure: 'Prediction', title: 'Burst probability and error during learning',
    summary: 'The network of Fig. 4 with three times its learning rates, 150 epochs: what the teacher adds to burst probabilities shrinks with the errors.',
    spec: quickLearning,
    references: [],
    checks: [burstsFollowCost(quickEpochs), ...falls],
  },
]
