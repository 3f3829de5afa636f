/** What a spiking run recorded of single neurons, as the page gets it. */

import type { NeuronActivity } from './spike-activity.ts'
import type { DataFormat, FigureTheme, FigureView } from '../types.ts'

export type { NeuronActivity } from './spike-activity.ts'

export interface SpikesRequest {
  readonly runId: string
  readonly population: string
  /** From a row on, to the newest; or within a stretch of biological time, in s. */
  readonly from: { readonly type: 'row'; readonly row: number } | { readonly type: 'time'; readonly fromS: number; readonly toS: number }
  /** At most so many spikes. From a row on the newest of them, of a time every n-th. */
  readonly most: number
}

/** Spikes in the order of time. Numbers are little-endian, in base64. */
export interface SpikesView {
  /** Recorded so far of this population. */
  readonly rows: number
  /** Of the first one here. */
  readonly firstRow: number
  /** Only every so many-th is here. */
  readonly every: number
  /** 64-bit floats: biological time in s. */
  readonly timesS: string
  /** 32-bit unsigned integers. */
  readonly neurons: string
  /** One byte each: 1 an event, 2 the second spike of a burst, 0 any other spike. */
  readonly marks: string
}

export interface VoltagesRequest {
  readonly runId: string
  readonly population: string
  readonly neuron: number
  readonly fromS: number
  readonly toS: number
  /** At most so many points a line; extremes stay. */
  readonly most: number
}

export interface VoltageLine {
  readonly id: 'soma' | 'dendrite' | 'threshold'
  readonly timesS: readonly number[]
  readonly mv: readonly number[]
  /** Of all that was read, not only of the points that are drawn. */
  readonly meanMv: number
}

/** A line that the model of the cell has not is not there; none of a neuron of which nothing was recorded. */
export interface VoltagesView {
  readonly lines: readonly VoltageLine[]
  /** False where the time is so long that stretches of it were left out: lines go straight over them. */
  readonly complete: boolean
}

export interface ActivityRequest {
  readonly runId: string
  readonly population: string
  readonly fromS: number
  readonly toS: number
  /** Of the axis of intervals. */
  readonly scale: 'log' | 'linear'
  /** Width of the bins in which rates are counted. */
  readonly binMs: number
  /** A line at the mean of each rate. */
  readonly averages: boolean
  readonly theme: FigureTheme
}

export interface ActivityView {
  /** Rates of the population in bins of time, histograms of the intervals between spikes, and of the neurons' CVs. */
  readonly figure: FigureView
  /** Every neuron whose spikes are recorded, in order. */
  readonly neurons: readonly NeuronActivity[]
  readonly spikes: number
  /** False where the time holds more spikes than are counted at once: it is of its beginning, up to `untilS`, as far as a run that is not done has come. */
  readonly complete: boolean
  readonly untilS: number
}

export interface SpikeFileRequest {
  readonly runId: string
  /** All of which spikes were recorded where none is named. */
  readonly populations: readonly string[]
  readonly format: DataFormat
}

/** A file that is read out of the store while it is written. */
export interface FileInParts {
  readonly name: string
  readonly parts: Iterable<Uint8Array>
}
