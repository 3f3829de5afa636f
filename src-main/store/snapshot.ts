/** One moment of a database that others may go on writing to: what is in it, and a copy of it. */
import Database from 'better-sqlite3'
import { databaseFile } from './data-files.ts'
import { StoreError, withStoreErrors } from './errors.ts'
import { schemaOf } from './open-database.ts'
import { structureProblems } from './integrity.ts'
import { allMigrations, newestVersion, versionOf } from './migrations.ts'

export interface DatabaseFacts {
  readonly schemaVersion: number
  /** Those in the trash, too. */
  readonly runs: number
  /** Names of their files. */
  readonly checkpoints: readonly string[]
  readonly bytes: number
}

export interface Snapshot extends DatabaseFacts {
  /** `tell` hears how many bytes are there, and ends it by throwing. The copy is one file, whole, of no moment but this one. */
  copyTo(file: string, tell: (done: number) => void): Promise<void>
  /** Whoever writes may empty the write-ahead log again from then on. */
  close(): void
}

/** Copied between two reports. */
const pagesAtATime = 1_000

/** The newest schema that this version can open. */
export const knownSchema = newestVersion(allMigrations)

/** Of the database in `dataDir`, on a connection of its own that only reads: whatever is committed from now on is not in it. */
export function openSnapshot(dataDir: string): Snapshot {
  const file = databaseFile(dataDir)
  const db = withStoreErrors(file, () => new Database(file, { readonly: true, fileMustExist: true }))
  try {
    // The transaction holds the moment; it begins with the first read.
    db.exec('BEGIN')
    return { ...factsOf(db), copyTo: (to, tell) => copy(db, to, tell), close: () => void db.close() }
  } catch (error) {
    db.close()
    throw error
  }
}

/**
 * Of a database that comes from elsewhere, perhaps of an earlier schema. Throws a StoreError where it is none of ours, damaged, or of a newer
 * version of Burstlab.
 */
export function inspectDatabase(dataDir: string): DatabaseFacts {
  const file = databaseFile(dataDir)
  schemaOf(dataDir, allMigrations)
  return withStoreErrors(file, () => {
    const db = new Database(file, { readonly: true, fileMustExist: true })
    try {
      return factsOf(db)
    } finally {
      db.close()
    }
  })
}

function factsOf(db: Database.Database): DatabaseFacts {
  const pragma = (name: string): number => Number(db.pragma(name, { simple: true }))
  const has = (table: string): boolean => db.prepare("SELECT 1 FROM sqlite_schema WHERE type = 'table' AND name = ?").get(table) !== undefined
  return {
    schemaVersion: versionOf(db),
    runs: has('runs') ? Number(db.prepare('SELECT count(*) FROM runs').pluck().get()) : 0,
    checkpoints: has('checkpoints') ? db.prepare<[], unknown>('SELECT file FROM checkpoints').pluck().all().map(String) : [],
    bytes: pragma('page_count') * pragma('page_size'),
  }
}

async function copy(db: Database.Database, file: string, tell: (done: number) => void): Promise<void> {
  const pageBytes = Number(db.pragma('page_size', { simple: true }))
  await db.backup(file, {
    progress({ totalPages, remainingPages }) {
      tell((totalPages - remainingPages) * pageBytes)
      return pagesAtATime
    },
  })
  withStoreErrors(file, () => {
    const made = new Database(file)
    try {
      // Nothing beside it: a log of its own would not be part of what is kept.
      made.pragma('journal_mode = DELETE')
      const problems = structureProblems(made)
      if (problems.length > 0) throw new StoreError('DAMAGED', `The copy ${file} of the database is damaged, so its original may be, too. SQLite found: ${problems.join('; ')}. Run the self-test.`)
    } finally {
      made.close()
    }
  })
}
