/** What can be wrong with a data set, in words for its user. */

export type DatasetErrorCode =
  /** Nothing at the path, or nothing of a kind that can be read. */
  | 'UNRECOGNISED'
  /** A file that belongs to the set is not there. */
  | 'MISSING'
  /** A file is not what its name says: wrong magic number, truncated, undecodable. */
  | 'DAMAGED'
  /** Each file is whole, but they do not belong together: counts, shapes, labels. */
  | 'MISMATCH'
  /** An option or argument that does not fit. */
  | 'BAD_OPTION'
  /** The name is taken in the managed folder. */
  | 'EXISTS'
  /** The server did not deliver what was asked for. */
  | 'DOWNLOAD_FAILED'
  /** The thread that reads ahead ended early. */
  | 'WORKER_FAILED'

/** An error whose message names the file or the place, the value, and what was expected. */
export class DatasetError extends Error {
  readonly code: DatasetErrorCode

  constructor(code: DatasetErrorCode, message: string, cause?: unknown) {
    super(message, cause === undefined ? undefined : { cause })
    this.name = 'DatasetError'
    this.code = code
  }
}

/** The words of whatever was thrown. */
export const wordsOf = (error: unknown): string => (error instanceof Error ? error.message : String(error))

/** Whether a file system call failed because nothing is there. */
export const isAbsent = (error: unknown): boolean => error instanceof Error && 'code' in error && (error.code === 'ENOENT' || error.code === 'ENOTDIR')
