/** Names of the series of a rate run. Kinds take nothing but types from engines: the compiler compares these with the engine's. */
import type { epochsSeries, learningSeries, traceSeries } from '../../engines/rate/series.ts'

export const seriesNames: {
  readonly trace: (typeof traceSeries)['series']
  readonly learning: (typeof learningSeries)['series']
  readonly epochs: (typeof epochsSeries)['series']
} = { trace: 'trace', learning: 'learning', epochs: 'epochs' }

export type TraceColumn = (typeof traceSeries)['columns'][number]
export type LearningColumn = (typeof learningSeries)['columns'][number]

/** How many numbers a row has. */
export const rowLengths: { readonly trace: (typeof traceSeries)['columns']['length']; readonly learning: (typeof learningSeries)['columns']['length'] } = { trace: 17, learning: 5 }
