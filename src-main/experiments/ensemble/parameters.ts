/**
 * The parameters of an ensemble experiment: form, validation, command line and comparison with the paper read this table. It is made from
 * the spec, or from what can be seen of one in a draft: layers have rows of their own, and rivals of the rule have fewer.
 */
import type { DeviceId } from '../../engines/ensemble/device.ts'
import type { Parameter } from '../parameter.ts'
import { forBurstprop, forSigmoid, whenAll, withOwnFeedback, withRecurrence } from './conditions.ts'
import { dataRows, networkRows } from './parameters-network.ts'
import { optimiserRows, ruleRows } from './parameters-rule.ts'

const code = 'authors\' code'

const initialRows = (draft: unknown): readonly Parameter[] => [
  {
    path: 'initial.weights', kind: 'choice', label: 'Weights', symbol: 'W(0)', unit: '', group: 'Start', default: 'xavierNormal', paper: null, help: 'Normally distributed, by the size of a layer. Biases are 0.',
    source: 'Methods, "Training the model with CIFAR-10 and ImageNet"',
    options: [{ value: 'xavierNormal', label: 'Xavier (sigmoid units)' }, { value: 'kaimingNormal', label: 'Kaiming (rectified units), 0.01 at the output' }],
  },
  {
    path: 'initial.gain', kind: 'number', label: 'Gain', symbol: '', unit: '', group: 'Start', min: 0, max: 100, default: 1, paper: null,
    help: 'Factor of the weights at the start. 1 for burst-dependent learning of MNIST and for rectified units, 3.6 for CIFAR-10, backpropagation and node perturbation.', source: code,
  },
  {
    path: 'initial.feedbackSd', kind: 'number', label: 'Spread of feedback weights', symbol: '\\sigma_Y', unit: '', group: 'Start', min: 0, max: 100, default: 1, paper: null, zero: 'that of the weights',
    help: 'Standard deviation at the start; 0: that of the weights.', source: code, when: whenAll(draft, [forBurstprop, withOwnFeedback]),
  },
  {
    path: 'initial.recurrentRange', kind: 'number', label: 'Range of recurrent weights', symbol: '', unit: '', group: 'Start', min: 0, max: 100, default: 0.01, paper: null,
    help: 'Uniformly distributed between minus this and this at the start.', source: code, when: whenAll(draft, [forBurstprop, forSigmoid, withRecurrence]),
  },
]

const trainingRows: readonly Parameter[] = [
  {
    path: 'training.epochs', kind: 'integer', label: 'Epochs', symbol: 'n_\\mathrm{ep}', unit: '', group: 'Training', min: 1, max: 100_000, default: 500, paper: null,
    help: 'How often all training images are learnt. The paper has 400 for CIFAR-10; the code 500, and 50 for ImageNet.', source: `Fig. 6, ${code}`,
  },
  {
    path: 'training.batch', kind: 'integer', label: 'Images in a batch', symbol: 'B', unit: '', group: 'Training', min: 1, max: 100_000, default: 32, paper: null,
    help: 'Learnt in one step; where gradients are sums, steps grow with it. 32, and 128 for ImageNet.', source: code,
  },
  {
    path: 'training.patienceEpochs', kind: 'integer', label: 'Stop early after', symbol: 'n_\\mathrm{pat}', unit: 'epochs', group: 'Training', min: 0, max: 100_000, default: 0, paper: 0, zero: 'never',
    help: 'Ends learning when the test error has not become smaller in so many epochs; 0: never, as in the paper. The error of the test set is then no longer one of images that nothing was chosen by: keep images for validation.', source: 'Burstlab',
  },
  {
    path: 'training.minImprovementPct', kind: 'number', label: 'Smallest improvement', symbol: '\\delta_\\mathrm{min}', unit: '%', group: 'Training', min: 0, max: 100, default: 0, paper: null,
    help: 'By how many percentage points the test error must be below the best one before to count as smaller. Of no effect where learning does not stop early.', source: 'Burstlab',
  },
]

const recordingRows: readonly Parameter[] = [
  {
    path: 'recording.everySteps', kind: 'integer', label: 'Steps between records', symbol: '', unit: '', group: 'Recording', min: 0, max: 100_000_000, default: 0, paper: null, zero: 'at the end of an epoch',
    help: 'Error, angles and distributions within an epoch; 0: at its end only. The angle of an epoch is the mean over what was recorded in it.', source: 'Burstlab',
  },
  {
    path: 'recording.angles', kind: 'flag', label: 'Angles of updates', symbol: '\\delta\\angle\\delta_\\mathrm{BP}', unit: '', group: 'Recording', default: true, paper: true, when: forBurstprop,
    help: 'Also carries the errors of backpropagation down, without learning from them.', source: 'Fig. 5d',
  },
  {
    path: 'recording.distributions', kind: 'flag', label: 'Distributions', symbol: 'u,\\,p', unit: '', group: 'Recording', default: true, paper: true, when: forBurstprop,
    help: 'Of dendritic potentials and burst probabilities over units and images.', source: 'Fig. 5b, Fig. S9',
  },
  {
    path: 'recording.weightDistributions', kind: 'flag', label: 'Distributions of weights', symbol: '', unit: '', group: 'Recording', default: false, paper: null, optional: true,
    help: 'Histogram, quantiles, mean and spread of the weights of each layer, of its feedback weights and of its recurrent weights, before learning and after each epoch.', source: 'Burstlab',
  },
]

const devices: readonly { readonly value: DeviceId | 'auto'; readonly label: string }[] = [
  { value: 'auto', label: 'The fastest there is' }, { value: 'cpu', label: 'Processor' }, { value: 'webgpu', label: 'Graphics processor' }, { value: 'tensorflow', label: 'TensorFlow' },
  { value: 'reference', label: 'Reference (64 bits, slow)' },
]

const deviceRow: Parameter = {
  path: 'device', kind: 'choice', label: 'Compute on', symbol: '', unit: '', group: 'Machine', default: 'auto', paper: null, options: devices, source: 'Burstlab',
  help: 'Devices round differently, so that runs of one seed agree for a while only.',
}

/** In the order of the form, each path once. Takes any JSON value. */
export const ensembleParameters = (draft: unknown): readonly Parameter[] => [
  ...dataRows, ...networkRows(draft), ...ruleRows(draft), ...optimiserRows, ...initialRows(draft), ...trainingRows, ...recordingRows, deviceRow,
]
