/** The copy of the database that is made before many runs are deleted for ever. */
import { rmSync, renameSync, statfsSync } from 'node:fs'
import { join } from 'node:path'
import { backupFolder, backupsIn, databaseFile, sizeOf } from './data-files.ts'
import { StoreError } from './errors.ts'
import { makeFolder } from './make-folder.ts'
import { openSnapshot } from './snapshot.ts'

const ending = '-before-deleting.db'

/**
 * In `backups/`, made while others go on; gives its path. The newest `kept` of them stay; older copies of this sort go with each new one. Null where the disk has no room for it: who deletes may do so because of that.
 * Rejects with a StoreError BACKUP_FAILED where it cannot be made otherwise.
 */
export async function snapshotBeforeDeleting(dataDir: string, kept: number, now: () => Date): Promise<string | null> {
  const folder = backupFolder(dataDir)
  const file = databaseFile(dataDir)
  try {
    makeFolder(folder)
    const { bavail, bsize } = statfsSync(folder)
    if (bavail * bsize < 2 * (sizeOf(file) + sizeOf(`${file}-wal`))) return null
    return await copyTo(dataDir, folder, kept, now)
  } catch (error) {
    throw new StoreError('BACKUP_FAILED', `Nothing was deleted: the database could not be copied to ${folder} first (${error instanceof Error ? error.message : String(error)}). A single run is deleted without a copy.`, error)
  }
}

async function copyTo(dataDir: string, folder: string, kept: number, now: () => Date): Promise<string> {
  const snapshot = openSnapshot(dataDir)
  const path = join(folder, `burstlab-v${snapshot.schemaVersion}-${now().toISOString().replaceAll(':', '-')}${ending}`)
  try {
    await snapshot.copyTo(`${path}.part`, () => undefined)
    renameSync(`${path}.part`, path)
  } catch (error) {
    rmSync(`${path}.part`, { force: true })
    throw error
  } finally {
    snapshot.close()
  }
  for (const old of backupsIn(dataDir).filter((name) => name.endsWith(ending)).slice(kept)) rmSync(old, { force: true })
  return path
}
