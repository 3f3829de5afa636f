/** The tour as the page sees it. */
import type { TourSlider } from '../../experiments/tour/station.ts'
import type { FigureTheme, FigureView, PresetSummary } from '../types.ts'

export type { TourSlider, TourValues } from '../../experiments/tour/station.ts'

export interface TourStationSummary {
  readonly id: string
  readonly title: string
  readonly sliders: readonly TourSlider[]
  /** The same at full size. */
  readonly preset: PresetSummary
}

export interface ComputeStation {
  readonly station: string
  /** By key of the slider; one that is missing is at its default. */
  readonly values: Readonly<Record<string, number>>
  readonly theme: FigureTheme
}

export interface StationResult {
  readonly figure: FigureView
  /** Numbers to watch; null where there is none. */
  readonly readings: readonly { readonly label: string; readonly unit: string; readonly value: number | null }[]
  /** What was computed, to be kept as an experiment. */
  readonly spec: unknown
  readonly name: string
}
