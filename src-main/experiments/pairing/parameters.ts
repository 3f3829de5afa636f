/** The parameters of a pairing experiment, one row each: form, validation, command line and comparison with the paper read this table. */
import type { Parameter, ParameterCondition } from '../parameter.ts'

const forProtocol = (...types: readonly string[]): ParameterCondition => ({ path: 'protocol.type', equals: types })

const methods = 'Methods, "Learning rule"'
const code = 'reference implementation'

const protocol: readonly Parameter[] = [
  {
    path: 'protocol.type', kind: 'choice', label: 'Spike trains', symbol: '', unit: '', group: 'Protocol',
    help: 'How both cells are made to fire: in regular pairings, independently at random, or in random events of which some are bursts.',
    source: 'Fig. 2b-d', default: 'periodic', paper: null,
    options: [{ value: 'periodic', label: 'Periodic pairings (Fig. 2b)' }, { value: 'poisson', label: 'Poisson (Fig. 2c)' }, { value: 'burstPoisson', label: 'Burst-Poisson (Fig. 2d)' }],
  },
  {
    path: 'protocol.frequenciesHz', kind: 'numbers', label: 'Pairing frequencies', symbol: 'f', unit: 'Hz', group: 'Protocol',
    help: 'One point of the curve each. Above 62.5 Hz the intervals are shorter than 16 ms, so a train of pairings is one burst.',
    source: 'Fig. 2b', min: 0.1, max: 500, maxItems: 200, default: [1, 5, 10, 20, 40, 50, 60, 65, 80, 100], paper: null, when: forProtocol('periodic'),
  },
  {
    path: 'protocol.pairingsPerEpoch', kind: 'integer', label: 'Pairings per epoch', symbol: 'n_\\mathrm{pair}', unit: '', group: 'Protocol',
    help: 'How many spikes each cell fires in a row.', source: `Fig. 2b, ${code}`, min: 1, max: 1000, default: 5, paper: 5, when: forProtocol('periodic'),
  },
  {
    path: 'protocol.epochs', kind: 'integer', label: 'Epochs', symbol: 'n_\\mathrm{ep}', unit: '', group: 'Protocol',
    help: 'How often the pairings are repeated.', source: `Fig. 2b, ${code}`, min: 1, max: 1000, default: 15, paper: 15, when: forProtocol('periodic'),
  },
  {
    path: 'protocol.pauseS', kind: 'number', label: 'Pause between epochs', symbol: 'T_\\mathrm{pause}', unit: 's', group: 'Protocol',
    help: 'Silence after each epoch; the running rates decay through it.', source: `Fig. 2b, ${code}`, min: 0, max: 3600, default: 10, paper: 10, when: forProtocol('periodic'),
  },
  {
    path: 'protocol.delayMs', kind: 'number', label: 'Spike time difference', symbol: '\\Delta t', unit: 'ms', group: 'Protocol',
    help: 'Postsynaptic minus presynaptic spike time; negative where the postsynaptic cell leads.', source: 'Fig. 2b', min: -500, max: 500, default: 0, paper: 0, when: forProtocol('periodic'),
  },
  {
    path: 'protocol.jitterMs', kind: 'number', label: 'Jitter', symbol: '\\sigma_t', unit: 'ms', group: 'Protocol',
    help: 'Standard deviation of a Gaussian shift of every spike; 0 makes the protocol deterministic.', source: code, min: 0, max: 200, default: 0, paper: 0, when: forProtocol('periodic'),
  },
  {
    path: 'protocol.ratesHz', kind: 'numbers', label: 'Firing rates', symbol: 'r', unit: 'Hz', group: 'Protocol',
    help: 'Mean rate of both cells, one point of the curve each.', source: 'Fig. 2c', min: 0.1, max: 400, maxItems: 200, default: [1, 10, 20, 30, 40, 50], paper: null, when: forProtocol('poisson'),
  },
  {
    path: 'protocol.refractoryMs', kind: 'number', label: 'Refractory time', symbol: '\\tau_\\mathrm{ref}', unit: 'ms', group: 'Protocol',
    help: 'Shortest interval between two spikes of a cell.', source: `Fig. 2c, ${code}`, min: 0, max: 100, default: 2, paper: 2, when: forProtocol('poisson'),
  },
  {
    path: 'protocol.burstProbabilities', kind: 'numbers', label: 'Burst probabilities', symbol: 'p', unit: '', group: 'Protocol',
    help: 'Probability that an event becomes a burst of two spikes, one point of the curve each.', source: 'Fig. 2d', min: 0, max: 1, maxItems: 200,
    default: [0, 0.1, 0.2, 0.3, 0.4], paper: null, when: forProtocol('burstPoisson'),
  },
  {
    path: 'protocol.eventRateHz', kind: 'number', label: 'Event rate', symbol: 'E', unit: 'Hz', group: 'Protocol',
    help: 'Mean rate of events (bursts and lone spikes) of both cells.', source: 'Fig. 2d', min: 0.1, max: 50, default: 5, paper: null, when: forProtocol('burstPoisson'),
  },
  {
    path: 'protocol.eventRefractoryMs', kind: 'number', label: 'Refractory time of events', symbol: '\\tau_\\mathrm{ref}^{E}', unit: 'ms', group: 'Protocol',
    help: 'Shortest time from the last spike of an event to the next event.', source: `Fig. 2d, ${code}`, min: 0, max: 200, default: 20, paper: 20, when: forProtocol('burstPoisson'),
  },
  {
    path: 'protocol.intraburstMinMs', kind: 'number', label: 'Shortest interval in a burst', symbol: '\\delta_\\mathrm{min}', unit: 'ms', group: 'Protocol',
    help: 'The second spike of a burst comes at least so long after the first.', source: `Fig. 2d, ${code}`, min: 0.1, max: 50, default: 2, paper: 2, when: forProtocol('burstPoisson'),
  },
  {
    path: 'protocol.intraburstJitterMs', kind: 'number', label: 'Spread of intervals in a burst', symbol: '\\delta_\\mathrm{jit}', unit: 'ms', group: 'Protocol',
    help: 'Width of the uniform distribution above the shortest interval.', source: `Fig. 2d, ${code}`, min: 0, max: 50, default: 10, paper: 10, when: forProtocol('burstPoisson'),
  },
  {
    path: 'protocol.durationS', kind: 'number', label: 'Duration', symbol: 'T', unit: 's', group: 'Protocol',
    help: 'Simulated time of each realisation.', source: 'Fig. 2c-d', min: 1, max: 100_000, default: 100, paper: 100, when: forProtocol('poisson', 'burstPoisson'),
  },
  {
    path: 'protocol.realisations', kind: 'integer', label: 'Realisations', symbol: 'n', unit: '', group: 'Protocol',
    help: 'Independent repetitions of every point; the band is one standard deviation over them.', source: 'Fig. 2c-d', min: 1, max: 10_000, default: 1, paper: null,
  },
]

