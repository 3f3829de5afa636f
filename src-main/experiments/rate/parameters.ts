/** The parameters of a rate experiment, one row each: form, validation, command line and comparison with the paper read this table. */
import type { Parameter } from '../parameter.ts'

const figure = 'Fig. S4'
const code = 'reference implementation'

const data: readonly Parameter[] = [
  {
    path: 'data.name', kind: 'choice', label: 'Data set', symbol: '', unit: '', group: 'Data', help: 'The images that are learnt. The generated digits need no file.',
    source: figure, default: 'digits', paper: 'mnist', options: [{ value: 'mnist', label: 'MNIST' }, { value: 'digits', label: 'Generated digits' }],
  },
  {
    path: 'data.trainCount', kind: 'integer', label: 'Training images', symbol: 'n_\\mathrm{train}', unit: '', group: 'Data', help: 'So many, of every class its part and of these the first; 0: all there are.',
    source: figure, min: 0, max: 1_000_000, default: 0, paper: 0, zero: 'all',
  },
  {
    path: 'data.testCount', kind: 'integer', label: 'Test images', symbol: 'n_\\mathrm{test}', unit: '', group: 'Data', help: 'So many, of every class its part and of these the first; 0: all there are.',
    source: figure, min: 0, max: 1_000_000, default: 0, paper: 0, zero: 'all',
  },
]

const network: readonly Parameter[] = [
  {
    path: 'network.hiddenUnits', kind: 'integer', label: 'Hidden ensembles', symbol: 'n_1', unit: '', group: 'Network', help: 'With an exponential transfer function.',
    source: figure, min: 1, max: 5000, default: 200, paper: 200,
  },
  {
    path: 'network.feedback', kind: 'choice', label: 'Feedback weights', symbol: 'B', unit: '', group: 'Network',
    help: 'Random ones stay as they were drawn. Transported ones are those of the way up, at all times, which no synapse could know.', source: `${figure}: no weight transport`,
    default: 'random', paper: 'random', options: [{ value: 'random', label: 'Random' }, { value: 'transported', label: 'Transported' }],
  },
  {
    path: 'network.feedbackScale', kind: 'number', label: 'Scale of feedback', symbol: '\\sigma_B/\\sigma_{W_2}', unit: '', group: 'Network',
    help: 'Standard deviation of the random feedback weights, as a share of that of the output weights at the start.', source: code, min: 0, max: 100, default: 0.1, paper: 0.1,
    when: { path: 'network.feedback', equals: ['random'] },
  },
]

const dynamics: readonly Parameter[] = [
  {
    path: 'dynamics.dtS', kind: 'number', label: 'Time step', symbol: '\\mathrm{d}t', unit: 's', group: 'Dynamics',
    help: 'Of Euler\'s method. As long as the membrane time constants, the published choice, each layer follows the one before it after one step.', source: code,
    min: 0.001, max: 10, default: 0.1, paper: 0.1,
  },
  {
    path: 'dynamics.tauSomaS', kind: 'number', label: 'Somatic time constant', symbol: '\\tau_z', unit: 's', group: 'Dynamics', help: 'How fast event rates follow their input.',
    source: code, min: 0.001, max: 100, default: 0.1, paper: 0.1,
  },
  {
    path: 'dynamics.tauDendriteS', kind: 'number', label: 'Dendritic time constant', symbol: '\\tau_u', unit: 's', group: 'Dynamics', help: 'How fast burst probabilities follow the bursts above.',
    source: code, min: 0.001, max: 100, default: 0.1, paper: 0.1,
  },
  {
    path: 'dynamics.tauAvgS', kind: 'number', label: 'Averaging time', symbol: '\\tau_\\mathrm{avg}', unit: 's', group: 'Dynamics', help: 'How long the running rates remember; their ratio is p̄.',
    source: `Eqs. 4, 5; ${code}`, min: 0.001, max: 10_000, default: 5, paper: 5,
  },
  {
    path: 'dynamics.dendriticSlope', kind: 'number', label: 'Dendritic slope', symbol: '\\beta', unit: '', group: 'Dynamics', help: 'Of the sigmoid that makes burst probability out of dendritic potential.',
    source: 'Methods, p = σ(βu + α)', min: 0, max: 100, default: 1, paper: 1,
  },
  {
    path: 'dynamics.referenceBurstProbability', kind: 'number', label: 'Burst probability without a teacher', symbol: 'p_\\mathrm{ref}', unit: '', group: 'Dynamics',
    help: 'Of the output. The teacher moves it within 0 and twice this value.', source: code, min: 0.001, max: 0.5, default: 0.5, paper: 0.5,
  },
]

