/** Experiments, runs with all they record, settings. */
import type { Migration } from './migrations.ts'

export const lab: Migration = {
  version: 1,
  sql: `
    CREATE TABLE experiments (
      id TEXT PRIMARY KEY,
      name TEXT NOT NULL,
      kind TEXT NOT NULL,
      preset_id TEXT,
      draft TEXT NOT NULL,
      baseline TEXT NOT NULL,
      difference_count INTEGER NOT NULL,
      valid INTEGER NOT NULL CHECK (valid IN (0, 1)),
      created_at TEXT NOT NULL,
      updated_at TEXT NOT NULL,
      trashed_at TEXT
    ) STRICT;

    CREATE TABLE runs (
      number INTEGER PRIMARY KEY AUTOINCREMENT,
      id TEXT NOT NULL UNIQUE,
      name TEXT NOT NULL,
      kind TEXT NOT NULL,
      preset_id TEXT,
      experiment_id TEXT,
      group_id TEXT NOT NULL,
      seed INTEGER NOT NULL CHECK (seed BETWEEN 0 AND 4294967295),
      status TEXT NOT NULL CHECK (status IN ('queued', 'running', 'done', 'failed', 'interrupted', 'cancelled')),
      progress REAL NOT NULL DEFAULT 0,
      reason TEXT,
      spec TEXT NOT NULL,
      baseline TEXT NOT NULL,
      spec_hash TEXT NOT NULL,
      difference_count INTEGER NOT NULL,
      verdict TEXT,
      created_at TEXT NOT NULL,
      started_at TEXT,
      finished_at TEXT,
      duration_ms REAL,
      starred INTEGER NOT NULL DEFAULT 0 CHECK (starred IN (0, 1)),
      notes TEXT NOT NULL DEFAULT '',
      tags TEXT NOT NULL DEFAULT '[]',
      trashed_at TEXT,
      rerun_of TEXT,
      origin TEXT NOT NULL,
      checksum TEXT
    ) STRICT;
    CREATE INDEX runs_by_status ON runs (status);
    CREATE INDEX runs_by_group ON runs (group_id);
    CREATE INDEX runs_by_experiment ON runs (experiment_id);

    CREATE TABLE run_metrics (
      run_id TEXT NOT NULL REFERENCES runs (id) ON DELETE CASCADE,
      position INTEGER NOT NULL,
      name TEXT NOT NULL,
      value REAL,
      PRIMARY KEY (run_id, position)
    ) STRICT, WITHOUT ROWID;

    CREATE TABLE run_logs (
      number INTEGER PRIMARY KEY,
      run_id TEXT NOT NULL REFERENCES runs (id) ON DELETE CASCADE,
      at TEXT NOT NULL,
      level TEXT NOT NULL CHECK (level IN ('info', 'warning', 'error')),
      text TEXT NOT NULL
    ) STRICT;
    CREATE INDEX run_logs_by_run ON run_logs (run_id);

    CREATE TABLE series (
      number INTEGER PRIMARY KEY,
      run_id TEXT NOT NULL REFERENCES runs (id) ON DELETE CASCADE,
      name TEXT NOT NULL,
      columns TEXT NOT NULL,
      row_count INTEGER NOT NULL DEFAULT 0,
      UNIQUE (run_id, name)
    ) STRICT;

    -- Rows first_row to first_row + row_count - 1, row-major, 64-bit floats, little-endian.
    CREATE TABLE series_chunks (
      series INTEGER NOT NULL REFERENCES series (number) ON DELETE CASCADE,
      first_row INTEGER NOT NULL,
      row_count INTEGER NOT NULL CHECK (row_count > 0),
      data BLOB NOT NULL,
      PRIMARY KEY (series, first_row)
    ) STRICT;

    CREATE TABLE settings (
      key TEXT PRIMARY KEY,
      value TEXT NOT NULL
    ) STRICT, WITHOUT ROWID;
  `,
}
