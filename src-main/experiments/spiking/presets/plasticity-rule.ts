/** Fig. 2e-g: input to dendrites steers the weights; input to presynaptic dendrites leaves them as they are. */
import type { RunPhase, SpikingSpec } from '../../../engines/spiking/spec.ts'
import type { Check } from '../../figure.ts'
import type { Preset, PresetReference } from '../../kind.ts'
import { poisson, population, pyramidal } from '../cells.ts'
import { plasticityReferences, segmentEnds } from '../references/plasticity-rule.ts'
import { authorsCode, constant, events, plasticityBase, recordRates, spikes, synapses } from '../synapses.ts'

const poolSize = 25_000

interface ProtocolParts {
  readonly tauAvgS: number
  readonly segmentS: number
}

/** Factor on the dendritic input and current into presynaptic dendrites, by segment. */
const segments = [
  { label: 'rest', factor: 1, pre: 0 },
  { label: 'more dendritic input', factor: 1.5, pre: 0 },
  { label: 'rest again', factor: 1, pre: 0 },
  { label: 'less dendritic input', factor: 0.55, pre: 0 },
  { label: 'rest once more', factor: 1, pre: 0 },
  { label: 'presynaptic dendrites driven', factor: 1, pre: 40 },
] as const

const phases = ({ tauAvgS, segmentS }: ProtocolParts): readonly RunPhase[] => [
  { type: 'run', label: 'burn-in', durationMs: 4000 * tauAvgS, plastic: false, weightFactors: {}, addedCurrentsPa: {} },
  ...segments.map(({ label, factor, pre }): RunPhase => ({
    type: 'run', label, durationMs: 1000 * segmentS, plastic: true,
    weightFactors: factor === 1 ? {} : { dendritePoolToPost: factor }, addedCurrentsPa: pre === 0 ? {} : { preDendrite: pre },
  })),
]

export const plasticityRuleSpec = (parts: ProtocolParts): SpikingSpec => ({
  kind: 'spiking', version: 1, dtMs: 0.1,
  cells: { pyramidal, slowPoisson: poisson(1), fastPoisson: poisson(5) },
  populations: {
    pre: population('pyramidal', 1000),
    post: population('pyramidal', 1000, { spreadMv: 0 }),
    // Sources are shared: the little that presynaptic cells have in common adds up in each postsynaptic one.
    dendritePool: population('slowPoisson', 100, { spreadMv: 0 }),
    excitatoryPool: population('fastPoisson', poolSize, { spreadMv: 0 }),
    inhibitoryPool: population('fastPoisson', poolSize, { spreadMv: 0 }),
  },
  synapses,
  shortTerm: {},
  plasticity: { burstRule: { ...plasticityBase, learningRate: 3.5e-3, tauAvgS: parts.tauAvgS, maxRateHz: 12 } },
  projections: {
    preToPost: events('pre', 'post', 'somaExc', 0.2, 0.08, 'burstRule'),
    dendritePoolToPost: spikes('dendritePool', 'post', 'dendriteExc', 0.2, 0.25),
    excitatoryPoolToPreSoma: spikes('excitatoryPool', 'pre', 'somaExc', 100 / poolSize, 0.17),
    inhibitoryPoolToPreSoma: spikes('inhibitoryPool', 'pre', 'somaInh', 30 / poolSize, 0.26),
    excitatoryPoolToPreDendrite: spikes('excitatoryPool', 'pre', 'dendriteExc', 100 / poolSize, 0.0425),
    inhibitoryPoolToPreDendrite: spikes('inhibitoryPool', 'pre', 'dendriteInh', 30 / poolSize, 0.065),
  },
  currents: { postDendrite: constant('post', 'dendrite', 50), preDendrite: constant('pre', 'dendrite', 0) },
  protocol: { phases: phases(parts), patterns: [], teacher: null },
  recording: { ...recordRates(2500, ['pre', 'post']), weights: ['preToPost'], weightSamples: 20 },
  fidelity: authorsCode,
})

const authors = 'Fig. 2e-g, measured with the authors\' code'

/** Weights at the ends of the segments, as far as three SDs of eight realisations. */
const endChecks: readonly Check[] = segmentEnds.map(({ timeS, label, changePct, sdPct }) => ({
  type: 'statistic', id: `end-${timeS}`, label: `Weight change at ${timeS} s, after "${label}"`, source: `${authors}, 8 realisations: 3 SD`,
  of: { kind: 'valueAt', panel: 'f', line: 'change', x: timeS }, expected: { about: changePct, within: { absolute: 3 * sdPct } }, unit: '%',
}))

/** Rates and probabilities of the last bin of each segment. */
const lastBinChecks: readonly Check[] = segmentEnds.flatMap(({ timeS, label }) => [
  within3Sd({ line: 'er', reference: plasticityReferences.postEr, what: `Event rate at ${timeS} s, after "${label}"`, timeS, unit: 'Hz' }),
  within3Sd({ line: 'bp', reference: plasticityReferences.postBp, what: `Burst probability at ${timeS} s, after "${label}"`, timeS, unit: '' }),
  within3Sd({ line: 'running', reference: plasticityReferences.postRunningBp, what: `Running burst probability at ${timeS} s, after "${label}"`, timeS, unit: '' }),
])

