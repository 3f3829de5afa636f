/** The fingerprint of a result: equal spec and seed must give an equal one, on any number of workers. */
import { createHash } from 'node:crypto'
import type { SeriesRows } from '../engines/engine.ts'

export interface ResultChecksum {
  add(rows: SeriesRows): void
  /** SHA-256 in hex, over all rows in the order in which the engine gave them; how they were batched does not count. */
  digest(): string
}

export function createResultChecksum(): ResultChecksum {
  // A hash per series: the order of rows counts within a series, not between them.
  const hashes = new Map<string, ReturnType<typeof createHash>>()
  return {
    add({ series, columns, values }) {
      let hash = hashes.get(series)
      if (hash === undefined) {
        hash = createHash('sha256').update(JSON.stringify(columns))
        hashes.set(series, hash)
      }
      hash.update(littleEndian(values))
    },
    digest() {
      const all = createHash('sha256')
      for (const name of [...hashes.keys()].sort()) all.update(`${JSON.stringify(name)} ${hashes.get(name)?.digest('hex') ?? ''}\n`)
      return all.digest('hex')
    },
  }
}

function littleEndian(values: readonly number[]): Uint8Array {
  const view = new DataView(new ArrayBuffer(values.length * 8))
  // Every NaN has the same bits here, whichever way it came about.
  values.forEach((value, i) => view.setFloat64(i * 8, Number.isNaN(value) ? NaN : value, true))
  return new Uint8Array(view.buffer)
}
