/** How many numbers a spiking run records as it goes. */
import type { SpikingSpec } from '../../engines/spiking/spec.ts'

/** What a population of the paper fires, bursts included. */
const usualSpikeRateHz = 8
/** Columns of the series. */
const columns = { rates: 7, raster: 3, traces: 6, weights: 5, running: 4, weightSamples: 3, current: 2 } as const

/** Numbers recorded in an ordinary bin; those of spikes are expected ones. */
export function numbersPerBin(spec: SpikingSpec): number {
  const { binMs, rates, rasters, rasterNeurons, traces, traceNeurons, traceEveryMs, weights, weightSamples } = spec.recording
  const neuronsOf = (populations: readonly string[], most: number): number => populations.reduce((sum, name) => sum + Math.min(most, spec.populations[name]?.size ?? 0), 0)
  const injected = new Set(Object.values(spec.currents).map(({ population, compartment }) => `${population} ${compartment}`)).size
  return rates.length * columns.rates
    + neuronsOf(rasters, rasterNeurons) * usualSpikeRateHz * (binMs / 1000) * columns.raster
    + neuronsOf(traces, traceNeurons) * (binMs / traceEveryMs) * columns.traces
    + weights.length * (columns.weights + columns.running + weightSamples * columns.weightSamples)
    + injected * columns.current
}
