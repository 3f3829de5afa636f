/** Opens the database file of a data folder: checked, locked, backed up and brought up to date. */
import Database from 'better-sqlite3'
import { existsSync, renameSync, rmSync } from 'node:fs'
import { endianness } from 'node:os'
import { join } from 'node:path'
import { assertDatabaseThere, backupFolder, databaseFile, newestBackup, prepareFolder, sizeOf } from './data-files.ts'
import { asStoreError, StoreError, withStoreErrors } from './errors.ts'
import { takeFolderLock } from './folder-lock.ts'
import { startProblems } from './integrity.ts'
import { makeFolder } from './make-folder.ts'
import { migrate, newestVersion, versionOf } from './migrations.ts'
import type { Migration } from './migrations/migration.ts'
import { breakSeal, isSealed, seal } from './seal.ts'

export interface OpenDatabaseOptions {
  readonly dataDir: string
  readonly readOnly: boolean
  readonly now: () => Date
  readonly migrations: readonly Migration[]
}

export interface OpenDatabase {
  readonly db: Database.Database
  readonly file: string
  /** Damage was met: the next start looks through the whole file. */
  noticeDamage(): void
  /** Closes the file, then frees the folder. May be called twice. */
  close(): void
}

/** "Brst": tells our files from other SQLite databases. */
const applicationId = 0x42727374
/** Milliseconds to wait for another program's lock. */
const busyTimeoutMs = 5000

/** Throws a StoreError for whatever keeps it from opening; the folder is free again then. */
export async function openDatabase(options: OpenDatabaseOptions): Promise<OpenDatabase> {
  if (endianness() !== 'LE') throw new Error('Burstlab stores numbers little-endian and runs only on machines that do, too')
  return options.readOnly ? openForReading(options) : openForWriting(options)
}

function openForReading({ dataDir, migrations }: OpenDatabaseOptions): OpenDatabase {
  assertDatabaseThere(dataDir)
  const file = databaseFile(dataDir)
  const version = schemaOf(dataDir, migrations)
  if (version < newestVersion(migrations)) {
    throw new StoreError('OLDER_SCHEMA', `The database ${file} is from an earlier version of Burstlab (schema ${version}, expected ${newestVersion(migrations)}). Start Burstlab with this folder once (npm start, or burstlab serve): that makes a backup and brings it up to date.`)
  }
  const db = withStoreErrors(file, () => new Database(file, { readonly: true, fileMustExist: true, timeout: busyTimeoutMs }))
  return { db, file, noticeDamage: () => undefined, close: () => void db.close() }
}

async function openForWriting({ dataDir, now, migrations }: OpenDatabaseOptions): Promise<OpenDatabase> {
  prepareFolder(dataDir)
  const lock = takeFolderLock(dataDir, now)
  const file = databaseFile(dataDir)
  let db: Database.Database | undefined
  try {
    const version = existsSync(file) ? schemaOf(dataDir, migrations) : 0
    breakSeal(dataDir)
    const opened = connect(file)
    db = opened
    const pending = version < newestVersion(migrations)
    const backup = pending && version > 0 ? await backUp(opened, { dataDir, version, now }) : null
    if (pending) migrate({ db: opened, file, migrations, backup })
    let whole = true
    return {
      db: opened,
      file,
      noticeDamage() { whole = false },
      close() {
        try {
          const first = opened.open
          closeDatabase(opened)
          if (first && whole) seal(dataDir)
        } finally {
          lock.release()
        }
      },
    }
  } catch (error) {
    db?.close()
    lock.release()
    throw asStoreError(file, error)
  }
}

