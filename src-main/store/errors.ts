/** What can go wrong with the store, in words for its user. */
import Database from 'better-sqlite3'

export type StoreErrorCode =
  /** Another process has the data folder. */
  | 'LOCKED'
  /** The folder cannot be made, read or written to. */
  | 'UNUSABLE_FOLDER'
  /** Opened for reading, and there is nothing to read. */
  | 'NO_DATABASE'
  /** A SQLite file that is no store of ours. */
  | 'FOREIGN_DATABASE'
  | 'NEWER_SCHEMA'
  /** Opened for reading, and only writing could bring it up to date. */
  | 'OLDER_SCHEMA'
  | 'DAMAGED'
  | 'BACKUP_FAILED'
  | 'MIGRATION_FAILED'
  | 'DISK_FULL'
  | 'IO_FAILED'
  | 'READ_ONLY'
  /** Somebody else kept the database locked for longer than we wait. */
  | 'BUSY'
  | 'NOT_FOUND'
  /** Rows that do not fit their series. */
  | 'BAD_SERIES'

/** An error whose message names the place, what happened and what to do. */
export class StoreError extends Error {
  readonly code: StoreErrorCode

  constructor(code: StoreErrorCode, message: string, cause?: unknown) {
    super(message, cause === undefined ? undefined : { cause })
    this.name = 'StoreError'
    this.code = code
  }
}

/** Runs `work` on the database `file`; what SQLite throws about the disk or the file becomes a StoreError. */
export function withStoreErrors<T>(file: string, work: () => T, onDamage: () => void = () => undefined): T {
  try {
    return work()
  } catch (error) {
    const known = asStoreError(file, error)
    if (known instanceof StoreError && known.code === 'DAMAGED') onDamage()
    throw known
  }
}

/** The same table, with SQLite's errors in the store's words. */
export function guarded<Table extends object>(file: string, table: Table, onDamage: () => void): Table {
  return Object.fromEntries(Object.entries(table).map(([name, call]: [string, unknown]) => (
    [name, typeof call === 'function' ? (...args: unknown[]): unknown => withStoreErrors(file, (): unknown => Reflect.apply(call, table, args), onDamage) : call]
  ))) as Table
}

/** Anything else, a violated constraint among it, is a mistake of ours and stays as it is. */
export function asStoreError(file: string, error: unknown): unknown {
  if (!(error instanceof Database.SqliteError)) return error
  const { code, message } = error
  if (code.startsWith('SQLITE_FULL')) {
    return new StoreError('DISK_FULL', `The disk that holds ${file} is full; what was to be written was not. Make room (or empty the trash), then try again.`, error)
  }
  if (code.startsWith('SQLITE_READONLY')) {
    return new StoreError('READ_ONLY', `The database ${file} can only be read here (${message}). Give yourself the right to write to it, or open it for writing where that is allowed.`, error)
  }
  if (code.startsWith('SQLITE_IOERR') || code.startsWith('SQLITE_CANTOPEN')) {
    return new StoreError('IO_FAILED', `The disk refused to read or write ${file} (${message}, ${code}). Check that the drive is there and healthy and that the folder may be written to, then try again.`, error)
  }
  if (code.startsWith('SQLITE_CORRUPT') || code.startsWith('SQLITE_NOTADB')) {
    return new StoreError('DAMAGED', `The database ${file} is damaged: ${message}. Close Burstlab, copy the file to a safe place, and start Burstlab again for advice on backups.`, error)
  }
  if (code.startsWith('SQLITE_BUSY') || code.startsWith('SQLITE_LOCKED')) {
    return new StoreError('BUSY', `Another program keeps the database ${file} locked. Close whatever has it open (a database browser, a backup program), then try again.`, error)
  }
  return error
}
