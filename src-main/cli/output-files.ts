/** Files that a command was asked to write. */
import { closeSync, existsSync, openSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { LabError } from '../lab/errors.ts'
import { makeFolder } from '../lab/make-folder.ts'
import type { FileInParts } from '../lab/recordings/recordings-types.ts'
import type { ExportedFile } from '../lab/types.ts'

/** Makes the folder of an option. Throws a LabError that names the option where it cannot. */
export function outputFolder(option: string, folder: string): void {
  attempt(() => makeFolder(folder), (reason) => `${option} is "${folder}", which cannot be made (${reason}); expected a folder that can be written to.`)
}

/** Throws a LabError that names the path where it cannot be written. */
export function writeOutput(path: string, { content, encoding }: Pick<ExportedFile, 'content' | 'encoding'>): void {
  attempt(() => writeFileSync(path, content, encoding), (reason) => `The file "${path}" cannot be written (${reason}); expected a path in a folder that is there and can be written to.`)
}

/**
 * Writes a file in parts, beside its place first, so that a failure leaves no half file under its name. `out` is a file, a folder for one of
 * the name that `write` gives, or absent. Gives its path; throws a LabError that names it where it cannot be written.
 */
export function writeWhole(out: string | undefined, what: string, write: (put: (bytes: Uint8Array) => void) => { readonly name: string }): string {
  const folder = out !== undefined && existsSync(out) && statSync(out).isDirectory() ? out : undefined
  const temporary = `${folder === undefined ? out ?? what : join(folder, what)}.${process.pid}.part`
  try {
    const file = openSync(temporary, 'wx')
    try {
      const { name } = write((bytes) => writeFileSync(file, bytes))
      const path = folder === undefined ? out ?? name : join(folder, name)
      renameSync(temporary, path)
      return path
    } finally {
      closeSync(file)
    }
  } catch (error) {
    rmSync(temporary, { force: true })
    if (error instanceof RangeError) throw new LabError('BAD_REQUEST', error.message)
    if (error instanceof LabError || !(error instanceof Error && 'code' in error)) throw error
    throw new LabError('BAD_REQUEST', `The file "${out ?? what}" cannot be written (${error.message}); expected a path in a folder that is there and can be written to.`)
  }
}

/** The same for a file that is read out of the lab while it is written. */
export const writeParts = (out: string | undefined, what: string, file: FileInParts): string => writeWhole(out, what, (put) => {
  for (const part of file.parts) put(part)
  return file
})

function attempt(work: () => void, describe: (reason: string) => string): void {
  try {
    work()
  } catch (error) {
    throw new LabError('BAD_REQUEST', describe(error instanceof Error ? error.message : String(error)))
  }
}