/** Looks at an existing file through a connection that cannot change it, and gives its schema. Throws where it must not be opened. */
export function schemaOf(dataDir: string, migrations: readonly Migration[]): number {
  const file = databaseFile(dataDir)
  let db: Database.Database | undefined
  try {
    db = new Database(file, { readonly: true, fileMustExist: true, timeout: busyTimeoutMs })
    const version = versionOf(db)
    // A file that a start was killed over, before it had tables.
    if (version === 0 && db.prepare('SELECT 1 FROM sqlite_schema').get() === undefined) return 0
    if (db.pragma('application_id', { simple: true }) !== applicationId) {
      throw new StoreError('FOREIGN_DATABASE', `The file ${file} is a SQLite database, but not one of Burstlab's. Nothing was changed. Choose another folder with --data-dir, or move that file away.`)
    }
    if (version > newestVersion(migrations)) {
      throw new StoreError('NEWER_SCHEMA', `The database ${file} was written by a newer version of Burstlab (schema ${version}; this version knows ${newestVersion(migrations)}). Nothing was changed. Update Burstlab, or choose another folder with --data-dir.`)
    }
    const problems = isSealed(dataDir) ? [] : startProblems(db, sizeOf(file))
    if (problems.length > 0) throw damaged(dataDir, problems)
    return version
  } catch (error) {
    const known = asStoreError(file, error)
    throw known instanceof StoreError && known.code === 'DAMAGED' && known !== error ? damaged(dataDir, [reasonOf(error)]) : known
  } finally {
    db?.close()
  }
}

function damaged(dataDir: string, problems: readonly string[]): StoreError {
  const file = databaseFile(dataDir)
  const backup = newestBackup(dataDir)
  const remedy = backup === null
    ? `There is no backup in ${backupFolder(dataDir)}. Copy the whole folder to a safe place, then try SQLite's own ".recover" on the copy, or restore the folder from your own backups.`
    : `The newest backup is ${backup}: move the damaged file away and copy the backup to its place.`
  return new StoreError('DAMAGED', `The database ${file} is damaged. SQLite found: ${problems.join('; ')}. Nothing was changed. ${remedy} To go on without it, choose another folder with --data-dir.`)
}

function connect(file: string): Database.Database {
  const db = new Database(file, { timeout: busyTimeoutMs })
  try {
    configure(db, file)
    return db
  } catch (error) {
    db.close()
    throw error
  }
}

function configure(db: Database.Database, file: string): void {
  // Before the first page is written, or it has no effect: deleted runs give their space back to the disk.
  db.pragma('auto_vacuum = INCREMENTAL')
  if (db.pragma('journal_mode = WAL', { simple: true }) !== 'wal') {
    throw new StoreError('UNUSABLE_FOLDER', `The disk that holds ${file} does not support SQLite's write-ahead log. Some network drives do not; choose a folder on this machine with --data-dir.`)
  }
  // A commit is in the operating system's hands, so it survives the death of this process. When the machine itself loses power,
  // the last commits may be missing, but the file stays whole; waiting for the disk at each commit would slow every run down.
  db.pragma('synchronous = NORMAL')
  db.pragma('foreign_keys = ON')
  // SQLite opens a file that it may only read without a word, and refuses the first run instead.
  db.exec('BEGIN IMMEDIATE; ROLLBACK')
  db.pragma('journal_size_limit = 67108864')
  if (versionOf(db) === 0) db.pragma(`application_id = ${applicationId}`)
}

function closeDatabase(db: Database.Database): void {
  try {
    if (db.open) db.pragma('optimize')
  } catch {
    // Statistics for the next start's queries: a full disk may cost us those, but not the end.
  }
  db.close()
}

/** An online copy, complete or not there at all. */
async function backUp(db: Database.Database, { dataDir, version, now }: { readonly dataDir: string; readonly version: number; readonly now: () => Date }): Promise<string> {
  const folder = backupFolder(dataDir)
  const path = join(folder, `burstlab-v${version}-${now().toISOString().replaceAll(':', '-')}.db`)
  try {
    makeFolder(folder)
    await db.backup(`${path}.part`)
    renameSync(`${path}.part`, path)
    return path
  } catch (error) {
    discard(`${path}.part`)
    throw new StoreError('BACKUP_FAILED', `The database ${databaseFile(dataDir)} needs a newer schema, but could not be copied to ${folder} first (${reasonOf(error)}). Nothing was changed. Make room or give yourself the right to write there, then start again.`, error)
  }
}

function discard(path: string): void {
  try {
    rmSync(path, { force: true })
  } catch {
    // What kept the copy from being made may keep us here too; the first error is the one to tell.
  }
}

const reasonOf = (error: unknown): string => (error instanceof Error ? error.message : String(error))
