import type { Migration } from './migration.ts'

/**
 * What a run is of its sweep and its place in the queue are tables of their own: as columns of `runs` they would lie behind its
 * large ones, and every list would have to read those. Triggers keep the queue: whatever becomes queued joins at its end, whatever
 * is no longer queued leaves it.
 */
export const sweepsAndQueue: Migration = {
  version: 3,
  title: 'make tables for sweeps and for the order of the queue',
  sql: `
    CREATE TABLE sweeps (
      seq           INTEGER PRIMARY KEY,
      id            TEXT NOT NULL UNIQUE CHECK (id <> ''),
      name          TEXT NOT NULL,
      kind          TEXT NOT NULL,
      preset_id     TEXT,
      experiment_id TEXT REFERENCES experiments (id) ON DELETE SET NULL,
      point_count   INTEGER NOT NULL CHECK (point_count > 0),
      seed_count    INTEGER NOT NULL CHECK (seed_count > 0),
      first_seed    INTEGER NOT NULL CHECK (first_seed BETWEEN 0 AND 4294967295),
      created_at    TEXT NOT NULL,
      trashed_at    TEXT,
      -- As they were asked for, and with their values.
      axes          TEXT NOT NULL CHECK (json_valid(axes)),
      resolved      TEXT NOT NULL CHECK (json_valid(resolved)),
      spec          TEXT NOT NULL CHECK (json_valid(spec))
    ) STRICT;

    CREATE TABLE sweep_runs (
      run   INTEGER PRIMARY KEY REFERENCES runs (seq) ON DELETE CASCADE,
      sweep INTEGER NOT NULL REFERENCES sweeps (seq),
      point INTEGER NOT NULL CHECK (point >= 0)
    ) STRICT;
    CREATE INDEX sweep_runs_by_sweep ON sweep_runs (sweep, point);

    CREATE TABLE sweep_drafts (
      experiment_id TEXT PRIMARY KEY REFERENCES experiments (id) ON DELETE CASCADE,
      draft         TEXT NOT NULL CHECK (json_valid(draft))
    ) STRICT, WITHOUT ROWID;

    CREATE TABLE queue_places (
      run      INTEGER PRIMARY KEY REFERENCES runs (seq) ON DELETE CASCADE,
      -- 1 high, 0 normal, -1 low.
      priority INTEGER NOT NULL DEFAULT 0 CHECK (priority IN (-1, 0, 1)),
      position INTEGER NOT NULL
    ) STRICT;
    CREATE INDEX queue_order ON queue_places (priority DESC, position);
    INSERT INTO queue_places (run, position) SELECT seq, row_number() OVER (ORDER BY created_at, seq) FROM runs WHERE status = 'queued';

    CREATE TRIGGER runs_join_queue AFTER INSERT ON runs WHEN NEW.status = 'queued' BEGIN
      INSERT INTO queue_places (run, position) VALUES (NEW.seq, (SELECT coalesce(max(position), 0) + 1 FROM queue_places));
    END;
    CREATE TRIGGER runs_rejoin_queue AFTER UPDATE OF status ON runs WHEN NEW.status = 'queued' AND OLD.status <> 'queued' BEGIN
      INSERT OR IGNORE INTO queue_places (run, position) VALUES (NEW.seq, (SELECT coalesce(max(position), 0) + 1 FROM queue_places));
    END;
    CREATE TRIGGER runs_leave_queue AFTER UPDATE OF status ON runs WHEN NEW.status <> 'queued' AND OLD.status = 'queued' BEGIN
      DELETE FROM queue_places WHERE run = NEW.seq;
    END;
  `,
}
