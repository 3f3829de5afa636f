import type { Migration } from './migration.ts'

/** How experiments are kept: pins, folders, tags, notes. They are few: tags are a list in the row, not a table of their own. */
export const keptExperiments: Migration = {
  version: 8,
  title: 'keep pins, folders, tags and notes of experiments',
  sql: `
    ALTER TABLE experiments ADD COLUMN pinned INTEGER NOT NULL DEFAULT 0 CHECK (pinned IN (0, 1));
    ALTER TABLE experiments ADD COLUMN folder TEXT CHECK (folder <> '');
    ALTER TABLE experiments ADD COLUMN tags TEXT NOT NULL DEFAULT '[]' CHECK (json_valid(tags) AND json_type(tags) = 'array');
    ALTER TABLE experiments ADD COLUMN notes TEXT NOT NULL DEFAULT '';
  `,
}
