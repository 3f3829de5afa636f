/** Small experiments that are computed at once and not kept. */
import type { BenchReading, BenchView } from '../../experiments/bench/bench-view.ts'
import type { FigureTheme, FigureView, PictureFormat } from '../figures/figure-types.ts'

export type { BenchReading, BenchView } from '../../experiments/bench/bench-view.ts'

/** A small spec to be computed at once, of which nothing is kept. */
export interface TryOut {
  readonly spec?: unknown
  readonly seed: number
  readonly theme: FigureTheme
  /** What is shown of it. */
  readonly view: BenchView
}

export interface BenchResult {
  readonly figure: FigureView
  readonly readings: readonly BenchReading[]
}

/** The same as a file: a picture for print, or the numbers that it shows. */
export interface ExportTryOut extends Omit<TryOut, 'theme'> {
  readonly format: PictureFormat | 'csv'
  /** Of the file, without ending. */
  readonly name: string
}