interface EndCheck {
  readonly line: string
  readonly reference: PresetReference
  readonly what: string
  /** End of the segment. */
  readonly timeS: number
  readonly unit: string
}

function within3Sd({ line, reference, what, timeS, unit }: EndCheck): Check {
  // Points lie at the end or in the middle of the 2.5-s bin.
  const at = reference.x.findLastIndex((x) => x <= timeS)
  const [x = NaN, about = NaN, sd = NaN] = [reference.x[at], reference.y[at], reference.sd?.[at]]
  return {
    type: 'statistic', id: `end-${line}-${timeS}`, label: what, source: `${authors}, 8 realisations: 3 SD`, of: { kind: 'valueAt', panel: 'e', line, x },
    expected: { about, within: { absolute: 3 * sd } }, unit,
  }
}

const courseChecks: readonly Check[] = [
  {
    type: 'statistic', id: 'course-post-er', label: 'Postsynaptic event rate, rms deviation', source: authors,
    of: { kind: 'rms', panel: 'e', line: 'er', reference: plasticityReferences.postEr.id, from: 20, to: 167.5 }, expected: { below: 0.5 }, unit: 'Hz',
  },
  {
    type: 'statistic', id: 'course-post-bp', label: 'Postsynaptic burst probability, rms deviation', source: authors,
    of: { kind: 'rms', panel: 'e', line: 'bp', reference: plasticityReferences.postBp.id, from: 20, to: 167.5 }, expected: { below: 0.04 }, unit: '',
  },
  {
    type: 'statistic', id: 'course-pre-bp', label: 'Presynaptic burst probability, rms deviation', source: authors,
    of: { kind: 'rms', panel: 'g', line: 'preBp', reference: plasticityReferences.preBp.id, from: 20, to: 167.5 }, expected: { below: 0.01 }, unit: '',
  },
]

/** The paper's sentences. Bounds lie between the effects and the spread of the weights, about 0.5 % over realisations. */
function claimChecks({ tauAvgS, segmentS }: ProtocolParts): readonly Check[] {
  const endOf = (segment: number): number => 4 * tauAvgS + segment * segmentS
  const lastS = endOf(6) - 2.5
  const change = (fromX: number, toX: number) => ({ kind: 'change', panel: 'f', line: 'change', fromX, toX }) as const
  const settled = (segment: number, panel: string, line: string) => ({
    kind: 'mean', panel, line, from: endOf(segment) - segmentS / 2, to: Math.min(endOf(segment), lastS),
  }) as const
  return [
    {
      type: 'statistic', id: 'up', label: 'Weight change while bursts are more frequent', source: 'Fig. 2e-f: burst probability up, weights up',
      of: change(endOf(1), endOf(2)), expected: { above: 2 }, unit: '%',
    },
    {
      type: 'statistic', id: 'down', label: 'Weight change while bursts are less frequent', source: 'Fig. 2e-f: burst probability down, weights down',
      of: change(endOf(3), endOf(4)), expected: { below: -2 }, unit: '%',
    },
    {
      type: 'statistic', id: 'presynaptic', label: 'Weight change while presynaptic dendrites are driven', source: 'Fig. 2f-g: no significant change',
      of: change(endOf(5), lastS), expected: { about: 0, within: { absolute: 2 } }, unit: '%',
    },
    {
      type: 'statistic', id: 'pre-bursts', label: 'Presynaptic burst probability, driven', source: `Fig. 2g: up from 0.14; ${authors}`,
      of: settled(6, 'g', 'preBp'), expected: { above: 0.2 }, unit: '',
    },
    {
      type: 'statistic', id: 'pre-events', label: 'Presynaptic event rate, driven', source: `Fig. 2g: hardly different from 4.2 Hz; ${authors}`,
      of: settled(6, 'g', 'preEr'), expected: { about: 4.19, within: { relative: 0.12 } }, unit: 'Hz',
    },
  ]
}

const script: ProtocolParts = { tauAvgS: 5, segmentS: 25 }
const text: ProtocolParts = { tauAvgS: 10, segmentS: 50 }

export const plasticityRulePresets: readonly Preset<SpikingSpec>[] = [
  {
    id: 'fig2eg', kind: 'spiking', figure: 'Fig. 2e-g', title: 'Dendrites steer plasticity',
    summary: 'More input to the dendrites makes more bursts and stronger weights, less input the contrary. Averages over 5 s, segments of 25 s, as in the authors\' script.',
    spec: plasticityRuleSpec(script),
    references: Object.values(plasticityReferences),
    checks: [...claimChecks(script), ...endChecks, ...lastBinChecks, ...courseChecks],
  },
  {
    id: 'fig2eg-long', kind: 'spiking', figure: 'Fig. 2e-g', title: 'Dendrites steer plasticity, slower averages',
    summary: 'The same with averages over 10 s and segments of 50 s: changes at 90-140, 190-240 and 290-340 s, as in the paper\'s text.',
    spec: plasticityRuleSpec(text),
    references: [],
    checks: claimChecks(text),
  },
]