const rule: readonly Parameter[] = [
  {
    path: 'rule.tauWeightS', kind: 'number', label: 'Time constant of weights', symbol: '\\tau_W', unit: 's', group: 'Rule', help: 'The inverse of the learning rate.',
    source: `Eq. 2, η = 1/τ_W; ${code}`, min: 0.01, max: 1e9, default: 100, paper: 100,
  },
  {
    path: 'rule.gate', kind: 'choice', label: 'Weights change', symbol: 'M(t)', unit: '', group: 'Rule', help: 'Without a teacher p = p̄ and little changes: leaving the gate open shows how little.',
    source: 'Eq. 2', default: 'teacher', paper: 'teacher', options: [{ value: 'teacher', label: 'With the teacher' }, { value: 'always', label: 'Always' }],
  },
  {
    path: 'rule.heterosynapticRate', kind: 'number', label: 'Heterosynaptic rate', symbol: '\\lambda', unit: '', group: 'Rule',
    help: 'How strongly a hidden unit above the rate limit weakens its active inputs, relative to the learning rate. 0: not at all.', source: code, min: 0, max: 100, default: 0.05, paper: 0.05,
  },
  {
    path: 'rule.maxRate', kind: 'number', label: 'Rate limit', symbol: 'e_\\mathrm{max}', unit: '', group: 'Rule', help: 'Event rate of hidden units above which their inputs are weakened.',
    source: code, min: 0.001, max: 1e6, default: 5, paper: 5,
  },
]

const training: readonly Parameter[] = [
  {
    path: 'training.epochs', kind: 'integer', label: 'Epochs', symbol: 'n_\\mathrm{ep}', unit: '', group: 'Training', help: 'How often all training images are shown.', source: code,
    min: 1, max: 1000, default: 25, paper: 25,
  },
  {
    path: 'training.order', kind: 'choice', label: 'Order', symbol: '', unit: '', group: 'Training', help: 'As the images lie in the set, or anew in every epoch.', source: code, default: 'fixed', paper: 'fixed',
    options: [{ value: 'fixed', label: 'Fixed' }, { value: 'shuffled', label: 'Shuffled' }],
  },
  {
    path: 'training.predictionS', kind: 'number', label: 'Prediction', symbol: 'T', unit: 's', group: 'Training', help: 'How long an image is shown before the teacher comes. A whole number of time steps.',
    source: code, min: 0.001, max: 1000, default: 5, paper: 5,
  },
  {
    path: 'training.teacherS', kind: 'number', label: 'Teacher', symbol: 'T_\\mathrm{teach}', unit: 's', group: 'Training',
    help: 'How long the teacher is on, with the image still there. A whole number of time steps; 0: there is none.', source: code, min: 0, max: 1000, default: 0.5, paper: 0.5,
  },
]

const recording: readonly Parameter[] = [
  {
    path: 'recording.fromExample', kind: 'integer', label: 'First example that is followed', symbol: '', unit: '', group: 'Recording',
    help: 'Counted from 0 over the whole run. The published traces begin with the 65th.', source: figure, min: 0, max: 100_000_000, default: 64, paper: 64,
  },
  {
    path: 'recording.durationS', kind: 'number', label: 'Followed for', symbol: '', unit: 's', group: 'Recording', help: 'One row per time step.', source: figure, min: 0.1, max: 500, default: 50, paper: 50,
  },
  {
    path: 'recording.inputUnit', kind: 'integer', label: 'Pixel', symbol: 'j', unit: '', group: 'Recording', help: 'Counted from 0, row by row.', source: figure, min: 0, max: 783, default: 300, paper: 300,
  },
  {
    path: 'recording.hiddenUnit', kind: 'integer', label: 'Hidden ensemble', symbol: 'i', unit: '', group: 'Recording', help: 'Counted from 0.', source: figure, min: 0, max: 4999, default: 100, paper: 100,
  },
  {
    path: 'recording.outputUnit', kind: 'integer', label: 'Output ensemble', symbol: 'k', unit: '', group: 'Recording', help: 'Its class, counted from 0.', source: figure, min: 0, max: 9, default: 5, paper: 5,
  },
]

/** In the order of the form. */
export const rateParameters: readonly Parameter[] = [...data, ...network, ...dynamics, ...rule, ...training, ...recording]
