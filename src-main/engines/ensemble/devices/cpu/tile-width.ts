/**
 * Whether products are faster in tiles for vectors of 256 bits. It depends on the engine and on the processor, and nobody says; so it is tried out, once
 * per process. Only speed depends on the outcome: every sum is made in the same order.
 */

/** One product; returns the sum of its numbers. */
export type Trial = (inWideTiles: boolean) => number

const patienceMs = 400
/** Compiled code is that much faster than what runs before it is there. */
const compiledIsFaster = 3
const roundsOfCompiled = 20

/** Whether products in wide tiles are faster by a tenth, with equal results. Tried until both have been compiled and run some more times, or 0.4 s. */
export function wideTilesPay(trial: Trial, now: () => number = () => performance.now()): boolean {
  const timed = (wide: boolean): { readonly ms: number, readonly sum: number } => {
    const from = now(), sum = trial(wide)
    return { ms: now() - from, sum }
  }
  const start = now(), first = { narrow: timed(false), wide: timed(true) }
  if (first.narrow.sum !== first.wide.sum) return false
  let narrow = first.narrow.ms, wide = first.wide.ms
  for (let compiled = 0; compiled < roundsOfCompiled && now() - start < patienceMs;) {
    narrow = Math.min(narrow, timed(false).ms)
    const again = timed(true)
    if (again.sum !== first.narrow.sum) return false
    wide = Math.min(wide, again.ms)
    if (narrow * compiledIsFaster < first.narrow.ms && wide * compiledIsFaster < first.wide.ms) compiled++
  }
  return wide * 1.1 < narrow
}
