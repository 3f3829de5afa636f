/** Where the weights of each layer lie, epoch by epoch: a panel for every matrix, with the histogram behind its median and its middle 90 %. */
import type { EnsembleSpec } from '../../engines/ensemble/spec.ts'
import type { AxisDefinition, LineStroke, LinesPanel, PanelLine } from '../figure.ts'
import { factsOrAssumed } from './data-facts.ts'
import { sizeLayers } from './layer-sizes.ts'
import { isRecurrent } from './memory.ts'
import { histogramBins, weightSeriesNames } from './series.ts'
import type { WeightColumn, WeightMatrix } from './series.ts'

const words: Readonly<Record<WeightMatrix, { readonly title: string; readonly axis: string }>> = {
  weights: { title: 'Weights W', axis: 'W' }, feedback: { title: 'Feedback weights Y', axis: 'Y' }, recurrent: { title: 'Recurrent weights Z', axis: 'Z' },
}

const lines: readonly { readonly id: string; readonly label: string; readonly column: WeightColumn; readonly stroke: LineStroke }[] = [
  { id: 'median', label: 'Median', column: 'q50', stroke: 'solid' }, { id: 'low', label: '5 %', column: 'q5', stroke: 'dotted' }, { id: 'high', label: '95 %', column: 'q95', stroke: 'dashed' },
]

/** Layer by layer, of the given hidden layers and the output; none where they are not recorded. */
export function weightPanels(spec: EnsembleSpec, hidden: readonly number[], x: AxisDefinition): LinesPanel[] {
  if (spec.recording.weightDistributions !== true) return []
  const { image, classes } = factsOrAssumed(spec.data.name)
  const { layers } = sizeLayers(image, spec.network.layers, classes)
  const ownFeedback = spec.rule.type === 'burstprop' && spec.rule.feedback !== 'symmetric'
  return [...hidden, spec.network.layers.length + 1].flatMap((number): LinesPanel[] => {
    const layer = layers[number - 1]
    const matrices: readonly (readonly [WeightMatrix, boolean])[] = [['weights', true], ['feedback', ownFeedback && number > 1], ['recurrent', layer !== undefined && isRecurrent(spec, layer)]]
    return matrices.flatMap(([matrix, isThere]) => (isThere ? [weightPanel(spec, number, matrix, x)] : []))
  })
}

function weightPanel({ network }: EnsembleSpec, layer: number, matrix: WeightMatrix, x: AxisDefinition): LinesPanel {
  const { title, axis } = words[matrix]
  const where = [{ column: 'layer', equals: layer }]
  return {
    id: `${matrix}-${layer}`, title: `${title}, ${layer > network.layers.length ? 'output' : `layer ${layer}`}`, draw: 'lines', x, y: { label: axis, unit: '' },
    lines: lines.map(({ id, label, column, stroke }): PanelLine => ({ id, label, series: weightSeriesNames[matrix], xColumn: 'epoch', yColumn: column, where, colour: layer - 1, stroke })),
    shades: { series: weightSeriesNames[matrix], xColumn: 'epoch', xWidth: 1, where, widthColumn: 'binWidth', firstColumn: 'firstBin', fromColumn: 'bin1', bins: histogramBins },
  }
}
