/**
 * Numbers that depend on a key and a position only: Philox4x32-10 (Salmon et al. 2011). What is drawn for one image never depends on
 * which others were drawn, in which order or by which thread. The same function as the engines'; data sets know none of those.
 */

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

/** High word of the 64-bit product of two unsigned 32-bit words. */
function multiplyHigh(a: number, b: number): number {
  const aLow = a & 0xffff
  const aHigh = a >>> 16
  const bLow = b & 0xffff
  const bHigh = b >>> 16
  const middle = aHigh * bLow + ((aLow * bLow) >>> 16)
  const carry = aLow * bHigh + (middle & 0xffff)
  return (aHigh * bHigh + Math.floor(middle / 0x10000) + Math.floor(carry / 0x10000)) >>> 0
}

/** Writes the four 32-bit words of block (counter, key) into `out`. All arguments are unsigned 32-bit words. */
export function philox4x32(out: Uint32Array, c0: number, c1: number, c2: number, c3: number, k0: number, k1: number): void {
  for (let round = 0; round < 10; round++) {
    const high0 = multiplyHigh(0xd2511f53, c0)
    const low0 = Math.imul(0xd2511f53, c0) >>> 0
    const high1 = multiplyHigh(0xcd9e8d57, c2)
    const low1 = Math.imul(0xcd9e8d57, c2) >>> 0
    c0 = (high1 ^ c1 ^ k0) >>> 0
    c1 = low1
    c2 = (high0 ^ c3 ^ k1) >>> 0
    c3 = low0
    k0 = (k0 + 0x9e3779b9) >>> 0
    k1 = (k1 + 0xbb67ae85) >>> 0
  }
  out[0] = c0
  out[1] = c1
  out[2] = c2
  out[3] = c3
}
