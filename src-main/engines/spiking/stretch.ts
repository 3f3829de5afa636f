/** How many steps the kernels compute at once: short enough to be stopped at once, and for the spikes of rasters to have room. */
import type { SpikingSpec } from './spec.ts'

/** Injected currents have room for so many. */
export const maxStretch = 1000
/** Some 10 ms of work. */
const neuronSteps = 5e6
/** A neuron may fire in every step, so that its raster needs a place for each. */
const rasterPlaces = 4e5

/** Of a spec: at least one step. */
export function longestStretch({ populations, recording }: Pick<SpikingSpec, 'populations' | 'recording'>): number {
  const neurons = Object.values(populations).reduce((sum, { size }) => sum + size, 0)
  const inRasters = Object.keys(populations).reduce((sum, name) => sum + rasterNeuronsOf(name, { populations, recording }), 0)
  return Math.max(1, Math.floor(Math.min(maxStretch, neuronSteps / neurons, inRasters === 0 ? Infinity : rasterPlaces / inRasters)))
}

/** How many cells of a population a raster shows: the first ones. */
export function rasterNeuronsOf(name: string, { populations, recording }: Pick<SpikingSpec, 'populations' | 'recording'>): number {
  return recording.rasters.includes(name) ? Math.min(populations[name]?.size ?? 0, recording.rasterNeurons) : 0
}
