/** The series a run of a spec records, with their columns. */
import {
  currentSeries, epochsSeries, examplesSeries, rasterSeries, ratesSeries, responsesSeries, runningSeries, timelineSeries, tracesSeries, weightSamplesSeries,
  weightsSeries,
} from '../../../src-main/engines/spiking/series.ts'
import type { SpikingSpec } from '../../../src-main/engines/spiking/spec.ts'

export function seriesOf({ recording, currents }: SpikingSpec): ReadonlyMap<string, readonly string[]> {
  return new Map([
    ...recording.rates.flatMap((name) => [ratesSeries(name), responsesSeries(name)]),
    ...recording.rasters.map(rasterSeries),
    ...recording.traces.map(tracesSeries),
    ...recording.weights.flatMap((name) => [weightsSeries(name), weightSamplesSeries(name), runningSeries(name)]),
    ...Object.values(currents).map(({ population, compartment }) => currentSeries(population, compartment)),
    timelineSeries, examplesSeries, epochsSeries,
  ].map(({ series, columns }) => [series, columns]))
}