const rule: readonly Parameter[] = [
  {
    path: 'rule.learningRate', kind: 'number', label: 'Learning rate', symbol: '\\eta', unit: '', group: 'Rule',
    help: 'Scales every change of the weight.', source: `Eq. 1, ${code}`, min: 0, max: 10, default: 0.1, paper: 0.1,
  },
  {
    path: 'rule.tauPreMs', kind: 'number', label: 'Time constant of the eligibility trace', symbol: '\\tau_\\mathrm{pre}', unit: 'ms', group: 'Rule',
    help: 'How long a presynaptic event makes the synapse eligible for change.', source: 'Eq. 3, Fig. 2b-d', min: 0.1, max: 10_000, default: 50, paper: 50,
  },
  {
    path: 'rule.tauAvgS', kind: 'number', label: 'Time constant of the running rates', symbol: '\\tau_\\mathrm{avg}', unit: 's', group: 'Rule',
    help: 'How far back the cell looks to know its own burst probability.', source: 'Eqs. 4, 5, Fig. 2b-d', min: 0.01, max: 10_000, default: 15, paper: 15,
  },
  {
    path: 'rule.burstThresholdMs', kind: 'number', label: 'Burst threshold', symbol: 'b_\\mathrm{th}', unit: 'ms', group: 'Rule',
    help: 'Spikes at most so far apart belong to one burst.', source: methods, min: 0.1, max: 1000, default: 16, paper: 16,
  },
]

const start: readonly Parameter[] = [
  {
    path: 'initial.eventRateHz', kind: 'number', label: 'Running event rate at the start', symbol: '\\bar{E}(0)', unit: 'Hz', group: 'Start',
    help: 'What the cell believes its event rate to be before the first spike.', source: 'Fig. 2b-d', min: 0.001, max: 62.5, default: 5, paper: null,
  },
  {
    path: 'initial.burstProbability', kind: 'number', label: 'Running burst probability at the start', symbol: '\\bar{P}(0)', unit: '', group: 'Start',
    help: 'The burst probability at which the rule turns from depression to potentiation, before the first spike.', source: 'Fig. 2b-d', min: 0, max: 1, default: 0.15, paper: null,
  },
]

const fidelity: readonly Parameter[] = [
  {
    path: 'fidelity.integration', kind: 'choice', label: 'Integration', symbol: '', unit: '', group: 'Fidelity',
    help: 'As the authors\' code does it, in steps of Euler\'s method, or in closed form from spike to spike.', source: `${code} / Eqs. 1, 3-5`, default: 'euler', paper: null,
    options: [{ value: 'euler', label: 'As in the authors\' code (Euler)' }, { value: 'exact', label: 'As in the paper (exact)' }],
  },
  {
    path: 'fidelity.dtMs', kind: 'number', label: 'Time step', symbol: '\\mathrm{d}t', unit: 'ms', group: 'Fidelity',
    help: 'Step of Euler\'s method; a spike belongs to the step in which it falls.', source: code, min: 0.001, max: 10, default: 0.1, paper: null,
    when: { path: 'fidelity.integration', equals: ['euler'] },
  },
]

/** In the order of the form. */
export const pairingParameters: readonly Parameter[] = [...protocol, ...rule, ...start, ...fidelity]
