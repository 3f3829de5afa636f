/** Whether a database is whole, as far as SQLite can tell. */
import Database from 'better-sqlite3'

/** Above this many bytes a start leaves the recorded values out of its check, which would take seconds. */
const quickCheckBytes = 256 * 1024 * 1024

/** What a start looks at: structure and constraints. Empty when all is well. */
export function startProblems(db: Database.Database, bytes: number): string[] {
  return bytes <= quickCheckBytes ? problemsOf(db, ['quick_check(5)']) : structureProblems(db)
}

/** Everything but the recorded values, which are nearly all of a large file. */
export function structureProblems(db: Database.Database): string[] {
  return problemsOf(db, tablesOf(db).filter((name) => name !== 'series_chunks').map((name) => `quick_check('${name}')`))
}

/** Everything, with indexes and references; takes as long as reading the whole file. Empty when all is well. */
export function allProblems(db: Database.Database): string[] {
  return problemsOf(db, ['integrity_check(20)', 'foreign_key_check'])
}

function problemsOf(db: Database.Database, checks: readonly string[]): string[] {
  try {
    return checks.flatMap((check) => findings(db.pragma(check)))
  } catch (error) {
    if (error instanceof Database.SqliteError && /^SQLITE_(CORRUPT|NOTADB)/.test(error.code)) return [error.message]
    throw error
  }
}

/** Integrity checks answer with a text each, of which "ok" is none; the one of foreign keys with the rows that refer to nothing. */
function findings(answer: unknown): string[] {
  if (!Array.isArray(answer)) return []
  return (answer as Record<string, unknown>[])
    .map((row) => ('parent' in row ? `a row of ${String(row['table'])} refers to a row of ${String(row['parent'])} that is not there` : String(Object.values(row)[0])))
    .filter((text) => text !== 'ok')
}

function tablesOf(db: Database.Database): string[] {
  return db.prepare<[], string>("SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite_%'").pluck().all()
}
