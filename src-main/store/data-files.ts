/** Where things are in a data folder, and whether it can be used at all. */
import { existsSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { StoreError } from './errors.ts'
import { makeFolder } from './make-folder.ts'

export const databaseFile = (dataDir: string): string => join(dataDir, 'burstlab.db')
export const backupFolder = (dataDir: string): string => join(dataDir, 'backups')

/** Makes the folder and writes to it for a try. Throws a StoreError UNUSABLE_FOLDER or DISK_FULL. */
export function prepareFolder(dataDir: string): void {
  attempt(dataDir, 'could not be made', () => makeFolder(dataDir))
  // Access rights alone do not tell on every platform: a try does.
  const probe = join(dataDir, `.burstlab-probe-${process.pid}`)
  attempt(dataDir, 'cannot be written to', () => {
    writeFileSync(probe, 'ok')
    rmSync(probe)
  })
}

/** For reading. Throws a StoreError: UNUSABLE_FOLDER where there is no folder, NO_DATABASE where nothing was ever stored in it. */
export function assertDatabaseThere(dataDir: string): void {
  if (!existsSync(dataDir)) throw new StoreError('UNUSABLE_FOLDER', `The data folder ${dataDir} does not exist. Check the path, or choose another folder with --data-dir.`)
  if (!existsSync(databaseFile(dataDir))) {
    throw new StoreError('NO_DATABASE', `There is no database in the data folder ${dataDir} (no burstlab.db). Check the path, or open it with Burstlab once to make one.`)
  }
}

/** Full paths of the backups, the newest first by their names' times; empty where there are none, or none that can be seen. */
export function backupsIn(dataDir: string): string[] {
  const folder = backupFolder(dataDir)
  const time = (name: string): string => name.replace(/^burstlab-v\d+-/, '')
  return namesIn(folder).filter((name) => /^burstlab-v\d+-.*\.db$/.test(name)).sort((a, b) => (time(a) < time(b) ? 1 : -1)).map((name) => join(folder, name))
}

/** Null where there is none. */
export const newestBackup = (dataDir: string): string | null => backupsIn(dataDir)[0] ?? null

function namesIn(folder: string): string[] {
  try {
    return readdirSync(folder)
  } catch {
    return []
  }
}

/** Bytes of a file; 0 where there is none. */
export const sizeOf = (file: string): number => statSync(file, { throwIfNoEntry: false })?.size ?? 0

function attempt(dataDir: string, what: string, work: () => void): void {
  try {
    work()
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException
    if (code === 'ENOSPC') throw new StoreError('DISK_FULL', `The data folder ${dataDir} ${what}: its disk is full. Make room, or choose another folder with --data-dir.`, error)
    throw new StoreError('UNUSABLE_FOLDER', `The data folder ${dataDir} ${what} (${message}). Give yourself the right to write there, or choose another folder with --data-dir.`, error)
  }
}
