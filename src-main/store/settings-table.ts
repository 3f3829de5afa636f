/** Settings: one JSON value per key. */
import type Database from 'better-sqlite3'
import { fromJson, toJson } from './json-column.ts'
import type { SettingsTable } from './store.ts'

export function createSettingsTable(db: Database.Database): SettingsTable {
  const read = db.prepare<[string], string>('SELECT value FROM settings WHERE key = ?').pluck()
  const write = db.prepare<[string, string]>('INSERT INTO settings (key, value) VALUES (?, ?) ON CONFLICT (key) DO UPDATE SET value = excluded.value')
  const remove = db.prepare<[string]>('DELETE FROM settings WHERE key = ?')
  return {
    get(key) {
      const value = read.get(key)
      return value === undefined ? undefined : fromJson(value)
    },
    set: (key, value) => void write.run(key, toJson(value)),
    remove: (key) => void remove.run(key),
  }
}
