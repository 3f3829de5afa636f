/** Undo and redo as a value: every edit makes a new stack. */

export interface UndoStack<T> {
  readonly past: readonly T[]
  readonly present: T
  readonly future: readonly T[]
  /** What the last edit was about and when, in ms: quick edits of one field are one step. */
  readonly last: { readonly about: string; readonly at: number } | undefined
}

/** Steps kept. */
const depth = 200
/** Edits of the same field closer together than this, in ms, are one step. */
const oneStepMs = 1000

/** Nothing to undo or redo yet. */
export const startUndo = <T>(present: T): UndoStack<T> => ({ past: [], present, future: [], last: undefined })

/** `about` names the field; `at` is the time of the edit in ms. What was undone before can't be redone any more. */
export function edited<T>(stack: UndoStack<T>, present: T, about: string, at: number): UndoStack<T> {
  const sameStep = stack.last !== undefined && stack.last.about === about && at - stack.last.at < oneStepMs
  const past = sameStep ? stack.past : [...stack.past, stack.present].slice(-depth)
  return { past, present, future: [], last: { about, at } }
}

/** The stack itself where there is nothing to undo. */
export function undone<T>(stack: UndoStack<T>): UndoStack<T> {
  const previous = stack.past.at(-1)
  if (previous === undefined) return stack
  return { past: stack.past.slice(0, -1), present: previous, future: [stack.present, ...stack.future], last: undefined }
}

/** The stack itself where there is nothing to redo. */
export function redone<T>(stack: UndoStack<T>): UndoStack<T> {
  const [next, ...future] = stack.future
  if (next === undefined) return stack
  return { past: [...stack.past, stack.present], present: next, future, last: undefined }
}
