/** Copies of files with their checksums, and whether there is room for them. */
import { createHash } from 'node:crypto'
import { existsSync, realpathSync, rmSync } from 'node:fs'
import { open, statfs } from 'node:fs/promises'
import { dirname, isAbsolute, relative, sep } from 'node:path'

export interface CopiedFile {
  readonly bytes: number
  /** When its contents last changed. */
  readonly changedMs: number
  readonly sha256: string
}

export interface CopySteps {
  readonly signal: AbortSignal
  /** Hears of every part. */
  readonly tell: (bytes: number) => void
}

/** Free bytes on the disk of a folder that is there. */
export type FreeBytes = (folder: string) => Promise<number>

export const freeBytesOf: FreeBytes = async (folder) => {
  const { bavail, bsize } = await statfs(folder)
  return bavail * bsize
}

const partBytes = 1024 ** 2

/**
 * Copies `from` to the new file `to`, which is on the disk when it resolves and has the time of `from`, or `changedMs`; rejects with the signal's reason,
 * or with what the file system says. Undefined `to`: only reads.
 */
export async function copyFile(from: string, to: string | undefined, { signal, tell }: CopySteps, changedMs?: number): Promise<CopiedFile> {
  const source = await open(from, to === undefined ? 'r+' : 'r')
  try {
    const target = to === undefined ? undefined : await open(to, 'wx')
    try {
      const hash = createHash('sha256')
      const part = Buffer.alloc(partBytes)
      let bytes = 0
      for (;;) {
        signal.throwIfAborted()
        const { bytesRead } = await source.read(part, 0, partBytes, null)
        if (bytesRead === 0) break
        const read = part.subarray(0, bytesRead)
        hash.update(read)
        await target?.writeFile(read)
        bytes += bytesRead
        tell(bytesRead)
      }
      const changed = changedMs ?? Math.trunc((await source.stat()).mtimeMs)
      // Half a millisecond more: seconds with a fraction may fall short of the millisecond that they mean.
      const seconds = (changed + 0.5) / 1000
      await target?.utimes(seconds, seconds)
      await (target ?? source).sync()
      return { bytes, changedMs: changed, sha256: hash.digest('hex') }
    } finally {
      await target?.close()
    }
  } finally {
    await source.close()
  }
}

/** Removes a folder that was not finished. */
export function discard(folder: string): void {
  try {
    rmSync(folder, { recursive: true, force: true })
  } catch {
    // What kept it from being made, such as too long a name, may keep us here too; the first error is the one to tell.
  }
}

/** Whether a folder, which need not be there yet, would lie in another one, whatever links lead there; so does a folder itself. */
export function liesWithin(folder: string, outer: string): boolean {
  if (!existsSync(outer)) return false
  let there = folder
  while (!existsSync(there) && dirname(there) !== there) there = dirname(there)
  const within = relative(realpathSync(outer), realpathSync(there))
  return within !== '..' && !within.startsWith(`..${sep}`) && !isAbsolute(within)
}

/** "1.5 GB". */
export function sizeText(bytes: number): string {
  const units = ['bytes', 'kB', 'MB', 'GB', 'TB'] as const
  const step = Math.min(units.length - 1, Math.floor(Math.log10(Math.max(1, bytes)) / 3))
  return `${step === 0 ? bytes : (bytes / 1000 ** step).toFixed(1)} ${units[step] ?? 'bytes'}`
}
