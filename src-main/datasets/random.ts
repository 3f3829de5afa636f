/**
 * Numbers that depend on a key and a position only: Philox4x32-10 (Salmon et al. 2011). What is drawn for one image never depends on
 * which others were drawn, in which order or by which thread.
 */
import { philox4x32 } from '../engines/random/philox.ts'

/** Uniform in [0, 1). Each call gives the next number of a stream. */
export type Uniform = () => number

export interface KeyedUniform {
  /** Goes to the beginning of the stream (index, subIndex); both unsigned 32-bit. */
  seek(index: number, subIndex: number): void
  /** The next number of the stream: uniform in [0, 1), in steps of 2^-32. */
  readonly uniform: Uniform
}

/** What the numbers are for; streams of different purposes share nothing. */
export const purposes = { order: 1, augmentation: 2, split: 3, digits: 4, noise: 5 } as const

/** Streams of `seed` (unsigned 32-bit) for one purpose. Each has 2^34 numbers. Allocates nothing after this call. */
export function createKeyedUniform(seed: number, purpose: number): KeyedUniform {
  const block = new Uint32Array(4)
  let [index, subIndex, step] = [0, 0, 0]
  return {
    seek(toIndex, toSubIndex) {
      index = toIndex
      subIndex = toSubIndex
      step = 0
    },
    uniform() {
      const at = step & 3
      if (at === 0) philox4x32(block, step / 4, subIndex, index, purpose, seed, 0)
      step++
      return (block[at] ?? 0) / 0x100000000
    },
  }
}

/** Puts the numbers 0 to length - 1 into `out` in random order (Fisher-Yates). */
export function shuffleInto(out: Uint32Array, uniform: Uniform): void {
  for (let i = 0; i < out.length; i++) out[i] = i
  shuffle(out, uniform)
}

/** Shuffles in place. */
export function shuffle(values: Uint32Array, uniform: Uniform): void {
  for (let i = values.length - 1; i > 0; i--) {
    const j = Math.floor(uniform() * (i + 1))
    const value = values[i] ?? 0
    values[i] = values[j] ?? 0
    values[j] = value
  }
}
