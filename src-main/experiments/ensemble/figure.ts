/**
 * What an ensemble run draws: errors over epochs (Figs. 6, S8), angles layer by layer (Figs. 5c-d, S6, S7), and where dendritic potentials
 * and burst probabilities lie (Figs. 5b, S9). Runs of all rules share one figure, so that rivals can be compared; each has the panels that
 * it fills.
 */
import type { EnsembleSpec } from '../../engines/ensemble/spec.ts'
import type { AxisDefinition, FigureDefinition, LinesPanel, LineStroke, PanelLine } from '../figure.ts'
import { factsOrAssumed } from './data-facts.ts'
import { seriesNames } from './series.ts'
import type { DendriteColumn, ErrorColumn, ProgressColumn } from './series.ts'
import { weightPanels } from './weight-panels.ts'

type Style = Partial<Pick<PanelLine, 'stroke' | 'axis' | 'draw'>>

const colours = { test: 0, train: 4, within: 5, topFive: 1 } as const

const errorLine = (id: string, label: string, yColumn: ErrorColumn, colour: number, style: Style = {}): PanelLine => ({ id, label, series: seriesNames.errors, xColumn: 'epoch', yColumn, colour, ...style })
const progressLine = (id: string, label: string, yColumn: ProgressColumn, colour: number, style: Style = {}): PanelLine => ({ id, label, series: seriesNames.progress, xColumn: 'epoch', yColumn, colour, ...style })

/** In a comparison colours are those of the runs: strokes tell layers apart. */
const strokes: readonly LineStroke[] = ['solid', 'dashed', 'dotted']
const layerStyle = (layer: number): Pick<PanelLine, 'colour' | 'stroke'> => ({ colour: layer - 1, stroke: strokes[(layer - 1) % strokes.length] ?? 'solid' })

const atLayer = (layer: number): Pick<PanelLine, 'where'> => ({ where: [{ column: 'layer', equals: layer }] })

const dendriteLine = (id: string, label: string, layer: number, yColumn: DendriteColumn, style: Style = {}): PanelLine => (
  { id, label, series: seriesNames.dendrites, xColumn: 'epoch', yColumn, colour: layer - 1, ...atLayer(layer), ...style })

/** At most three hidden layers: the first, one in the middle, the last. */
export function shownLayers({ network }: EnsembleSpec): readonly number[] {
  const count = network.layers.length
  return [...new Set([1, Math.ceil((count + 1) / 2), count])]
}

export function ensembleFigure(spec: EnsembleSpec): FigureDefinition {
  const panels = [...errorPanels(spec), ...anglePanels(spec), ...dendritePanels(spec), ...weightPanels(spec, shownLayers(spec), epochAxis(spec))]
  const shaded = spec.recording.weightDistributions === true ? ' Those around a median hold 90 % of the weights; shades say which share of them lies where.' : ''
  return {
    id: 'ensemble', title: 'Ensembles that learn images (Figs. 5, 6, S6-S9)',
    caption: `Epoch 0 is before learning. Angles at 90° are those of chance. Broken lines around a mean hold 90 % of the units and images of a batch.${shaded}`,
    widthMm: 183, heightMm: 60 * Math.ceil(panels.length / 2), columns: 2, panels,
  }
}

const epochAxis = ({ training }: EnsembleSpec): AxisDefinition => ({ label: 'Epoch', unit: '', min: 0, max: training.epochs })
const errorAxis: AxisDefinition = { label: 'Error', unit: '%', min: 0 }
const angleAxis: AxisDefinition = { label: 'Angle', unit: '°', min: 0, max: 100 }
const chance = { levels: [{ y: 90, label: 'chance' }] } as const

function errorPanels(spec: EnsembleSpec): LinesPanel[] {
  const x = epochAxis(spec)
  const { classes } = factsOrAssumed(spec.data.name)
  const tested = spec.data.validationCount > 0 ? 'Validation' : 'Test'
  const guessing = { levels: [{ y: 100 - 100 / classes, label: 'guessing' }] }
  return [
    {
      id: 'error', title: `${tested} error`, draw: 'lines', x, y: errorAxis, ...guessing,
      lines: [
        errorLine('test', `${tested} images`, 'testErrorPct', colours.test),
        ...(classes > 10 ? [errorLine('topFive', 'Not among the first five', 'testTopFiveErrorPct', colours.topFive, { stroke: 'dashed' })] : []),
      ],
    },
    {
      id: 'training', title: 'Training error', draw: 'lines', x, y: errorAxis, ...guessing,
      lines: [
        errorLine('train', 'Whole epochs', 'trainErrorPct', colours.train),
        ...(spec.recording.everySteps > 0 ? [progressLine('within', 'Within epochs', 'errorPct', colours.within, { stroke: 'dotted' })] : []),
      ],
    },
  ]
}

