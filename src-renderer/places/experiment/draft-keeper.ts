/** What was typed and has not reached the lab yet, and the steps to undo: kept in the page's storage, so that a crash or a reload loses nothing. */
import { sameValue } from './json-path.ts'
import type { UndoStack } from './undo-stack.ts'

/** An experiment as it is edited. */
export interface Snapshot {
  readonly name: string
  readonly draft: unknown
}

type Store = Pick<Storage, 'getItem' | 'setItem' | 'removeItem'>

const unsavedKey = (id: string): string => `burstlab.unsaved.${id}`
const undoKey = (id: string): string => `burstlab.undo.${id}`

/** `at` in ms since 1970. A full storage is no reason to stop anyone from typing. */
export function keepUnsaved(store: Store, id: string, snapshot: Snapshot, at: number): void {
  write(store, unsavedKey(id), { ...snapshot, at })
}

export const forgetUnsaved = (store: Store, id: string): void => { store.removeItem(unsavedKey(id)) }

/** What was kept after `savedAt` (ISO); older than what the lab has, it has been overtaken. */
export function recallUnsaved(store: Store, id: string, savedAt: string): Snapshot | undefined {
  const kept = read(store, unsavedKey(id))
  if (!isObject(kept) || typeof kept.name !== 'string' || typeof kept.at !== 'number' || kept.at <= Date.parse(savedAt)) return undefined
  return { name: kept.name, draft: kept.draft }
}

export function keepUndo(store: Store, id: string, stack: UndoStack<Snapshot>): void {
  write(store, undoKey(id), { past: stack.past.slice(-keptSteps), present: stack.present, future: stack.future.slice(0, keptSteps) })
}

/** The steps that led to `present`; undefined where they led elsewhere. */
export function recallUndo(store: Store, id: string, present: Snapshot): UndoStack<Snapshot> | undefined {
  const kept = read(store, undoKey(id))
  if (!isObject(kept) || !isSnapshots(kept.past) || !isSnapshots(kept.future) || !sameValue(kept.present, present)) return undefined
  return { past: kept.past, present, future: kept.future, last: undefined }
}

const keptSteps = 50

function write(store: Store, key: string, value: unknown): void {
  try {
    store.setItem(key, JSON.stringify(value))
  } catch {
    // Full or forbidden: the lab gets the draft in a moment anyway.
  }
}

function read(store: Store, key: string): unknown {
  try {
    return JSON.parse(store.getItem(key) ?? 'null')
  } catch {
    return null
  }
}

const isObject = (value: unknown): value is Readonly<Record<string, unknown>> => typeof value === 'object' && value !== null
const isSnapshots = (value: unknown): value is Snapshot[] => Array.isArray(value) && value.every((item) => isObject(item) && typeof item.name === 'string')
