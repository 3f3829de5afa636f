/** What is remembered of a run beside its columns: one JSON value per run, among the settings, written and forgotten with the run. */
import type Database from 'better-sqlite3'
import { fromJson, toJson } from './json-column.ts'
import type { RunFacts } from './records.ts'

export interface RunFactsTable {
  /** To what is known already. */
  add(runId: string, facts: RunFacts): void
  forget(runId: string): void
}

/** Of what no run has for its id: settings have no such name. */
const keyOf = (runId: string): string => `run.${runId}`

/** To be called within a transaction that concerns the run. */
export function createRunFacts(db: Database.Database): RunFactsTable {
  const read = db.prepare<[string], string>('SELECT value FROM settings WHERE key = ?').pluck()
  const write = db.prepare<[string, string]>('INSERT INTO settings (key, value) VALUES (?, ?) ON CONFLICT (key) DO UPDATE SET value = excluded.value')
  const forget = db.prepare<[string]>('DELETE FROM settings WHERE key = ?')
  return {
    add(runId, facts) {
      const known = read.get(keyOf(runId))
      write.run(keyOf(runId), toJson({ ...(known === undefined ? {} : fromJson(known) as RunFacts), ...facts }))
    },
    forget: (runId) => void forget.run(keyOf(runId)),
  }
}
