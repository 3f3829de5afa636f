/** Fig. 4: what goes in, what comes out, and what hidden cells are told, before, while and after the network learns. */
import type { PhaseSpec, SpikingSpec } from '../../../engines/spiking/spec.ts'
import type { AxisDefinition, FigureDefinition, LinesPanel, PanelLine } from '../../figure.ts'
import { colours, drawable, inPopulationColours, overTime, phaseTimesS, probabilityAxis, rasterTicks, rateAxis, timeAxis } from './lines.ts'
import type { Quantity } from './lines.ts'

/** Two tests and the training between them. */
export interface XorPhases {
  readonly before: number
  readonly training: number
  readonly after: number
}

/** Null where the protocol is another one. */
export function xorPhases({ protocol }: SpikingSpec): XorPhases | null {
  const training = protocol.phases.findIndex((phase) => phase.type === 'examples' && phase.learningMs > 0)
  const [before, after] = [training - 1, training + 1]
  const isTest = (index: number): boolean => protocol.phases[index]?.type === 'examples'
  return training > 0 && isTest(before) && isTest(after) ? { before, training, after } : null
}

/** The patterns by their names. */
const inputAxis = ({ protocol }: SpikingSpec): AxisDefinition => ({ label: 'Input', unit: '', categories: protocol.patterns.map(({ label }) => label) })

/** Halfway between the smallest and the largest wanted rate. */
const thresholdOf = ({ protocol: { teacher } }: SpikingSpec): number => ((teacher?.minRateHz ?? 2) + (teacher?.maxRateHz ?? 10)) / 2

