/**
 * What every engine is: a pure generator from (spec, seed) to output. It knows no clock, no file, no window;
 * whoever drives it decides when to record, show or stop.
 */
import type { EngineState } from './state.ts'

/** Rows of one series, row-major, all of the same columns. */
export interface SeriesRows {
  readonly series: string
  readonly columns: readonly string[]
  readonly values: readonly number[] | Float64Array
}

/** A column of a series that has a row for each epoch: what learning can be judged by while it goes on. */
export interface LearningMeasure {
  readonly series: string
  /** Its name among the measures of an engine, too. */
  readonly column: string
  /** "test error" */
  readonly label: string
  readonly unit: string
  readonly better: 'smaller' | 'larger'
}

export type EngineOutput =
  | { readonly type: 'progress'; readonly fraction: number; readonly label: string }
  | ({ readonly type: 'rows' } & SeriesRows)
  | { readonly type: 'log'; readonly text: string }
  /** Of one name the last counts. */
  | { readonly type: 'metric'; readonly name: string; readonly value: number }
  /** Why it ends before all of the spec was computed, where that is as it should be. */
  | { readonly type: 'early-end'; readonly text: string }
  /** All that is needed to go on from here, bit for bit. `label`: where this is, in words. */
  | { readonly type: 'checkpoint'; readonly state: EngineState; readonly label: string }

/** Where a checkpoint can be made: between two stretches of work, after an epoch, when all is computed. */
export type Moment = 'stretch' | 'epoch' | 'end'

/** How a run goes on, and when it is to leave a way back. */
export interface Course {
  /** Of the same spec, seed and engine version; null: from the start. */
  readonly from: EngineState | null
  /** Whether whoever drives the engine wants a checkpoint at this moment. What is computed never depends on the answer. */
  readonly wants: (moment: Moment) => boolean
}

/** From the start to the end, without a checkpoint. */
export const wholeCourse: Course = { from: null, wants: () => false }

export type Engine<Spec> = (spec: Spec, seed: number, course?: Course) => Generator<EngineOutput, void, void>
