/** Files on their way between the page and the lab, in parts: larger ones would not fit into one message. */
import { appendFileSync, closeSync, mkdtempSync, openSync, readSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { basename, join } from 'node:path'
import { LabError, notFound } from './errors.ts'
import { newId } from './ids.ts'
import type { FileInParts } from './recordings/recordings-types.ts'
import { createRest } from './rest.ts'
import type { Transfer } from './bundles/bundle-types.ts'

export interface Transfers {
  /** A file that the page is going to send. */
  begin(name: string): Transfer
  /** Its next part. */
  append(id: string, bytes: Uint8Array): Transfer
  /** A file for the page to fetch, part by part; the lab answers others in between. Where it throws, nothing stays. */
  makeInParts(file: FileInParts): Promise<Transfer>
  /** The same in steps, each of which is told; `write` gives the name at its end. The file comes last, unless `signal` or the caller ends it: nothing stays then. */
  makeInSteps<Step>(write: (put: (bytes: Uint8Array) => void) => Generator<Step, { readonly name: string }, void>, signal: AbortSignal | undefined): AsyncGenerator<Step | Transfer>
  /** A file that lies elsewhere and stays there. */
  refer(path: string): Transfer
  /** A part from `from` on; shorter than `partBytes` at the end only. */
  read(id: string, from: number): Uint8Array
  /** Where it lies. */
  path(id: string): string
  get(id: string): Transfer
  /** Forgets it. */
  drop(id: string): void
  /** Forgets all. */
  close(): void
}

/** With the letters that base64 needs it stays below what one message may have. */
export const partBytes = 3 * 1024 ** 2

const most = { files: 64, bytes: 1024 ** 3 }

interface Entry extends Transfer {
  readonly path: string
  readonly own: boolean
}

/** Keeps them in a folder of the system's for temporary files, which is made with the first and goes with `close`. */
export function createTransfers(): Transfers {
  const entries = new Map<string, Entry>()
  let folder: string | undefined

  function find(id: string): Entry {
    const entry = entries.get(id)
    if (entry === undefined) throw notFound('file on its way', id)
    return entry
  }

  function keep(entry: Entry): Transfer {
    entries.set(entry.id, entry)
    // Pages that went away never say so: the oldest make room.
    for (const { id } of [...entries.values()].slice(0, Math.max(0, entries.size - most.files))) drop(id)
    return shown(entry)
  }

  function place(): { id: string; path: string } {
    folder ??= mkdtempSync(join(tmpdir(), 'burstlab-'))
    const id = newId()
    return { id, path: join(folder, id) }
  }

  function drop(id: string): void {
    const entry = entries.get(id)
    entries.delete(id)
    if (entry?.own === true) rmSync(entry.path, { force: true })
  }

  function outgoing() {
    const { id, path } = place()
    const file = openSync(path, 'wx', 0o600)
    let bytes = 0
    return {
      put(part: Uint8Array): void {
        writeFileSync(file, part)
        bytes += part.length
      },
      kept: (name: string): Transfer => keep({ id, path, name, bytes, own: true }),
      forget: (): void => rmSync(path, { force: true }),
      close: (): void => closeSync(file),
    }
  }

  return {
    begin(name) {
      const { id, path } = place()
      closeSync(openSync(path, 'wx', 0o600))
      return keep({ id, path, name: basename(name), bytes: 0, own: true })
    },
    append(id, part) {
      const entry = find(id)
      const bytes = entry.bytes + part.length
      if (bytes > most.bytes) {
        drop(id)
        throw new LabError('BAD_REQUEST', `"${entry.name}" has more than ${most.bytes} bytes, which is all that is taken.`)
      }
      appendFileSync(entry.path, part)
      const grown = { ...entry, bytes }
      entries.set(id, grown)
      return shown(grown)
    },
    async makeInParts({ name, parts }) {
      const { put, close, forget, kept } = outgoing()
      const rest = createRest()
      try {
        for (const part of parts) {
          put(part)
          await rest()
        }
        return kept(name)
      } catch (error) {
        forget()
        throw error
      } finally {
        close()
      }
    },
    async *makeInSteps(write, signal) {
      const { put, close, forget, kept } = outgoing()
      const rest = createRest()
      let whole = false
      try {
        const work = write(put)
        let step = work.next()
        while (step.done !== true) {
          yield step.value
          await rest()
          if (signal?.aborted === true) return
          step = work.next()
        }
        whole = true
        yield kept(step.value.name)
      } finally {
        close()
        if (!whole) forget()
      }
    },
    refer(path) {
      return keep({ id: newId(), path, name: basename(path), bytes: statSync(path).size, own: false })
    },
    read(id, from) {
      const { path, bytes } = find(id)
      const part = Buffer.alloc(Math.max(0, Math.min(partBytes, bytes - from)))
      const file = openSync(path, 'r')
      try {
        return part.subarray(0, readSync(file, part, 0, part.length, from))
      } finally {
        closeSync(file)
      }
    },
    path: (id) => find(id).path,
    get: (id) => shown(find(id)),
    drop,
    close() {
      entries.clear()
      if (folder !== undefined) rmSync(folder, { recursive: true, force: true })
      folder = undefined
    },
  }
}

const shown = ({ id, name, bytes }: Entry): Transfer => ({ id, name, bytes })
