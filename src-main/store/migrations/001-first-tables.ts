import type { Migration } from './migration.ts'

/**
 * STRICT, so that a column really holds the type the code reads. `seq` counts in the order of insertion and is what other
 * tables refer to. Large columns come last: a list that leaves them out does not read their pages.
 */
export const firstTables: Migration = {
  version: 1,
  title: 'make the first tables',
  sql: `
    CREATE TABLE experiments (
      seq              INTEGER PRIMARY KEY,
      id               TEXT NOT NULL UNIQUE CHECK (id <> ''),
      name             TEXT NOT NULL,
      kind             TEXT NOT NULL,
      preset_id        TEXT,
      difference_count INTEGER NOT NULL CHECK (difference_count >= 0),
      valid            INTEGER NOT NULL CHECK (valid IN (0, 1)),
      created_at       TEXT NOT NULL,
      updated_at       TEXT NOT NULL,
      trashed_at       TEXT,
      draft            TEXT NOT NULL CHECK (json_valid(draft)),
      baseline         TEXT NOT NULL CHECK (json_valid(baseline))
    ) STRICT;

    CREATE TABLE runs (
      seq              INTEGER PRIMARY KEY,
      id               TEXT NOT NULL UNIQUE CHECK (id <> ''),
      name             TEXT NOT NULL,
      kind             TEXT NOT NULL,
      preset_id        TEXT,
      experiment_id    TEXT REFERENCES experiments (id) ON DELETE SET NULL,
      group_id         TEXT NOT NULL,
      seed             INTEGER NOT NULL CHECK (seed BETWEEN 0 AND 4294967295),
      status           TEXT NOT NULL DEFAULT 'queued' CHECK (status IN ('queued', 'running', 'done', 'failed', 'interrupted', 'cancelled')),
      progress         REAL NOT NULL DEFAULT 0 CHECK (progress BETWEEN 0 AND 1),
      reason           TEXT,
      spec_hash        TEXT NOT NULL,
      difference_count INTEGER NOT NULL CHECK (difference_count >= 0),
      verdict          TEXT,
      created_at       TEXT NOT NULL,
      started_at       TEXT,
      finished_at      TEXT,
      duration_ms      REAL CHECK (duration_ms >= 0),
      starred          INTEGER NOT NULL DEFAULT 0 CHECK (starred IN (0, 1)),
      trashed_at       TEXT,
      checksum         TEXT,
      rerun_of         TEXT REFERENCES runs (id) ON DELETE SET NULL,
      app_version      TEXT NOT NULL,
      engine_version   TEXT NOT NULL,
      git_commit       TEXT,
      device           TEXT NOT NULL,
      host             TEXT NOT NULL,
      platform         TEXT NOT NULL,
      node_version     TEXT NOT NULL,
      spec             TEXT NOT NULL CHECK (json_valid(spec)),
      baseline         TEXT NOT NULL CHECK (json_valid(baseline)),
      notes            TEXT NOT NULL DEFAULT '',
      -- No half runs: one that computes has begun, one that ended has an end, one that is done has its result's checksum.
      CHECK (status <> 'running' OR started_at IS NOT NULL),
      CHECK (status IN ('queued', 'running') OR finished_at IS NOT NULL),
      CHECK (status <> 'done' OR checksum IS NOT NULL)
    ) STRICT;
    CREATE INDEX runs_listed ON runs (created_at DESC, seq DESC) WHERE trashed_at IS NULL;
    CREATE INDEX runs_trashed ON runs (created_at DESC, seq DESC) WHERE trashed_at IS NOT NULL;
    CREATE INDEX runs_by_status ON runs (status, created_at, seq);
    CREATE INDEX runs_by_group ON runs (group_id, seed, seq);
    CREATE INDEX runs_by_experiment ON runs (experiment_id);
    CREATE INDEX runs_by_original ON runs (rerun_of);

    CREATE TABLE run_tags (
      run      INTEGER NOT NULL REFERENCES runs (seq) ON DELETE CASCADE,
      position INTEGER NOT NULL,
      tag      TEXT NOT NULL,
      PRIMARY KEY (run, position),
      UNIQUE (run, tag)
    ) STRICT, WITHOUT ROWID;

    -- A value that is not a number is NULL.
    CREATE TABLE run_metrics (
      run      INTEGER NOT NULL REFERENCES runs (seq) ON DELETE CASCADE,
      position INTEGER NOT NULL,
      name     TEXT NOT NULL,
      value    REAL,
      PRIMARY KEY (run, position),
      UNIQUE (run, name)
    ) STRICT, WITHOUT ROWID;

    CREATE TABLE run_logs (
      seq   INTEGER PRIMARY KEY,
      run   INTEGER NOT NULL REFERENCES runs (seq) ON DELETE CASCADE,
      at    TEXT NOT NULL,
      level TEXT NOT NULL CHECK (level IN ('info', 'warning', 'error')),
      text  TEXT NOT NULL
    ) STRICT;
    CREATE INDEX run_logs_by_run ON run_logs (run, seq);

    CREATE TABLE series (
      seq     INTEGER PRIMARY KEY,
      run     INTEGER NOT NULL REFERENCES runs (seq) ON DELETE CASCADE,
      name    TEXT NOT NULL CHECK (name <> ''),
      columns TEXT NOT NULL CHECK (json_array_length(columns) > 0),
      rows    INTEGER NOT NULL DEFAULT 0 CHECK (rows >= 0),
      UNIQUE (run, name)
    ) STRICT;

    -- data: rows × columns of 64-bit floats, little-endian, row by row.
    CREATE TABLE series_chunks (
      seq       INTEGER PRIMARY KEY,
      series    INTEGER NOT NULL REFERENCES series (seq) ON DELETE CASCADE,
      first_row INTEGER NOT NULL CHECK (first_row >= 0),
      rows      INTEGER NOT NULL CHECK (rows > 0),
      data      BLOB NOT NULL CHECK (length(data) >= 8 * rows AND length(data) % (8 * rows) = 0),
      UNIQUE (series, first_row)
    ) STRICT;

    CREATE TABLE settings (
      key   TEXT PRIMARY KEY,
      value TEXT NOT NULL CHECK (json_valid(value))
    ) STRICT, WITHOUT ROWID;
  `,
}
