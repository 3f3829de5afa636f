import type { Migration } from './migration.ts'

/** What is remembered of how runs were started and with what they are computed, and of which run's checkpoint they began with. */
export const runFacts: Migration = {
  version: 9,
  title: 'make the table of what is remembered of runs',
  sql: `
    CREATE TABLE run_facts (
      run   INTEGER PRIMARY KEY REFERENCES runs (seq) ON DELETE CASCADE,
      facts TEXT NOT NULL CHECK (json_valid(facts) AND json_type(facts) = 'object')
    ) STRICT;
    -- Most runs began with no checkpoint.
    CREATE INDEX run_facts_by_fork ON run_facts (facts ->> '$.fork.runId') WHERE facts ->> '$.fork.runId' IS NOT NULL;
  `,
}
