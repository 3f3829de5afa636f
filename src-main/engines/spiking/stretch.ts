/** How many steps the kernels compute at once: short enough to be stopped at once. */
import type { SpikingSpec } from './spec.ts'

/** Injected currents have room for so many. */
export const maxStretch = 1000
/** Some 10 ms of work. */
const neuronSteps = 5e6

/** Of a spec: at least one step. */
export function longestStretch({ populations }: Pick<SpikingSpec, 'populations'>): number {
  const neurons = Object.values(populations).reduce((sum, { size }) => sum + size, 0)
  return Math.max(1, Math.floor(Math.min(maxStretch, neuronSteps / neurons)))
}
