/** How much room runs take, and giving it back. */
import type Database from 'better-sqlite3'
import type { SpaceTable } from './history-records.ts'

/** A series' size follows from its rows, so that no recorded number is read. */
const runBytes = `
  SELECT runs.id, octet_length(runs.spec) + octet_length(runs.baseline) + octet_length(runs.notes)
    + coalesce((SELECT sum(8 * rows * json_array_length(columns)) FROM series WHERE series.run = runs.seq), 0)
    + coalesce((SELECT sum(octet_length(text) + 48) FROM run_logs WHERE run_logs.run = runs.seq), 0) AS bytes
  FROM runs`

export function createSpaceTable(db: Database.Database): SpaceTable {
  const sizes = db.prepare<[], { readonly id: string; readonly bytes: number }>(runBytes)
  const pragma = (name: string): number => Number(db.pragma(name, { simple: true }))
  return {
    runBytes: () => new Map(sizes.all().map(({ id, bytes }) => [id, bytes])),
    freeBytes: () => pragma('freelist_count') * pragma('page_size'),
    release(pages) {
      db.pragma(`incremental_vacuum(${pages})`)
      return pragma('freelist_count')
    },
    rebuild() {
      db.exec('VACUUM')
      // What was written to the log goes into the file, which shrinks only then.
      db.pragma('wal_checkpoint(TRUNCATE)')
    },
  }
}
