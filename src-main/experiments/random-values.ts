/** Random values of a sweep's axis: the same for the same seed, ever after. Pure. */

/** Uniform numbers from 0 to 1 (Mulberry32), of which each name has others. */
function uniforms(seed: number, name: string): () => number {
  // FNV-1a: two axes of one seed must not go together.
  let state = [...name].reduce((hash, letter) => Math.imul(hash ^ letter.charCodeAt(0), 0x01000193) >>> 0, (0x811c9dc5 ^ seed) >>> 0)
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
}

export interface RandomRange {
  readonly from: number
  readonly to: number
  readonly count: number
  readonly seed: number
  /** Equal chances for equal ratios. */
  readonly log: boolean
  /** Whole numbers, both ends included. */
  readonly whole: boolean
}

/** How near both ends may lie, as a share of the larger one: nearer ones leave too few different numbers between them. */
export const narrowestShare = 1e-9

/** Six digits tell values apart, and more where all begin with the same ones. */
function digitsFor(from: number, to: number): number {
  const share = (to - from) / Math.max(Math.abs(from), Math.abs(to))
  return Math.min(15, 6 + Math.max(0, Math.floor(-Math.log10(share))))
}

/** Different values, ascending. Of whole numbers there must be as many as are wanted; of others ends further apart than `narrowestShare`. */
export function randomValues({ from, to, count, seed, log, whole }: RandomRange, name: string): number[] {
  const next = uniforms(seed, name)
  // Each whole number has the stretch around it.
  const [low, high] = whole ? [from - 0.5, to + 0.5] : [from, to]
  const place = (share: number): number => (log ? Math.max(low, Number.MIN_VALUE) * (high / Math.max(low, Number.MIN_VALUE)) ** share : low + (high - low) * share)
  const digits = digitsFor(from, to)
  const values = new Set<number>()
  while (values.size < count) {
    const value = place(next())
    values.add(whole ? Math.min(to, Math.max(from, Math.round(value))) : Math.min(to, Math.max(from, Number(value.toPrecision(digits)))))
  }
  return [...values].sort((a, b) => a - b)
}
