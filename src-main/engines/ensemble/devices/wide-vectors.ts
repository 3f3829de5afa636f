/**
 * Vectors of 256 bits, where the JavaScript engine can make one out of two of WebAssembly's 128. It is an option of V8 that has to be asked for before
 * kernels are compiled. Only speed depends on it: no sum is made in another order.
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
