import type { Migration } from './migration.ts'

/**
 * In tables of their own: what is added to a row of `runs` would come after its large columns, and every list would read those too.
 */
export const checkpoints: Migration = {
  version: 2,
  title: 'make room for checkpoints',
  sql: `
    -- series: a JSON object with the rows of each series when it was made.
    CREATE TABLE checkpoints (
      run            INTEGER NOT NULL REFERENCES runs (seq) ON DELETE CASCADE,
      number         INTEGER NOT NULL CHECK (number >= 1),
      file           TEXT NOT NULL UNIQUE,
      bytes          INTEGER NOT NULL CHECK (bytes > 0),
      made_at        TEXT NOT NULL,
      label          TEXT NOT NULL,
      fraction       REAL NOT NULL CHECK (fraction BETWEEN 0 AND 1),
      engine_version TEXT NOT NULL,
      device         TEXT NOT NULL,
      series         TEXT NOT NULL CHECK (json_valid(series)),
      PRIMARY KEY (run, number)
    ) STRICT, WITHOUT ROWID;

    -- Runs that went on after they had ended. checkpoint: the number of the one that a queued run will go on from.
    -- earlier_ms: how long it had computed before. from_fraction: how far it was when it went on.
    CREATE TABLE run_resumptions (
      run           INTEGER PRIMARY KEY REFERENCES runs (seq) ON DELETE CASCADE,
      times         INTEGER NOT NULL CHECK (times >= 1),
      checkpoint    INTEGER,
      earlier_ms    REAL NOT NULL CHECK (earlier_ms >= 0),
      from_fraction REAL NOT NULL CHECK (from_fraction BETWEEN 0 AND 1)
    ) STRICT;
  `,
}
