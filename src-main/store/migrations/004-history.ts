import type { Migration } from './migration.ts'

/**
 * What a long history needs: full-text search over names, notes and logs, saved views, and the run an experiment was forked from.
 * The search tables keep no text of their own; triggers follow every change of what they index.
 */
export const historyTables: Migration = {
  version: 4,
  title: 'make the history searchable',
  sql: `
    ALTER TABLE experiments ADD COLUMN forked_from TEXT REFERENCES runs (id) ON DELETE SET NULL;
    CREATE INDEX experiments_by_origin ON experiments (forked_from) WHERE forked_from IS NOT NULL;
    CREATE INDEX runs_by_spec ON runs (spec_hash);
    CREATE INDEX run_metrics_by_name ON run_metrics (name, run, value);

    CREATE VIRTUAL TABLE run_search USING fts5 (name, notes, content = 'runs', content_rowid = 'seq', tokenize = 'unicode61 remove_diacritics 2');
    CREATE TRIGGER run_search_insert AFTER INSERT ON runs BEGIN
      INSERT INTO run_search (rowid, name, notes) VALUES (new.seq, new.name, new.notes);
    END;
    CREATE TRIGGER run_search_update AFTER UPDATE OF name, notes ON runs BEGIN
      INSERT INTO run_search (run_search, rowid, name, notes) VALUES ('delete', old.seq, old.name, old.notes);
      INSERT INTO run_search (rowid, name, notes) VALUES (new.seq, new.name, new.notes);
    END;
    CREATE TRIGGER run_search_delete AFTER DELETE ON runs BEGIN
      INSERT INTO run_search (run_search, rowid, name, notes) VALUES ('delete', old.seq, old.name, old.notes);
    END;
    INSERT INTO run_search (run_search) VALUES ('rebuild');

    CREATE VIRTUAL TABLE log_search USING fts5 (text, content = 'run_logs', content_rowid = 'seq', tokenize = 'unicode61 remove_diacritics 2');
    CREATE TRIGGER log_search_insert AFTER INSERT ON run_logs BEGIN
      INSERT INTO log_search (rowid, text) VALUES (new.seq, new.text);
    END;
    CREATE TRIGGER log_search_update AFTER UPDATE OF text ON run_logs BEGIN
      INSERT INTO log_search (log_search, rowid, text) VALUES ('delete', old.seq, old.text);
      INSERT INTO log_search (rowid, text) VALUES (new.seq, new.text);
    END;
    CREATE TRIGGER log_search_delete AFTER DELETE ON run_logs BEGIN
      INSERT INTO log_search (log_search, rowid, text) VALUES ('delete', old.seq, old.text);
    END;
    INSERT INTO log_search (log_search) VALUES ('rebuild');

    -- At most one default per place.
    CREATE TABLE saved_views (
      seq        INTEGER PRIMARY KEY,
      id         TEXT NOT NULL UNIQUE CHECK (id <> ''),
      place      TEXT NOT NULL CHECK (place <> ''),
      name       TEXT NOT NULL CHECK (name <> ''),
      is_default INTEGER NOT NULL DEFAULT 0 CHECK (is_default IN (0, 1)),
      updated_at TEXT NOT NULL,
      state      TEXT NOT NULL CHECK (json_valid(state)),
      UNIQUE (place, name)
    ) STRICT;
    CREATE UNIQUE INDEX saved_views_default ON saved_views (place) WHERE is_default = 1;
  `,
}
