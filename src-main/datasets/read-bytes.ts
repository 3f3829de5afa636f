/** Whole files as bytes, plain or compressed with gzip. */
import { readFile, stat } from 'node:fs/promises'
import { promisify } from 'node:util'
import { gunzip } from 'node:zlib'
import { DatasetError, isAbsent, wordsOf } from './errors.ts'

const unzip = promisify(gunzip)

/** More than any of the usual sets, and what one buffer can hold; a small file that inflates beyond it is no data set. */
const largestBytes = 2 ** 31 - 1

/**
 * The bytes of `file`, decompressed where its name ends in `.gz`. Throws a DatasetError: MISSING where it is not there, DAMAGED where
 * it cannot be read or decompressed.
 */
export async function readBytes(file: string): Promise<Uint8Array> {
  const bytes = await readOrThrow(file)
  if (!file.endsWith('.gz')) return bytes
  try {
    return await unzip(bytes, { maxOutputLength: largestBytes })
  } catch (error) {
    throw new DatasetError('DAMAGED', `${file} could not be decompressed: ${wordsOf(error)}; expected a whole gzip file.`, error)
  }
}

async function readOrThrow(file: string): Promise<Uint8Array> {
  try {
    const { size } = await stat(file)
    if (size > largestBytes) throw new DatasetError('DAMAGED', `${file} has ${size} bytes; expected at most ${largestBytes}.`)
    return await readFile(file)
  } catch (error) {
    if (error instanceof DatasetError) throw error
    if (isAbsent(error)) throw new DatasetError('MISSING', `${file} is not there.`, error)
    throw new DatasetError('DAMAGED', `${file} could not be read: ${wordsOf(error)}.`, error)
  }
}
