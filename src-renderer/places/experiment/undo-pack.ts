/** The steps to undo and redo as they are kept: each as what leads to it from its neighbour, so that hundreds take little room. */
import { isRecord, sameValue } from '../../components/read-json.ts'
import type { Snapshot } from './draft-keeper.ts'
import { isPatch, patchOf, patched } from './json-patch.ts'
import type { Change } from './json-patch.ts'
import { readLayout } from './network/network-layout.ts'
import type { UndoStack } from './undo-stack.ts'

export interface PackedUndo<T> {
  readonly present: T
  /** From the present back, and from the present on. */
  readonly past: readonly (readonly Change[])[]
  readonly future: readonly (readonly Change[])[]
}

export function packUndo<T>({ past, present, future }: UndoStack<T>): PackedUndo<T> {
  const steps = (row: readonly T[]): (readonly Change[])[] => row.map((snapshot, index) => patchOf(index === 0 ? present : row[index - 1], snapshot))
  return { present, past: steps(past.toReversed()), future: steps(future) }
}

/** The steps that led to `present`; undefined where they led elsewhere, or make no sense. `read` gives what was kept, undefined for anything else. */
export function unpackUndo<T>(kept: unknown, present: T, read: (value: unknown) => T | undefined): UndoStack<T> | undefined {
  if (!isRecord(kept) || !sameValue(read(kept['present']), present)) return undefined
  const [past, future] = [unpack(kept['past'], present, read), unpack(kept['future'], present, read)]
  return past === undefined || future === undefined ? undefined : { past: past.toReversed(), present, future, last: undefined }
}

function unpack<T>(patches: unknown, present: T, read: (value: unknown) => T | undefined): T[] | undefined {
  if (!Array.isArray(patches) || !patches.every(isPatch)) return undefined
  const row: T[] = []
  for (const patch of patches) {
    const snapshot = read(patched(row.at(-1) ?? present, patch))
    if (snapshot === undefined) return undefined
    row.push(snapshot)
  }
  return row
}

/** What was kept as a snapshot; undefined for what is none. */
export function asSnapshot(value: unknown): Snapshot | undefined {
  if (!isRecord(value) || typeof value['name'] !== 'string') return undefined
  return { name: value['name'], draft: value['draft'], layout: readLayout(value['layout']) }
}
