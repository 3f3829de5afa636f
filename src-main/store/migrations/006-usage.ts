import type { Migration } from './migration.ts'

/** What runs take of the machine. */
export const usage: Migration = {
  version: 6,
  title: 'make the table of what runs use of the machine',
  sql: `
    -- Sums and the peak over all attempts of a run. measured_ms: the time in which cpu_ms was used, pauses left out.
    CREATE TABLE run_usage (
      run               INTEGER PRIMARY KEY REFERENCES runs (seq) ON DELETE CASCADE,
      cpu_ms            REAL NOT NULL CHECK (cpu_ms >= 0),
      measured_ms       REAL NOT NULL CHECK (measured_ms >= 0),
      peak_memory_bytes REAL NOT NULL CHECK (peak_memory_bytes >= 0)
    ) STRICT;
  `,
}
