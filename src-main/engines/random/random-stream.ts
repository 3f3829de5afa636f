/** Random streams keyed by (seed, purpose, index, sub-index): equal keys give equal numbers, whatever else was drawn. */
import { philox4x32 } from './philox.ts'

export interface StreamKey {
  /** Unsigned 32-bit. */
  readonly seed: number
  /** What the numbers are for, e.g. presynaptic spikes. */
  readonly purpose: number
  readonly index: number
  readonly subIndex: number
}

export interface RandomStream {
  /** Uniform in [0, 1), 53 bits. */
  uniform(): number
  /** Exponential with the given mean, in the mean's unit. */
  exponential(mean: number): number
  /** Standard normal (Box-Muller; each call draws two uniforms). */
  normal(): number
}

export function createStream({ seed, purpose, index, subIndex }: StreamKey): RandomStream {
  const block = new Uint32Array(4)
  let step = 0
  const uniform = (): number => {
    if (step % 2 === 0) philox4x32(block, step / 2, subIndex, index, purpose, seed, 0)
    const at = (step % 2) * 2
    step++
    return ((block[at] ?? 0) * 0x200000 + ((block[at + 1] ?? 0) >>> 11)) / 0x20000000000000
  }
  return {
    uniform,
    exponential: (mean) => -mean * Math.log(1 - uniform()),
    normal: () => Math.sqrt(-2 * Math.log(1 - uniform())) * Math.cos(2 * Math.PI * uniform()),
  }
}
