/**
 * What every engine is: a pure generator from (spec, seed) to output. It knows no clock, no file, no window;
 * whoever drives it decides when to record, show or stop.
 */

/** Rows of one series, row-major, all of the same columns. */
export interface SeriesRows {
  readonly series: string
  readonly columns: readonly string[]
  readonly values: readonly number[]
}

export type EngineOutput =
  | { readonly type: 'progress'; readonly fraction: number; readonly label: string }
  | ({ readonly type: 'rows' } & SeriesRows)
  | { readonly type: 'log'; readonly text: string }
  | { readonly type: 'metric'; readonly name: string; readonly value: number }

export type Engine<Spec> = (spec: Spec, seed: number) => Generator<EngineOutput, void, void>
