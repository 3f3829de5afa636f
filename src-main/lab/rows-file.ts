/** Files of recorded rows, for the command line in parts and for the page as a transfer that tells how far it is and can be left. */
import type { Transfer } from './bundles/bundle-types.ts'
import type { FileInParts } from './recordings/recordings-types.ts'
import { asKnownError } from './store-errors.ts'
import type { Transfers } from './transfers.ts'

/** `done` and `total` count rows of series. */
export type RowsFileProgress =
  | { readonly state: 'working'; readonly done: number; readonly total: number }
  | { readonly state: 'done'; readonly transfer: Transfer }

export interface RowsFile extends FileInParts {
  /** That it takes, and that were read so far; of one that is read once a column a part for each. */
  readonly rows: number
  readonly rowsRead: () => number
}

export interface RowCounter {
  readonly read: () => number
  /** The same pieces, counted as they are read; a row has been read when `valuesPerRow` of it have been. */
  counted(pieces: Iterable<Float64Array>, valuesPerRow: number): Iterable<Float64Array>
}

export function createRowCounter(): RowCounter {
  let rows = 0
  return {
    read: () => rows,
    *counted(pieces, valuesPerRow) {
      for (const piece of pieces) {
        rows += piece.length / valuesPerRow
        yield piece
      }
    },
  }
}

/** News no more often than this share of the whole. */
const toldShare = 1 / 200

/** Makes the file and tells how far it is; ends without `done` where it is left, and nothing of it stays then. Throws LabErrors. */
export async function* tellRowsFile(transfers: Pick<Transfers, 'makeInSteps'>, file: RowsFile, signal: AbortSignal | undefined): AsyncGenerator<RowsFileProgress> {
  let told = -Infinity
  for await (const step of transfers.makeInSteps((put) => steps(file, put), signal)) {
    if (typeof step !== 'number') yield { state: 'done', transfer: step }
    else if (step - told >= file.rows * toldShare) {
      told = step
      yield { state: 'working', done: step, total: file.rows }
    }
  }
}

/** A step per part: rows read by then. */
function* steps({ name, parts, rowsRead }: RowsFile, put: (bytes: Uint8Array) => void): Generator<number, { readonly name: string }, void> {
  try {
    for (const part of parts) {
      put(part)
      yield rowsRead()
    }
  } catch (error) {
    throw asKnownError(error)
  }
  return { name }
}
