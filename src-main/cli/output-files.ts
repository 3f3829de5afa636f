/** Files that a command was asked to write. */
import { writeFileSync } from 'node:fs'
import { LabError } from '../lab/errors.ts'
import { makeFolder } from '../lab/make-folder.ts'
import type { ExportedFile } from '../lab/types.ts'

/** Makes the folder of an option. Throws a LabError that names the option where it cannot. */
export function outputFolder(option: string, folder: string): void {
  attempt(() => makeFolder(folder), (reason) => `${option} is "${folder}", which cannot be made (${reason}); expected a folder that can be written to.`)
}

/** Throws a LabError that names the path where it cannot be written. */
export function writeOutput(path: string, { content, encoding }: Pick<ExportedFile, 'content' | 'encoding'>): void {
  attempt(() => writeFileSync(path, content, encoding), (reason) => `The file "${path}" cannot be written (${reason}); expected a path in a folder that is there and can be written to.`)
}

function attempt(work: () => void, describe: (reason: string) => string): void {
  try {
    work()
  } catch (error) {
    throw new LabError('BAD_REQUEST', describe(error instanceof Error ? error.message : String(error)))
  }
}
