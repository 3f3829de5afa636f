/**
 * A station of the tour: one idea of the paper as an experiment so small that it is computed while a slider moves. It is data, and a pure
 * function from what the sliders say to a spec; its numbers come from the engines that compute the paper's figures.
 */
import type { PairingSpec } from '../../engines/pairing/spec.ts'
import type { SpikingSpec } from '../../engines/spiking/spec.ts'
import { curveOf } from '../curve-points.ts'
import type { PlottedPanel } from '../figure-data.ts'
import type { FigureDefinition, Statistic } from '../figure.ts'
import { statisticOf } from '../statistics.ts'

export interface TourSlider {
  readonly key: string
  readonly label: string
  /** KaTeX source. */
  readonly symbol: string
  /** Empty where it has none. */
  readonly unit: string
  readonly min: number
  readonly max: number
  readonly step: number
  readonly default: number
}

/** By key of the slider. */
export type TourValues = Readonly<Record<string, number>>

/** A number to watch, taken from the lines of a panel as they are drawn. */
export interface TourReading {
  readonly label: string
  readonly unit: string
  readonly of: Statistic | LastPoint
}

/** y at the end of a line. */
interface LastPoint {
  readonly kind: 'last'
  readonly panel: string
  readonly line: string
}

/** What the sliders ask for. */
export interface TourExperiment {
  /** Of the experiment that one may keep. */
  readonly name: string
  readonly spec: PairingSpec | SpikingSpec
  readonly figure: FigureDefinition
  readonly readings: readonly TourReading[]
}

export interface TourStation {
  readonly id: string
  readonly title: string
  readonly sliders: readonly TourSlider[]
  /** The preset that does the same at full size. */
  readonly preset: string
  /** `values` has a value within its range for each slider. */
  make(values: TourValues): TourExperiment
}

/** A slider that is out of its range, or missing, or unknown, in words; none where all is well. */
export function valueProblems({ sliders }: Pick<TourStation, 'sliders'>, values: TourValues): { readonly path: string; readonly message: string }[] {
  const known = new Set(sliders.map(({ key }) => key))
  const unknown = Object.keys(values).filter((key) => !known.has(key)).map((key) => ({ path: key, message: `${key} is no slider of this station; expected ${[...known].join(', ')}` }))
  const wrong = sliders.flatMap(({ key, label, min, max, unit }) => {
    const value = values[key]
    if (value !== undefined && value >= min && value <= max) return []
    return [{ path: key, message: `${label} (${key}) is ${value ?? 'missing'}; expected a number from ${min} to ${max}${unit === '' ? '' : ` ${unit}`}` }]
  })
  return [...unknown, ...wrong]
}

/** What a reading says of panels that are filled; null where they have no such number. */
export function readingValue({ of }: TourReading, panels: readonly PlottedPanel[]): number | null {
  const panel = panels.find(({ definition }) => definition.id === of.panel)
  if (panel === undefined) throw new Error(`a reading names a panel "${of.panel}" that is not there`)
  const value = of.kind === 'last' ? curveOf(panel, of.line)?.y.at(-1) : statisticOf(of, panel, [])
  return typeof value === 'number' && Number.isFinite(value) ? value : null
}

/** Panels side by side, of the tour's own size. */
export const tourFigure = (id: string, title: string, caption: string, panels: FigureDefinition['panels']): FigureDefinition => ({
  id: `tour-${id}`, title, caption, widthMm: 183, heightMm: 70, panels,
})