export function xorFigure(spec: SpikingSpec, phases: XorPhases): FigureDefinition {
  const times = phaseTimesS(spec)
  const startS = (index: number): number => times[index]?.startS ?? 0
  const training = spec.protocol.phases[phases.training]
  const testS = epochLengthS(spec.protocol.phases[phases.before])
  // The paper shows the last epoch of the first fifth of the training.
  const shownEpoch = training?.type === 'examples' ? Math.max(0, Math.floor(training.epochs / 5) - 1) : 0
  const epochS = epochLengthS(training)
  const shownS = startS(phases.training) + shownEpoch * epochS
  const level = thresholdOf(spec)
  const inputs = inputAxis(spec)

  const window = (fromS: number, durationS: number) => ({ where: [{ column: 'startS', from: fromS - 1e-6, to: fromS + durationS - 1e-6 }], xOffset: -fromS })
  const before = window(startS(phases.before), testS)
  const after = window(startS(phases.after), testS)
  const during = window(shownS, epochS)
  const testTime = timeAxis(0, testS)
  const epochTime = timeAxis(0, epochS)
  const overEpochs = { series: 'epochs', xColumn: 'epoch', where: [{ column: 'phase', equals: phases.training }] } as const

  const beforeAndAfter = (population: string): readonly PanelLine[] => [
    overTime('before', 'Before learning', population, 'eventRateHz', { stroke: 'dashed', ...before }),
    overTime('after', 'After learning', population, 'eventRateHz', after),
  ]
  const hiddenBursts = (number: 1 | 2, feedbackSign: 1 | -1): LinesPanel => ({
    id: `e${number}`, title: `e${number}: hidden ${number}, bursts of epoch ${shownEpoch + 1}`, draw: 'lines', x: epochTime, y: probabilityAxis(0.6),
    lines: [
      overTime('bp', 'Burst probability', `hidden${number}`, 'burstProbability', during),
      overTime('feedback', feedbackSign === 1 ? 'Output burst rate, rescaled' : 'Output burst rate, inverted and rescaled', 'output', 'burstRateHz', {
        ...during, ...(feedbackSign === 1 ? {} : { yFactor: -1 }), rescaleOnto: 'bp',
      }),
    ],
  })
  const hiddenEvents = (number: 1 | 2): LinesPanel => ({
    id: `f${number}`, title: `f${number}: hidden ${number}, events`, draw: 'lines', x: testTime, y: rateAxis('Event rate', 12), lines: beforeAndAfter(`hidden${number}`),
  })
  const response = (population: string, title: string, quantity: Quantity = 'eventRateHz'): LinesPanel => ({
    id: `response-${population}`, title, draw: 'lines', x: inputs, y: rateAxis('Event rate', 12),
    ...(population === 'output' ? { levels: [{ y: level, label: 'threshold' }] } : {}),
    lines: [
      responseLine('before', 'Before learning', population, quantity, phases.before),
      responseLine('after', 'After learning', population, quantity, phases.after),
    ],
  })

  const panels: readonly LinesPanel[] = [
    {
      id: 'b', title: 'b: input', draw: 'lines', x: testTime, y: rateAxis('Event rate', 12),
      lines: inPopulationColours(spec, [
        { ...overTime('input1', 'Input 1', 'input1', 'eventRateHz', before), population: 'input1' },
        { ...overTime('input2', 'Input 2', 'input2', 'eventRateHz', { stroke: 'dashed', ...before }), population: 'input2' },
      ]),
    },
    { id: 'c', title: 'c: output', draw: 'lines', x: testTime, y: rateAxis('Event rate', 12), lines: beforeAndAfter('output'), levels: [{ y: level, label: 'threshold' }] },
    {
      id: 'd', title: `d: output, bursts of epoch ${shownEpoch + 1}`, draw: 'lines', x: epochTime, y: probabilityAxis(1),
      lines: [overTime('bp', 'Burst probability', 'output', 'burstProbability', during)],
    },
    {
      id: 'teacher', title: `d: teaching current of epoch ${shownEpoch + 1}`, draw: 'lines', x: inputs, y: { label: 'Current', unit: 'pA' },
      lines: [{
        id: 'teacher', label: 'Mean over cells', series: 'examples', xColumn: 'pattern', yColumn: 'teacherPa', colour: colours.green, draw: 'points',
        where: [{ column: 'phase', equals: phases.training }, { column: 'epoch', equals: shownEpoch }],
      }],
    },
    {
      id: 'raster', title: `Output cells in epoch ${shownEpoch + 1}`, draw: 'lines', x: epochTime, y: { label: 'Cell', unit: '' },
      lines: ([1, 2] as const).map((mark) => ({
        ...rasterTicks(mark === 1 ? 'events' : 'bursts', mark === 1 ? 'Event' : 'Burst (second spike)', 'output', mark),
        where: [{ column: 'mark', equals: mark }, { column: 'timeS', from: shownS, to: shownS + epochS }], xOffset: -shownS,
      })),
    },
    hiddenBursts(1, 1),
    hiddenBursts(2, feedbackSignOf(spec, 'hidden2')),
    hiddenEvents(1),
    hiddenEvents(2),
    {
      id: 'g', title: 'g: cost', draw: 'lines', x: { label: 'Epoch', unit: '', min: 0 }, y: { label: 'Cost', unit: '', min: 0 },
      lines: [{ id: 'cost', label: 'Sum over the four inputs', ...overEpochs, yColumn: 'cost', colour: colours.eventRate }],
    },
    {
      id: 'spread', title: 'What the teacher adds to burst probability, and the cost', draw: 'lines', x: { label: 'Epoch', unit: '', min: 0 }, y: { label: 'Cost', unit: '', min: 0 },
      right: { label: 'RMS of P − P̄', unit: '', min: 0 },
      lines: [
        { id: 'cost', label: 'Cost', ...overEpochs, yColumn: 'cost', colour: colours.eventRate, stroke: 'dotted' },
        { id: 'added', label: 'P − P̄ of the output (right axis)', ...overEpochs, yColumn: 'addedBurstProbabilityRms', colour: colours.burstProbability, axis: 'right' },
      ],
    },
    response('output', 'Output, second half of each test'),
    response('hidden1', 'Hidden 1, second half of each test'),
    response('hidden2', 'Hidden 2, second half of each test'),
  ]
  return {
    id: 'spiking-xor', title: 'XOR in a spiking network (Fig. 4)',
    caption: `Tests show the inputs ${spec.protocol.patterns.map(({ label }) => label).join(', ')}. XOR is solved where the output after learning is above the threshold for exactly one active input. Bursts of the output tell hidden cells how to change: with the same sign for hidden 1, with the opposite one for hidden 2.`,
    widthMm: 183, heightMm: 220, panels: drawable(spec, panels),
  }
}

/** Mean over the second half of a test, one point for each input. */
const responseLine = (id: string, label: string, population: string, quantity: Quantity, phase: number): PanelLine => ({
  id, label, series: `responses.${population}`, xColumn: 'pattern', yColumn: quantity, colour: id === 'before' ? colours.weight : colours.eventRate, draw: 'points',
  where: [{ column: 'phase', equals: phase }],
})

/** Of one example. */
const exampleLengthS = (phase: PhaseSpec | undefined): number => (phase?.type === 'examples' ? (phase.predictionMs + phase.learningMs) / 1000 : 0)

/** Of one epoch. */
const epochLengthS = (phase: PhaseSpec | undefined): number => (phase?.type === 'examples' ? phase.patterns.length * exampleLengthS(phase) : 0)

/** Whether more bursts of the output excite or inhibit a population's dendrites, on balance. */
function feedbackSignOf({ projections }: SpikingSpec, target: string): 1 | -1 {
  const weights = Object.values(projections).filter((projection) => projection.source === 'output' && projection.target === target)
  const sum = (receptor: string): number => weights.filter((projection) => projection.receptor === receptor).reduce((total, { weight }) => total + weight, 0)
  return sum('excitatory') >= sum('inhibitory') ? 1 : -1
}
