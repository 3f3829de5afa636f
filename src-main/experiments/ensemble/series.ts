/** Names of the series of an ensemble run. Kinds take nothing but types from engines: the compiler compares these with the engine's. */
import type { dendritesSeries, errorsSeries, progressSeries, updateAnglesSeries, weightAnglesSeries, weightBins, weightDistributionSeries } from '../../engines/ensemble/series.ts'

export const seriesNames: {
  readonly errors: (typeof errorsSeries)['series']
  readonly progress: (typeof progressSeries)['series']
  readonly weightAngles: (typeof weightAnglesSeries)['series']
  readonly updateAngles: (typeof updateAnglesSeries)['series']
  readonly dendrites: (typeof dendritesSeries)['series']
} = { errors: 'errors', progress: 'progress', weightAngles: 'angles.weights', updateAngles: 'angles.updates', dendrites: 'dendrites' }

type WeightSeries = typeof weightDistributionSeries
/** What a layer has weights for. */
export type WeightMatrix = keyof WeightSeries

export const weightSeriesNames: { readonly [Matrix in WeightMatrix]: WeightSeries[Matrix]['series'] } = { weights: 'weights', feedback: 'weights.feedback', recurrent: 'weights.recurrent' }

export type ErrorColumn = (typeof errorsSeries)['columns'][number]
export type ProgressColumn = (typeof progressSeries)['columns'][number]
export type DendriteColumn = (typeof dendritesSeries)['columns'][number]
export type WeightColumn = WeightSeries['weights']['columns'][number]

/** Bins of a histogram of weights, and the columns before them. */
export const [histogramBins, columnsBeforeBins]: readonly [typeof weightBins, number] = [64, 15]

/** How many numbers a row has. */
export const rowLengths: {
  readonly errors: (typeof errorsSeries)['columns']['length']
  readonly progress: (typeof progressSeries)['columns']['length']
  readonly weightAngles: (typeof weightAnglesSeries)['columns']['length']
  readonly updateAngles: (typeof updateAnglesSeries)['columns']['length']
  readonly dendrites: (typeof dendritesSeries)['columns']['length']
} = { errors: 6, progress: 3, weightAngles: 3, updateAngles: 4, dendrites: 17 }
