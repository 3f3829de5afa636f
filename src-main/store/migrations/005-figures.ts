import type { Migration } from './migration.ts'

/** Pages composed for a paper: what they are made of is one JSON document. */
export const figures: Migration = {
  version: 5,
  title: 'make the table of composed figures',
  sql: `
    CREATE TABLE figures (
      seq        INTEGER PRIMARY KEY,
      id         TEXT NOT NULL UNIQUE CHECK (id <> ''),
      name       TEXT NOT NULL,
      created_at TEXT NOT NULL,
      updated_at TEXT NOT NULL,
      trashed_at TEXT,
      document   TEXT NOT NULL CHECK (json_valid(document))
    ) STRICT;
  `,
}
