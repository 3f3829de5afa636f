/** What the cell bench shows of a small spiking experiment: a figure and some numbers, both taken from the series that a run of it records. */
import type { SpikingSpec } from '../../engines/spiking/spec.ts'
import type { FigureDefinition } from '../figure.ts'
import type { SeriesRowsRead } from '../series-rows.ts'

/** One cell under currents; its rates over the current; a synapse under a train of spikes. */
export type BenchView = 'clamp' | 'curves' | 'synapse'

export interface BenchReading {
  readonly id: string
  readonly label: string
  /** Empty where it has none. */
  readonly unit: string
  /** Null where there is none. */
  readonly value: number | null
}

export type SeriesByName = ReadonlyMap<string, SeriesRowsRead>

export interface BenchFigure {
  readonly definition: FigureDefinition
  /** What it draws: series of the run, and those that were made of them. */
  readonly series: SeriesByName
  readonly readings: readonly BenchReading[]
}

/** Undefined where the spec has nothing of what the view shows. */
export type BenchReader = (spec: SpikingSpec, series: SeriesByName) => BenchFigure | undefined

/** A series that was made of others; one row for each entry. */
export const madeSeries = (columns: readonly string[], rows: readonly (readonly number[])[]): SeriesRowsRead => ({ columns, rows: rows.length, values: rows.flat() })
