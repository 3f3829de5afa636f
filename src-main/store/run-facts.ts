/** What is remembered of a run beside its columns: one JSON value, which goes with the run. */
import type Database from 'better-sqlite3'
import { fromJson, toJson } from './json-column.ts'
import type { RunFacts } from './records.ts'

export interface RunFactsTable {
  /** To what is known already. */
  add(run: number, facts: RunFacts): void
}

/** To be called within a transaction that concerns the run. */
export function createRunFacts(db: Database.Database): RunFactsTable {
  const read = db.prepare<[number], string>('SELECT facts FROM run_facts WHERE run = ?').pluck()
  const write = db.prepare<[number, string]>('INSERT INTO run_facts (run, facts) VALUES (?, ?) ON CONFLICT (run) DO UPDATE SET facts = excluded.facts')
  return {
    add(run, facts) {
      const known = read.get(run)
      write.run(run, toJson({ ...(known === undefined ? {} : fromJson(known) as RunFacts), ...facts }))
    },
  }
}
