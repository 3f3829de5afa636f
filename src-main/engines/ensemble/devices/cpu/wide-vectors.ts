/**
 * Vectors of 256 bits, where the JavaScript engine can make one out of two of WebAssembly's 128. It is an option of V8 that has to be asked for; whether
 * it helps depends on the processor, too. So it is tried out, once per process. Only speed depends on the outcome: every sum is made in the same order.
 */
import { setFlagsFromString } from 'node:v8'

/** Versions of V8 that know the option: an unknown one would be complained about. Before them it did something else. */
const [firstVersion, lastVersion] = [13, 15]

/** Asks for wide vectors in whatever is compiled from now on. Returns whether this version of V8 knows them. */
export function askForWideVectors(v8Version: string = process.versions.v8, ask: (flag: string) => void = setFlagsFromString): boolean {
  const major = Number.parseInt(v8Version, 10)
  const known = major >= firstVersion && major <= lastVersion
  if (known) ask('--experimental-wasm-revectorize')
  return known
}

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
