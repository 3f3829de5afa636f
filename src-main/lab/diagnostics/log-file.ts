/** Lines of the lab's own log, kept in `logs/` of the data folder. Its size is bounded: a full file moves on, and the oldest goes. */
import { appendFileSync, readFileSync, renameSync, rmSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { makeFolder } from '../../store/make-folder.ts'

export interface LogFileOptions {
  readonly folder: string
  /** Of one file, in bytes; 1 MiB by default. */
  readonly maxBytes?: number
  /** How many there are at most; five by default. */
  readonly maxFiles?: number
}

export interface LogFile {
  /** The one that is written to. */
  readonly path: string
  /** Never throws: where the disk is full or gone, there are worse troubles than a missing line. */
  write(line: string): void
  /** The last lines, oldest first, at most `count`. */
  last(count: number): string[]
}

export function createLogFile({ folder, maxBytes = 2 ** 20, maxFiles = 5 }: LogFileOptions): LogFile {
  /** 0 is the one that is written to. */
  const path = (index: number): string => join(folder, index === 0 ? 'burstlab.log' : `burstlab.${index}.log`)

  function append(line: string): void {
    makeFolder(folder)
    const size = statSync(path(0), { throwIfNoEntry: false })?.size ?? 0
    if (size > 0 && size + Buffer.byteLength(line) > maxBytes) moveOn()
    appendFileSync(path(0), line)
  }

  function moveOn(): void {
    rmSync(path(maxFiles - 1), { force: true })
    for (let index = maxFiles - 2; index >= 0; index--) {
      if (statSync(path(index), { throwIfNoEntry: false }) !== undefined) renameSync(path(index), path(index + 1))
    }
  }

  return {
    path: path(0),
    write(line) {
      try {
        // A letter has at most four bytes; of what is longer than half a file, the beginning.
        append(`${line.slice(0, Math.floor(maxBytes / 8))}\n`)
      } catch {
        // See above.
      }
    },
    last(count) {
      const lines: string[] = []
      for (let index = 0; index < maxFiles && lines.length < count; index++) lines.unshift(...linesIn(path(index)))
      return lines.slice(-count)
    },
  }
}

function linesIn(file: string): string[] {
  try {
    return readFileSync(file, 'utf8').split('\n').filter((line) => line !== '')
  } catch {
    return []
  }
}
