/** Images, and the network that sees them: its layers, one after another, and what its units are. */
import type { Parameter } from '../parameter.ts'
import { valueAt } from '../spec-path.ts'
import { isRecord } from '../spec-schema.ts'
import { rowsOf, variantRows } from '../spiking/parameters-leaf.ts'
import type { Leaf } from '../spiking/parameters-leaf.ts'
import { forBurstprop, forRelu, whenAll } from './conditions.ts'
import { knownNames } from './data-facts.ts'

const code = 'authors\' code'

export const dataRows: readonly Parameter[] = [
  {
    path: 'data.name', kind: 'text', label: 'Data set', symbol: '', unit: '', group: 'Data', maxLength: 80, default: 'digits', paper: null,
    help: `Which images are learnt: ${knownNames.join(', ')}, or the name of one of your own. The generated digits need no file.`, source: 'Figs. 5, 6',
  },
  {
    path: 'data.trainCount', kind: 'integer', label: 'Training images', symbol: 'n_\\mathrm{train}', unit: '', group: 'Data', min: 0, max: 100_000_000, default: 0, paper: 0, zero: 'all',
    help: 'So many, of every class its part and of these the first; 0: all there are.', source: 'Methods, "Training the model with CIFAR-10 and ImageNet"',
  },
  {
    path: 'data.testCount', kind: 'integer', label: 'Test images', symbol: 'n_\\mathrm{test}', unit: '', group: 'Data', min: 0, max: 100_000_000, default: 0, paper: 0, zero: 'all',
    help: 'So many, of every class its part and of these the first; 0: all there are.', source: 'Methods, "Training the model with CIFAR-10 and ImageNet"',
  },
  {
    path: 'data.validationCount', kind: 'integer', label: 'Validation images', symbol: 'n_\\mathrm{val}', unit: '', group: 'Data', min: 0, max: 100_000_000, default: 0, paper: null, zero: 'none',
    help: 'So many training images are kept apart and tested instead of the test set; 0: none. The authors chose rates with 10 000 of MNIST and CIFAR-10, 50 000 of ImageNet.', source: code,
  },
  {
    path: 'data.augmentation', kind: 'choice', label: 'Augmentation', symbol: '', unit: '', group: 'Data', default: 'none', paper: null,
    help: 'How training images change from epoch to epoch. Test images never do; the authors\' code for ImageNet also tests random crops.', source: code,
    options: [
      { value: 'none', label: 'None (MNIST)' }, { value: 'shift', label: 'Moved by up to 2 pixels' }, { value: 'cropAndFlip', label: 'Moved by up to 4 pixels, mirrored (CIFAR-10)' },
      { value: 'resizedCropAndFlip', label: 'A part resized, mirrored (ImageNet)' },
    ],
  },
  {
    path: 'data.mean', kind: 'numbers', label: 'Mean of pixels', symbol: '\\mu', unit: '', group: 'Data', min: -10, max: 10, maxItems: 4, default: [0.131], paper: null,
    help: 'Subtracted from pixels between 0 and 1: per channel, or one for all. CIFAR-10 has that of ImageNet.', source: code,
  },
  {
    path: 'data.sd', kind: 'numbers', label: 'Standard deviation of pixels', symbol: '\\sigma', unit: '', group: 'Data', min: 0.0001, max: 10, maxItems: 4, default: [0.308], paper: null,
    help: 'Divided by, after the mean has been subtracted: per channel, or one for all.', source: code,
  },
]

/** The most hidden layers. */
export const mostLayers = 32

const tables = 'Fig. 5, Tables S3, S4'

const layerType: Leaf = {
  key: 'type', kind: 'choice', label: 'Layer', symbol: '', unit: '', default: 'dense', paper: null, help: 'All units see everything below, or each filter looks at a part of it. Convolutions come first.',
  source: tables, options: [{ value: 'dense', label: 'Dense' }, { value: 'convolution', label: 'Convolution' }],
}

const rateFactor: Leaf = {
  key: 'rateFactor', kind: 'number', label: 'Learning rate, times that of hidden layers', symbol: '\\eta_l/\\eta', unit: '', min: 0, max: 10_000, default: 1, paper: null, optional: true,
  help: 'Signals grow weaker from layer to layer on the way down: each dendrite passes on at most a quarter of what it hears. With larger factors lower layers learn as fast as upper ones; 0: only decay changes it.',
  source: 'Eq. 13, where each layer has a rate of its own; authors\' code: one for all',
}

const layerLeaves: Readonly<Record<string, readonly Leaf[]>> = {
  dense: [{ key: 'units', kind: 'integer', label: 'Ensembles', symbol: 'n_l', unit: '', min: 1, max: 100_000, default: 500, paper: null, help: 'Each unit stands for an ensemble of pyramidal neurons.', source: tables }, rateFactor],
  convolution: [
    { key: 'filters', kind: 'integer', label: 'Filters', symbol: '', unit: '', min: 1, max: 10_000, default: 64, paper: null, help: 'Channels of what the layer puts out.', source: tables },
    { key: 'kernel', kind: 'integer', label: 'Side of a filter', symbol: 'k', unit: '', min: 1, max: 64, default: 5, paper: null, help: 'In pixels, or places of the layer below.', source: tables },
    { key: 'stride', kind: 'integer', label: 'Stride', symbol: 's', unit: '', min: 1, max: 64, default: 2, paper: null, help: 'From one place of a filter to the next.', source: tables },
    { key: 'padding', kind: 'integer', label: 'Padding', symbol: '', unit: '', min: 0, max: 32, default: 0, paper: 0, help: 'Zeros around what the layer looks at.', source: code },
    rateFactor,
  ],
}

/** One group for each hidden layer that can be seen in a draft. */
function layerRows(draft: unknown): Parameter[] {
  const layers = valueAt(draft, 'network.layers')
  if (!Array.isArray(layers)) return []
  return layers.slice(0, mostLayers).flatMap((layer: unknown, index) => {
    if (!isRecord(layer)) return []
    const [path, group] = [`network.layers.${index}`, `Layer ${index + 1}`]
    return [...rowsOf(path, group, [layerType]), ...variantRows(path, group, 'type', layerLeaves, layer['type'])]
  })
}

export const networkRows = (draft: unknown): readonly Parameter[] => [
  ...layerRows(draft),
  {
    path: 'network.activation', kind: 'choice', label: 'Units', symbol: 'f', unit: '', group: 'Network', default: 'sigmoid', paper: null,
    help: 'How event rates follow from input. Sigmoid units come with squared error; rectified ones with a softmax output, and cross-entropy as the loss.', source: 'Methods, "Ensemble model"; authors\' code for the loss',
    options: [{ value: 'sigmoid', label: 'Sigmoid (MNIST, CIFAR-10)' }, { value: 'relu', label: 'Rectified, softmax output (ImageNet)' }],
  },
  {
    path: 'network.outputBurstProbability', kind: 'number', label: 'Burst probability of the output', symbol: 'p_L^{(0)}', unit: '', group: 'Network', min: 0.001, max: 0.5, default: 0.2, paper: 0.2,
    help: 'Without a teacher, who moves it between 0 and twice this value.', source: 'Methods, "Ensemble model"', when: forBurstprop,
  },
  {
    path: 'network.kappa', kind: 'number', label: 'Strength of the teacher', symbol: '\\kappa', unit: '', group: 'Network', min: 1e-12, max: 1, default: 1e-5, paper: null,
    help: 'How far the teacher moves the burst probability of a softmax output. What goes down is divided by it, so that it hardly matters while it is small.', source: code,
    when: whenAll(draft, [forBurstprop, forRelu]),
  },
]
