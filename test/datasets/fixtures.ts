/** Small data sets of every kind in folders that are gone after the test, and what is said of bad ones. */
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { onTestFinished } from 'vitest'
import { DatasetError } from '../../src-main/datasets/errors.ts'

export * from './made-files.ts'

/** An empty folder that is gone after the test. */
export async function temporaryFolder(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'burstlab-datasets-'))
  onTestFinished(() => rm(folder, { recursive: true, force: true }))
  return folder
}

export async function put(folder: string, files: Record<string, Uint8Array | string>): Promise<string> {
  for (const [name, bytes] of Object.entries(files)) {
    await mkdir(dirname(join(folder, name)), { recursive: true })
    await writeFile(join(folder, name), bytes)
  }
  return folder
}

/** The DatasetError that `work` ends in, as `CODE: message`. */
export async function refusal(work: () => unknown): Promise<string> {
  try {
    await work()
  } catch (error) {
    if (error instanceof DatasetError) return `${error.code}: ${error.message}`
    throw error
  }
  return 'nothing was refused'
}
