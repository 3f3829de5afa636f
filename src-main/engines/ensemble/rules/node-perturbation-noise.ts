/** Noise of node perturbation, the same for equal keys wherever and in whatever order it is drawn. */
import { createStream } from '../../random/random-stream.ts'

export interface NoiseKey {
  readonly step: number
  /** Index of the layer. */
  readonly layer: number
  readonly substep: number
}

const purpose = 41

/** `count` normal numbers of standard deviation `sd`; both numbers of each Box-Muller pair are used. */
export function perturbationNoise(seed: number, { step, layer, substep }: NoiseKey, count: number, sd: number): Float64Array {
  const { uniform } = createStream({ seed: seed >>> 0, purpose, index: step, subIndex: layer * 0x10000 + substep })
  const noise = new Float64Array(count)
  for (let i = 0; i < count; i += 2) {
    const radius = sd * Math.sqrt(-2 * Math.log(1 - uniform())), angle = 2 * Math.PI * uniform()
    noise[i] = radius * Math.cos(angle)
    if (i + 1 < count) noise[i + 1] = radius * Math.sin(angle)
  }
  return noise
}
