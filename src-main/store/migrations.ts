/** The schema's steps, and how a database is brought up to date with them. */
import type Database from 'better-sqlite3'
import { asStoreError, StoreError } from './errors.ts'
import { firstTables } from './migrations/001-first-tables.ts'
import { checkpoints } from './migrations/002-checkpoints.ts'
import { sweepsAndQueue } from './migrations/003-sweeps-and-queue.ts'
import { historyTables } from './migrations/004-history.ts'
import { figures } from './migrations/005-figures.ts'
import { usage } from './migrations/006-usage.ts'
import { chunkTimes } from './migrations/007-chunk-times.ts'
import { keptExperiments } from './migrations/008-kept-experiments.ts'
import { runFacts } from './migrations/009-run-facts.ts'
import type { Migration } from './migrations/migration.ts'

/** All steps, in order. */
export const allMigrations: readonly Migration[] = [firstTables, checkpoints, sweepsAndQueue, historyTables, figures, usage, chunkTimes, keptExperiments, runFacts]

/** The version a database has when all of `migrations` ran. */
export const newestVersion = (migrations: readonly Migration[]): number => migrations.at(-1)?.version ?? 0

export interface MigrateOptions {
  readonly db: Database.Database
  readonly file: string
  readonly migrations: readonly Migration[]
  /** The copy that was made before, for the message. */
  readonly backup: string | null
}

/**
 * Runs what is pending, each step in its own transaction: a step that fails leaves the database at the step before. Throws a
 * StoreError MIGRATION_FAILED then.
 */
export function migrate({ db, file, migrations, backup }: MigrateOptions): void {
  const before = versionOf(db)
  // A step may rebuild a table that others refer to; the references are checked at its end instead.
  db.pragma('foreign_keys = OFF')
  for (const migration of migrations.filter(({ version }) => version > before)) {
    try {
      db.transaction(() => runStep(db, migration)).exclusive()
    } catch (error) {
      const known = asStoreError(file, error)
      if (known instanceof StoreError) throw known
      const { version, title } = migration
      throw new StoreError('MIGRATION_FAILED', `The database ${file} could not be brought to schema ${version}: could not ${title} (${reasonOf(error)}). It stays at schema ${versionOf(db)}, with nothing lost.${backup === null ? '' : ` A copy from before is ${backup}.`} Keep using the earlier version of Burstlab, and report this.`, error)
    }
  }
  db.pragma('foreign_keys = ON')
}

function runStep(db: Database.Database, { version, sql }: Migration): void {
  db.exec(sql)
  const broken = db.pragma('foreign_key_check')
  if (Array.isArray(broken) && broken.length > 0) throw new Error(`${broken.length} rows refer to nothing`)
  db.pragma(`user_version = ${version}`)
}

/** Schema of the database; 0 where it has none yet. */
export function versionOf(db: Database.Database): number {
  return Number(db.pragma('user_version', { simple: true }))
}

const reasonOf = (error: unknown): string => (error instanceof Error ? error.message : String(error))
