/** The fingerprint of a result: equal spec and seed must give an equal one, on any number of workers, and however often it was stopped. */
import { createHash } from 'node:crypto'
import type { SeriesRows } from '../engines/engine.ts'
import { createSha256 } from './sha256.ts'
import type { Sha256 } from './sha256.ts'

/** A series so far. */
export interface SeriesSoFar {
  readonly series: string
  readonly rows: number
  /** Of its checksum. */
  readonly state: Uint8Array
}

export interface ResultChecksum {
  add(rows: SeriesRows): void
  /** SHA-256 in hex, over all rows in the order in which the engine gave them; how they were batched does not count. Ends it. */
  digest(): string
  save(): SeriesSoFar[]
}

/** `begun`: of the run that is gone on with. */
export function createResultChecksum(begun: readonly SeriesSoFar[] = []): ResultChecksum {
  // A hash per series: the order of rows counts within a series, not between them.
  const hashes = new Map<string, { readonly hash: Sha256; rows: number }>(begun.map(({ series, rows, state }) => [series, { hash: createSha256(state), rows }]))
  return {
    add({ series, columns, values }) {
      let known = hashes.get(series)
      if (known === undefined) {
        known = { hash: createSha256(), rows: 0 }
        known.hash.update(new TextEncoder().encode(JSON.stringify(columns)))
        hashes.set(series, known)
      }
      known.hash.update(littleEndian(values))
      known.rows += values.length / columns.length
    },
    digest() {
      const all = createHash('sha256')
      for (const name of [...hashes.keys()].sort()) all.update(`${JSON.stringify(name)} ${hex(hashes.get(name)?.hash.digest() ?? new Uint8Array())}\n`)
      return all.digest('hex')
    },
    save: () => [...hashes].map(([series, { hash, rows }]) => ({ series, rows, state: hash.save() })),
  }
}

const hex = (bytes: Uint8Array): string => Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('')

/** Whether this machine's numbers have the bytes that are summed: all but a few do. */
const isLittleEndian = new Uint8Array(Uint16Array.of(1).buffer)[0] === 1

function littleEndian(values: readonly number[] | Float64Array): Uint8Array {
  const numbers = new Float64Array(values)
  // Every NaN has the same bits here, whichever way it came about.
  for (let i = 0; i < numbers.length; i++) if (Number.isNaN(numbers[i])) numbers[i] = NaN
  const bytes = new Uint8Array(numbers.buffer)
  if (!isLittleEndian) for (let at = 0; at < bytes.length; at += 8) bytes.subarray(at, at + 8).reverse()
  return bytes
}
