/** Errors that nobody waited for, kept in `logs/` of the data folder. Its size is bounded: a full file moves on, and the oldest goes. */
import { appendFileSync, readFileSync, renameSync, rmSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { makeFolder } from '../../store/make-folder.ts'

export interface LogFileOptions {
  readonly folder: string
  readonly now: () => Date
  /** Of one file, in bytes; 1 MiB by default. */
  readonly maxBytes?: number
  /** How many there are at most; five by default. */
  readonly maxFiles?: number
}

export interface LogFile {
  /** Never throws: where the disk is full or gone, there are worse troubles than a missing line. */
  write(error: Error): void
  /** The last lines, oldest first, at most `count`. */
  last(count: number): string[]
}

export function createLogFile({ folder, now, maxBytes = 2 ** 20, maxFiles = 5 }: LogFileOptions): LogFile {
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
    write(error) {
      try {
        append(`${lineOf(error, now(), maxBytes)}\n`)
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

/** One line for each error, whatever its text holds; of one that is endless, the beginning. */
function lineOf(error: Error, at: Date, maxBytes: number): string {
  const text = (error.stack ?? `${error.name}: ${error.message}`).replaceAll(/\s*\n\s*/g, ' | ')
  // A letter has at most four bytes.
  return `${at.toISOString()} ${text.slice(0, Math.floor(maxBytes / 8))}`
}

function linesIn(file: string): string[] {
  try {
    return readFileSync(file, 'utf8').split('\n').filter((line) => line !== '')
  } catch {
    return []
  }
}
