/** Brings a database to today's schema: a copy first, then step by step, each step whole or not at all. */
import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import type { Database } from 'better-sqlite3'
import { messageOf, StoreError } from './errors.ts'
import type { Migration } from './migrations/migrations.ts'

export interface MigrateOptions {
  readonly dataDir: string
  readonly migrations: readonly Migration[]
  readonly now: () => Date
}

export const schemaVersionOf = (database: Database): number => Number(database.pragma('user_version', { simple: true }))

/** Throws a StoreError for a database of a newer version, and where a step fails; then the database is as it was. Gives the path of the copy, null where none was needed. */
export async function migrate(database: Database, { dataDir, migrations, now }: MigrateOptions): Promise<string | null> {
  const before = schemaVersionOf(database)
  const newest = migrations.at(-1)?.version ?? 0
  refuseNewer(before, newest, dataDir)
  const pending = migrations.filter(({ version }) => version > before)
  if (pending.length === 0) return null
  const copy = before === 0 ? null : await backUp(database, { dataDir, before, now })
  for (const { version, sql } of pending) {
    try {
      database.transaction(() => {
        database.exec(sql)
        database.pragma(`user_version = ${version}`)
      }).immediate()
    } catch (error) {
      const kept = copy === null ? '' : ` A copy from before is ${copy}.`
      throw new StoreError('MIGRATION_FAILED', `The database in ${dataDir} could not be brought to schema version ${version}: ${messageOf(error)}. It is unchanged since version ${schemaVersionOf(database)}.${kept}`, { cause: error })
    }
  }
  return copy
}

export function refuseNewer(found: number, newest: number, dataDir: string): void {
  if (found <= newest) return
  throw new StoreError('NEWER_SCHEMA', `The database in ${dataDir} has schema version ${found}; this Burstlab knows versions up to ${newest}. Use the newer Burstlab that wrote it, or another data folder. Nothing was changed.`)
}

async function backUp(database: Database, { dataDir, before, now }: { dataDir: string; before: number; now: () => Date }): Promise<string> {
  const folder = join(dataDir, 'backups')
  mkdirSync(folder, { recursive: true })
  const file = join(folder, `burstlab-v${before}-${now().toISOString().replaceAll(':', '-')}.db`)
  await database.backup(file)
  return file
}
