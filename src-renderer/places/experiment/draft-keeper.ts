/** What was typed and has not reached the lab yet, and the steps to undo: kept in the page's storage, so that a crash or a reload loses nothing. */
import { isRecord } from '../../components/read-json.ts'
import type { NetworkLayout } from './network/network-layout.ts'
import { asSnapshot, packUndo, unpackUndo } from './undo-pack.ts'
import type { UndoStack } from './undo-stack.ts'

/** An experiment as it is edited. */
export interface Snapshot {
  readonly name: string
  readonly draft: unknown
  /** Of the drawing; empty for experiments that have none to arrange. */
  readonly layout: NetworkLayout
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
  return !isRecord(kept) || typeof kept['at'] !== 'number' || kept['at'] <= Date.parse(savedAt) ? undefined : asSnapshot(kept)
}

export function keepUndo(store: Store, id: string, stack: UndoStack<Snapshot>): void {
  write(store, undoKey(id), packUndo(stack))
}

/** The steps that led to `present`; undefined where they led elsewhere. */
export const recallUndo = (store: Store, id: string, present: Snapshot): UndoStack<Snapshot> | undefined => unpackUndo(read(store, undoKey(id)), present, asSnapshot)

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