function anglePanels(spec: EnsembleSpec): LinesPanel[] {
  const { rule, recording, network: { layers } } = spec
  if (rule.type !== 'burstprop') return []
  const x = epochAxis(spec)
  const weights: LinesPanel = {
    id: 'weights', title: 'Weights: W∠Y', draw: 'lines', x, y: angleAxis, ...chance,
    lines: layers.map((_, index): PanelLine => {
      const layer = index + 2
      const label = layer > layers.length ? 'Output' : `Layer ${layer}`
      return { id: `layer-${layer}`, label, series: seriesNames.weightAngles, xColumn: 'epoch', yColumn: 'angleDeg', ...atLayer(layer), ...layerStyle(layer) }
    }),
  }
  const updates: LinesPanel = {
    id: 'updates', title: 'Updates: δ∠δ of backpropagation', draw: 'lines', x, y: angleAxis, ...chance,
    lines: layers.map((_, index): PanelLine => ({
      id: `layer-${index + 1}`, label: `Layer ${index + 1}`, series: seriesNames.updateAngles, xColumn: 'epoch', yColumn: 'meanAngleDeg', ...atLayer(index + 1), ...layerStyle(index + 1),
    })),
  }
  return [...(rule.feedback === 'symmetric' ? [] : [weights]), ...(recording.angles ? [updates] : [])]
}

function dendritePanels(spec: EnsembleSpec): LinesPanel[] {
  if (spec.rule.type !== 'burstprop' || !spec.recording.distributions) return []
  const x = epochAxis(spec)
  const layers = shownLayers(spec)
  const probability: AxisDefinition = { label: 'Burst probability', unit: '', min: 0, max: 1 }
  const band = (quantity: 'u' | 'p', mean: DendriteColumn, low: DendriteColumn, high: DendriteColumn): PanelLine[] => layers.flatMap((layer) => [
    dendriteLine(`${quantity}-${layer}`, `Layer ${layer}, mean`, layer, mean),
    dendriteLine(`${quantity}-low-${layer}`, `Layer ${layer}, 5 %`, layer, low, { stroke: 'dotted' }),
    dendriteLine(`${quantity}-high-${layer}`, `Layer ${layer}, 95 %`, layer, high, { stroke: 'dashed' }),
  ])
  const spread: LinesPanel = {
    id: 'spread', title: 'Spread over units and images', draw: 'lines', x, y: { label: 'SD of p', unit: '', min: 0 }, right: { label: 'SD of u', unit: '', min: 0 },
    lines: [
      ...layers.map((layer) => dendriteLine(`p-${layer}`, `p, layer ${layer}`, layer, 'sdP')),
      ...layers.map((layer) => dendriteLine(`u-${layer}`, `u, layer ${layer} (right axis)`, layer, 'sdU', { axis: 'right', stroke: 'dashed' })),
    ],
  }
  return [
    { id: 'potential', title: 'Dendritic potential', draw: 'lines', x, y: { label: 'u', unit: '' }, lines: band('u', 'meanU', 'u5', 'u95') },
    { id: 'probability', title: 'Burst probability', draw: 'lines', x, y: probability, lines: band('p', 'meanP', 'p5', 'p95') },
    spread, ...(spec.recording.everySteps > 0 ? [varianceAgainstError(spec, layers)] : []),
  ]
}

/** Fig. S9, over time: what the teacher adds to burst probabilities goes with the errors that are made. */
function varianceAgainstError(spec: EnsembleSpec, layers: readonly number[]): LinesPanel {
  return {
    id: 'variance', title: 'Teacher\'s burst probability and error', draw: 'lines', x: epochAxis(spec), y: { label: 'Training error', unit: '%', min: 0 },
    right: { label: 'SD of p − p̄', unit: '', min: 0 },
    lines: [
      { ...progressLine('error', 'Training error', 'errorPct', colours.within), stroke: 'dotted' },
      ...layers.map((layer) => dendriteLine(`teacher-${layer}`, `Layer ${layer} (right axis)`, layer, 'sdTeacherP', { axis: 'right' })),
    ],
  }
}
