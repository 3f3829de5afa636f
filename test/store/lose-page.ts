/** Writes rubbish over the first page of a table, as a disk that is failing does. */
import { closeSync, openSync, statSync, writeSync } from 'node:fs'
import Database from 'better-sqlite3'
import { expect } from 'vitest'

export function losePage(path: string, table: string): void {
  const db = new Database(path, { readonly: true })
  const page = db.prepare<[string], number>('SELECT rootpage FROM sqlite_schema WHERE name = ?').pluck().get(table) ?? 0
  const size = Number(db.pragma('page_size', { simple: true }))
  db.close()
  expect(page * size).toBeLessThanOrEqual(statSync(path).size)
  const handle = openSync(path, 'r+')
  writeSync(handle, Buffer.alloc(size, 0xab), 0, size, (page - 1) * size)
  closeSync(handle)
}
