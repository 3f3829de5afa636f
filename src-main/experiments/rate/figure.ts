/**
 * Fig. S4 as the paper lays it out: on the left event rates and weights from the output down to the input, on the right burst
 * probabilities and how far they are from their averages. Below, what the paper does not draw: how it learns.
 */
import type { RateSpec } from '../../engines/rate/spec.ts'
import type { AxisDefinition, FigureDefinition, LinesPanel, PanelLine } from '../figure.ts'
import { seriesNames } from './series.ts'
import type { LearningColumn, TraceColumn } from './series.ts'
import { exampleTimes, followedS } from './times.ts'

/** Of the paper's palette, by meaning. */
const colours = { eventRate: 0, burstProbability: 1, weight: 3, teacher: 4, other: 5 } as const

type Style = Partial<Pick<PanelLine, 'stroke' | 'axis' | 'draw' | 'yFactor'>>

/** What is this small is drawn in millionths. */
const millionths = { factor: { yFactor: 1e6 }, unit: '10⁻⁶' } as const

const traced = (id: string, label: string, yColumn: TraceColumn, colour: number, style: Style = {}): PanelLine => ({
  id, label, series: seriesNames.trace, xColumn: 'timeS', yColumn, colour, ...style,
})

/** Series and columns are those of the rate engine. */
export function rateFigure(spec: RateSpec): FigureDefinition {
  const { inputUnit: j, hiddenUnit: i, outputUnit: k } = spec.recording
  const { startS, endS } = followedS(spec)
  const x: AxisDefinition = { label: 'Time', unit: 's', min: startS, max: endS }
  const spans = learningIntervals(spec)
  const inTime = (id: string, title: string, y: AxisDefinition, lines: readonly PanelLine[], right?: AxisDefinition): LinesPanel => ({
    id, title, draw: 'lines', x, y, lines, spans, ...(right === undefined ? {} : { right }),
  })
  const rate: AxisDefinition = { label: 'Event rate', unit: '' }
  const weight: AxisDefinition = { label: 'Weight', unit: '' }
  const probability: AxisDefinition = { label: 'Burst probability', unit: '' }
  const epochs: AxisDefinition = { label: 'Epoch', unit: '', min: 0, max: spec.training.epochs }
  const learning = (id: string, label: string, yColumn: LearningColumn, colour: number, style: Style = {}): PanelLine => ({
    id, label, series: seriesNames.learning, xColumn: 'epoch', yColumn, colour, ...style,
  })
  const panels: readonly LinesPanel[] = [
    inTime('output-rate', `b, i: output ${k}`, { ...rate, min: 0 }, [
      traced('rate', 'Event rate', 'outputRate', colours.eventRate), traced('teacher', 'Teacher', 'target', colours.teacher, { stroke: 'dashed', axis: 'right' }),
    ], { label: 'Teacher', unit: '', min: 0, max: 1 }),
    inTime('output-bursts', `c, i: output ${k}`, { ...probability, min: 0, max: 1 }, [
      traced('p', 'p', 'outputBurstProbability', colours.burstProbability), traced('running', 'p̄', 'outputRunning', colours.burstProbability, { stroke: 'dashed' }),
    ]),
    inTime('output-weight', `b, ii: from hidden ${i} to output ${k}`, weight, [traced('weight', 'W₂', 'outputWeight', colours.weight)]),
    inTime('output-deviation', `c, ii: output ${k}`, { label: 'p − p̄', unit: '' }, [traced('deviation', 'p − p̄', 'outputDeviation', colours.burstProbability)]),
    inTime('hidden-rate', `b, iii: hidden ${i}`, rate, [traced('rate', 'Event rate', 'hiddenRate', colours.eventRate)]),
    inTime('hidden-bursts', `c, iii: hidden ${i}`, probability, [
      traced('p', 'p', 'hiddenBurstProbability', colours.burstProbability), traced('running', 'p̄', 'hiddenRunning', colours.burstProbability, { stroke: 'dashed' }),
    ]),
    inTime('hidden-weight', `b, iv: from pixel ${j} to hidden ${i}`, weight, [traced('weight', 'W₁', 'hiddenWeight', colours.weight)]),
    inTime('hidden-deviation', `c, iv: hidden ${i}`, { label: 'p − p̄', unit: '' }, [traced('deviation', 'p − p̄', 'hiddenDeviation', colours.burstProbability)]),
    inTime('input-rate', `b, v: pixel ${j}`, rate, [traced('rate', 'Event rate', 'inputRate', colours.eventRate)]),
    inTime('weight-change', 'All weights: mean |Δw| in a step', { label: '|ΔW₂|', unit: millionths.unit, min: 0 }, [
      traced('output', 'W₂', 'outputWeightChange', colours.weight, millionths.factor),
      traced('hidden', 'W₁ (right axis)', 'hiddenWeightChange', colours.other, { ...millionths.factor, axis: 'right' }),
    ], { label: '|ΔW₁|', unit: millionths.unit, min: 0 }),
    {
      id: 'error', title: 'Error', draw: 'lines', x: epochs, y: { label: 'Error', unit: '%', min: 0, max: 100 },
      levels: [{ y: 90, label: 'guessing' }],
      lines: [
        { id: 'test', label: 'Test images', series: seriesNames.epochs, xColumn: 'epoch', yColumn: 'testErrorPct', colour: colours.eventRate, draw: 'points' },
        learning('train', 'Last 500 training images', 'trainErrorPct', colours.other),
      ],
    },
    {
      id: 'cost', title: 'Cost and burst variance', draw: 'lines', x: epochs, y: { label: 'Cost', unit: '', min: 0 }, right: { label: '(p − p̄)²', unit: millionths.unit, min: 0 },
      lines: [
        learning('cost', 'Cross-entropy', 'cost', colours.eventRate),
        learning('variance', 'Hidden (p − p̄)² (right axis)', 'burstVariance', colours.burstProbability, { ...millionths.factor, axis: 'right' }),
      ],
    },
  ]
  return {
    id: 'rate', title: 'The rule in time (Fig. S4)',
    caption: `One unit of each layer while ${spec.recording.durationS} s of examples pass. The teacher is on in the shaded intervals: only there burst probabilities leave their averages, and only there weights change${spec.rule.gate === 'always' ? ', or nearly so, since the gate stays open' : ''}.`,
    widthMm: 183, heightMm: 230, columns: 2, panels,
  }
}

/** When the teacher is on within the followed stretch. */
function learningIntervals(spec: RateSpec): NonNullable<LinesPanel['spans']> {
  const { endS } = followedS(spec)
  const { predictionS, teacherS } = spec.training
  if (teacherS === 0) return []
  return Array.from({ length: Math.ceil(spec.recording.durationS / (predictionS + teacherS)) }, (_, n) => exampleTimes(spec, spec.recording.fromExample + n))
    .filter((times) => times.teacherS < endS)
    .map((times) => ({ from: times.teacherS, to: Math.min(endS, times.endS), label: '' }))
}
