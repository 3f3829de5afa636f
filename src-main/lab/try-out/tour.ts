/** The tour: miniatures of the paper, computed while one moves a slider. Nothing of them is kept. */
import { presetById } from '../../experiments/kinds.ts'
import { readingValue, valueProblems } from '../../experiments/tour/station.ts'
import type { TourStation } from '../../experiments/tour/station.ts'
import { tourStations } from '../../experiments/tour/stations.ts'
import type { FigureLook } from '../../export/figure-style.ts'
import { seriesAtOnce } from './at-once.ts'
import { figureAtOnce } from './figure-at-once.ts'
import { LabError, notFound } from '../errors.ts'
import type { ComputeStation, StationResult, TourStationSummary } from './tour-types.ts'

/** The same miniature every time. */
const seed = 1

export const tour = {
  stations: (): TourStationSummary[] => tourStations.map(({ id, title, sliders, preset }) => ({ id, title, sliders, preset: presetOf(preset) })),

  /** Throws NOT_FOUND for a station that is not there, BAD_REQUEST for a slider out of its range. */
  compute({ station: id, values, theme }: ComputeStation, look?: FigureLook): StationResult {
    const station = tourStations.find((other) => other.id === id)
    if (station === undefined) throw notFound('station of the tour', id)
    const { name, spec, figure: definition, readings } = station.make(complete(station, values))
    const series = seriesAtOnce(spec, seed)
    const { figure, panels } = figureAtOnce({ definition, series, theme, look })
    return {
      name, spec, figure,
      readings: readings.map((reading) => ({ label: reading.label, unit: reading.unit, value: readingValue(reading, panels) })),
    }
  },
}

function complete(station: TourStation, given: ComputeStation['values']): Readonly<Record<string, number>> {
  const values = { ...Object.fromEntries(station.sliders.map((slider) => [slider.key, slider.default])), ...given }
  const problems = valueProblems(station, values)
  if (problems.length > 0) throw new LabError('BAD_REQUEST', problems.map(({ message }) => message).join('; '), problems)
  return values
}

function presetOf(presetId: string): TourStationSummary['preset'] {
  const preset = presetById(presetId)
  if (preset === undefined) throw new Error(`the tour names a preset "${presetId}" that is not there`)
  const { id, kind, figure, title, summary } = preset
  return { id, kind, figure, title, summary }
}
