import type { Migration } from './migration.ts'

/** When rows of series were recorded. A table of its own: what reads times does not pass through the rows. */
export const chunkTimes: Migration = {
  version: 7,
  title: 'make the table of when rows were recorded',
  sql: `
    -- In ms of running since the run's start, rests left out: the rows of the chunk came between the two. Chunks of earlier versions have none.
    CREATE TABLE chunk_times (
      chunk   INTEGER PRIMARY KEY REFERENCES series_chunks (seq) ON DELETE CASCADE,
      from_ms REAL NOT NULL CHECK (from_ms >= 0),
      to_ms   REAL NOT NULL CHECK (to_ms >= from_ms)
    ) STRICT;
  `,
}
