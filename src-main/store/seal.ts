/**
 * A mark beside the database: it was whole, was closed in order, and nobody has touched it since. Where it holds, a start need not look through
 * a file that grows with every run; after a crash, or when another program or a copy made the file what it is, it does not hold.
 */
import { readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { databaseFile, sizeOf } from './data-files.ts'

const sealFile = (dataDir: string): string => join(dataDir, 'burstlab.closed')

/** Of the closed database. Without it the next start takes longer, no more: a disk that refuses it is no error. */
export function seal(dataDir: string): void {
  try {
    writeFileSync(sealFile(dataDir), markOf(dataDir))
  } catch {
    // As above.
  }
}

/** Before the database is written to: whatever ends this process, it leaves no mark of an earlier one. Throws what the disk says. */
export function breakSeal(dataDir: string): void {
  rmSync(sealFile(dataDir), { force: true })
}

export function isSealed(dataDir: string): boolean {
  try {
    return sizeOf(`${databaseFile(dataDir)}-wal`) === 0 && readFileSync(sealFile(dataDir), 'utf8') === markOf(dataDir)
  } catch {
    return false
  }
}

/** Size, time and place on the disk: a write changes the time, a copy the place. */
function markOf(dataDir: string): string {
  const { size, mtimeNs, dev, ino } = statSync(databaseFile(dataDir), { bigint: true })
  return `${JSON.stringify({ bytes: String(size), modifiedNs: String(mtimeNs), device: String(dev), inode: String(ino) })}\n`
}
