/** What a run records: names and columns of its series. Epoch 0 is before any learning; epoch k is after k passes over the training set. */
import type { LearningMeasure } from '../engine.ts'

export const errorsSeries = { series: 'errors', columns: ['epoch', 'trainErrorPct', 'trainLoss', 'testErrorPct', 'testLoss', 'testTopFiveErrorPct'] } as const

export const ensembleMeasures: readonly LearningMeasure[] = [
  { series: errorsSeries.series, column: 'testErrorPct', label: 'test error', unit: '%', better: 'smaller' },
  { series: errorsSeries.series, column: 'testLoss', label: 'test loss', unit: '', better: 'smaller' },
  { series: errorsSeries.series, column: 'testTopFiveErrorPct', label: 'test top-five error', unit: '%', better: 'smaller' },
  { series: errorsSeries.series, column: 'trainErrorPct', label: 'training error', unit: '%', better: 'smaller' },
  { series: errorsSeries.series, column: 'trainLoss', label: 'training loss', unit: '', better: 'smaller' },
]

/** Within epochs, over the batches since the last row: `epoch` counts fractions. */
export const progressSeries = { series: 'progress', columns: ['epoch', 'errorPct', 'loss'] } as const

/** Between W and Y of layers from the second on. */
export const weightAnglesSeries = { series: 'angles.weights', columns: ['epoch', 'layer', 'angleDeg'] } as const

/** Between burstprop's and backprop's updates: of the last batch before the row, and the mean over all batches that were looked at since the row before. */
export const updateAnglesSeries = { series: 'angles.updates', columns: ['epoch', 'layer', 'angleDeg', 'meanAngleDeg'] } as const

/**
 * Over units and images of a batch: dendritic potential u, burst probability p, and what the teacher adds to it (standard deviation over units
 * and images). Quantiles in per cent.
 */
export const dendritesSeries = {
  series: 'dendrites',
  columns: ['epoch', 'layer', 'meanU', 'sdU', 'u5', 'u25', 'u50', 'u75', 'u95', 'meanP', 'sdP', 'p5', 'p25', 'p50', 'p75', 'p95', 'sdTeacherP'],
} as const

/** Bins of a histogram of weights. */
export const weightBins = 64

const weightColumns = [
  'epoch', 'layer', 'mean', 'sd', 'min', 'q5', 'q25', 'q50', 'q75', 'q95', 'max', 'below', 'above', 'binWidth', 'firstBin',
  ...Array.from({ length: weightBins }, (_, index): `bin${number}` => `bin${index + 1}`),
] as const

/**
 * Over the weights of a matrix, layer by layer: W; Y from the second layer on; R of hidden layers. Quantiles in per cent. `bin1` … are shares of
 * the weights; bin i reaches from (firstBin + i - 1) × binWidth to (firstBin + i) × binWidth (weight-histogram.ts).
 */
export const weightDistributionSeries = {
  weights: { series: 'weights', columns: weightColumns },
  feedback: { series: 'weights.feedback', columns: weightColumns },
  recurrent: { series: 'weights.recurrent', columns: weightColumns },
} as const
