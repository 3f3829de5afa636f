/** The rule that learns, its rivals, and the steps they take. */
import type { Parameter } from '../parameter.ts'
import { forBurstprop, forPerturbation, forSigmoid, whenAll, withLearnedRecurrence, withRecurrence } from './conditions.ts'

const code = 'authors\' code'

export const ruleRows = (draft: unknown): readonly Parameter[] => [
  {
    path: 'rule.type', kind: 'choice', label: 'Rule', symbol: '', unit: '', group: 'Rule', default: 'burstprop', paper: null, help: 'Burst-dependent learning, or one of those it is compared with.',
    source: 'Eq. 13, Fig. 6b',
    options: [{ value: 'burstprop', label: 'Burst-dependent' }, { value: 'backprop', label: 'Backpropagation' }, { value: 'nodePerturbation', label: 'Node perturbation' }],
  },
  {
    path: 'rule.feedback', kind: 'choice', label: 'Feedback weights', symbol: 'Y', unit: '', group: 'Rule', default: 'learned', paper: null, when: forBurstprop,
    help: 'Learned ones change as the weights on the way up do, and so come to resemble them. Fixed ones stay random. The weights themselves would need weight transport.',
    source: 'Eqs. 18, 19; Fig. 5c-d',
    options: [{ value: 'learned', label: 'Learned' }, { value: 'fixed', label: 'Fixed (feedback alignment)' }, { value: 'symmetric', label: 'The weights of the way up' }],
  },
  {
    path: 'rule.recurrent', kind: 'choice', label: 'Recurrent input', symbol: 'Z', unit: '', group: 'Rule', default: 'learned', paper: null, when: whenAll(draft, [forBurstprop, forSigmoid]),
    help: 'Of dense hidden layers, onto dendrites. Learned, it keeps dendritic potentials small, where burst probability is linear.', source: 'Eqs. 15-17, Fig. 5a, b',
    options: [{ value: 'none', label: 'None' }, { value: 'fixed', label: 'Fixed' }, { value: 'learned', label: 'Learned' }],
  },
  {
    path: 'rule.recurrentRate', kind: 'number', label: 'Learning rate of recurrent weights', symbol: '\\eta^{(r)}', unit: '', group: 'Rule', min: 0, max: 10, default: 1e-4, paper: null,
    help: 'Without momentum and decay.', source: `Eq. 17; value: ${code}`, when: whenAll(draft, [forBurstprop, forSigmoid, withLearnedRecurrence]),
  },
  {
    path: 'rule.recurrentBursts', kind: 'choice', label: 'Bursts of the recurrent input', symbol: '\\mathsf{b}', unit: '', group: 'Rule', default: 'code', paper: 'paper',
    help: 'The paper scales the feedback by h(e) before it makes bursts of it; the authors\' code does not.', source: `Eq. 16 / ${code}`, when: whenAll(draft, [forBurstprop, forSigmoid, withRecurrence]),
    options: [{ value: 'code', label: 'as in the authors\' code: σ(Y b) e' }, { value: 'paper', label: 'as in the paper: σ(h(e) Y b) e' }],
  },
  {
    path: 'rule.perturbation', kind: 'choice', label: 'What is perturbed', symbol: '', unit: '', group: 'Rule', default: 'simultaneous', paper: 'oneLayerPerBatch', when: forPerturbation,
    help: 'The paper has one layer per batch, from the input up. The authors\' code perturbs all at once, so that only the output layer hears of its own noise, or one after another within each batch.',
    source: `Methods, "Training the model using node perturbation" / ${code}`,
    options: [
      { value: 'simultaneous', label: 'as in the authors\' code: all layers at once' }, { value: 'sequential', label: 'as an option of the authors\' code: one after another within a batch' },
      { value: 'oneLayerPerBatch', label: 'as in the paper: one layer per batch' },
    ],
  },
  {
    path: 'rule.perturbationSd', kind: 'number', label: 'Size of perturbations', symbol: '\\sigma', unit: '', group: 'Rule', min: 1e-6, max: 10, default: 0.001, paper: 0.001,
    help: 'Standard deviation of the noise before activations.', source: 'Eqs. 20, 21', when: forPerturbation,
  },
]

export const optimiserRows: readonly Parameter[] = [
  {
    path: 'optimiser.hiddenRate', kind: 'number', label: 'Learning rate of hidden layers', symbol: '\\eta_l', unit: '', group: 'Steps', min: 0, max: 1000, default: 0.1, paper: null,
    help: 'Rates of different rules cannot be compared: bursts make an error smaller by p and by the slope of the dendrite, and backpropagation takes means where burst-dependent learning takes sums.',
    source: `Eq. 13; value: ${code}`,
  },
  {
    path: 'optimiser.outputRate', kind: 'number', label: 'Learning rate of the output layer', symbol: '\\eta_L', unit: '', group: 'Steps', min: 0, max: 1000, default: 0.01, paper: null,
    help: 'The authors\' backpropagation has this one for all layers.', source: `Eq. 13; value: ${code}`,
  },
  {
    path: 'optimiser.momentum', kind: 'number', label: 'Momentum', symbol: 'm', unit: '', group: 'Steps', min: 0, max: 0.999, default: 0.8, paper: null, help: 'Share of a step that the next one repeats.',
    source: `Methods, "Training the model with CIFAR-10 and ImageNet"; value: ${code}`,
  },
  {
    path: 'optimiser.decay', kind: 'number', label: 'Weight decay', symbol: '\\lambda', unit: '', group: 'Steps', min: 0, max: 0.5, default: 1e-6, paper: null,
    help: 'Pulls weights, and feedback weights that learn, towards 0: without it the two would never come to be equal.', source: `Eqs. 13, 18, 19; value: ${code}`,
  },
  {
    path: 'optimiser.decayKind', kind: 'choice', label: 'What decay is part of', symbol: '', unit: '', group: 'Steps', default: 'decoupled', paper: null,
    help: 'Eqs. 13 and 18 take λW off as it is. The authors\' code does so for burst-dependent learning of MNIST and CIFAR-10; for ImageNet and for backpropagation it goes through learning rate and momentum, and reaches biases too.',
    source: `Eqs. 13, 18 / ${code}`, options: [{ value: 'decoupled', label: 'Of the weight: W − λW' }, { value: 'coupled', label: 'Of the gradient: times η, with momentum' }],
  },
  {
    path: 'optimiser.gradient', kind: 'choice', label: 'Gradients of a batch', symbol: '', unit: '', group: 'Steps', default: 'sum', paper: null,
    help: 'The sum over its images, or their mean; of the squared error of backpropagation, the mean over classes too.', source: code,
    options: [{ value: 'sum', label: 'Sum' }, { value: 'mean', label: 'Mean' }],
  },
  {
    path: 'optimiser.rateFactorEvery', kind: 'integer', label: 'Epochs between changes of the rates', symbol: '', unit: '', group: 'Steps', min: 0, max: 100_000, default: 0, paper: null, zero: 'never',
    help: 'How often the learning rates are multiplied by the factor below; 0: never. 30 for ImageNet.', source: code,
  },
  {
    path: 'optimiser.rateFactor', kind: 'number', label: 'Factor of the rates', symbol: '', unit: '', group: 'Steps', min: 1e-6, max: 10, default: 0.1, paper: null,
    help: 'What the learning rates are multiplied by.', source: code,
  },
]
