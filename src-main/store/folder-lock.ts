/**
 * One writer per data folder. The lock is an open transaction on a small SQLite file of its own: the operating system frees it
 * however the process ends, on Windows too. A file beside it names the holder; it informs, and never decides.
 */
import Database from 'better-sqlite3'
import { readFileSync, rmSync, writeFileSync } from 'node:fs'
import { hostname } from 'node:os'
import { basename, join } from 'node:path'
import { z } from 'zod'
import { StoreError } from './errors.ts'

export interface FolderLock {
  /** May be called twice. */
  release(): void
}

const holderSchema = z.object({ pid: z.number(), host: z.string(), program: z.string(), startedAt: z.string() })
type Holder = z.infer<typeof holderSchema>

const lockFile = (dataDir: string): string => join(dataDir, 'burstlab.lock')
const holderFile = (dataDir: string): string => join(dataDir, 'burstlab.lock.json')

/** Takes the lock of an existing folder. Throws a StoreError: LOCKED while another has it, UNUSABLE_FOLDER where the disk cannot lock. */
export function takeFolderLock(dataDir: string, now: () => Date): FolderLock {
  const db = lockOrThrow(dataDir)
  writeHolder(dataDir, { pid: process.pid, host: hostname(), program: programName(), startedAt: now().toISOString() })
  return {
    release() {
      if (!db.open) return
      // While the lock is still ours: afterwards the file may be the next one's.
      rmSync(holderFile(dataDir), { force: true })
      db.close()
    },
  }
}

function lockOrThrow(dataDir: string): Database.Database {
  let db: Database.Database | undefined
  try {
    db = new Database(lockFile(dataDir), { timeout: 0 })
    db.exec('BEGIN EXCLUSIVE')
    return db
  } catch (error) {
    db?.close()
    throw lockError(dataDir, error)
  }
}

function lockError(dataDir: string, error: unknown): unknown {
  if (!(error instanceof Database.SqliteError)) return error
  if (error.code.startsWith('SQLITE_BUSY')) {
    return new StoreError('LOCKED', `The data folder ${dataDir} is in use by ${inWords(readHolder(dataDir))}: close it, or choose another folder with --data-dir.`, error)
  }
  if (error.code.startsWith('SQLITE_NOTADB')) {
    return new StoreError('UNUSABLE_FOLDER', `The file ${lockFile(dataDir)} is not Burstlab's lock. Delete it, then start again; nothing is kept in it.`, error)
  }
  return new StoreError('UNUSABLE_FOLDER', `The data folder ${dataDir} could not be locked (${error.message}, ${error.code}). Some network drives cannot; choose a folder on this machine with --data-dir.`, error)
}

const inWords = (holder: Holder | undefined): string => (holder === undefined
  ? 'another process'
  : `process ${holder.pid} (${holder.program}) on host ${holder.host} since ${holder.startedAt}`)

/** Undefined where it is missing or unreadable, as in the moment before it is written. */
function readHolder(dataDir: string): Holder | undefined {
  try {
    return holderSchema.safeParse(JSON.parse(readFileSync(holderFile(dataDir), 'utf8'))).data
  } catch {
    return undefined
  }
}

function writeHolder(dataDir: string, holder: Holder): void {
  try {
    writeFileSync(holderFile(dataDir), `${JSON.stringify(holder)}\n`)
  } catch {
    // Without it, the next one learns less about who has the folder; the lock holds all the same.
  }
}

const programName = (): string => [process.execPath, ...process.argv.slice(1, 2)].map((path) => basename(path)).join(' ')
