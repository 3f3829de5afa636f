/** Moves within the queue, before the lab has heard of them. */
import type { QueueRow } from '../../../src-main/api/contract.ts'

export interface QueueMove {
  readonly id: string
  /** The run before which it comes to stand; null for the end. */
  readonly before: string | null
}

/** One place earlier or later among the queued rows; undefined where it is at that end already. */
export function stepMove(queued: readonly QueueRow[], id: string, by: -1 | 1): QueueMove | undefined {
  const index = queued.findIndex(({ run }) => run.id === id)
  const target = index + by
  if (index < 0 || target < 0 || target >= queued.length) return undefined
  return { id, before: queued[by === -1 ? target : target + 1]?.run.id ?? null }
}

/** Dropped on another row: in its place; undefined where nothing would change. */
export function dropMove(queued: readonly QueueRow[], id: string, onto: string): QueueMove | undefined {
  const [from, to] = [id, onto].map((wanted) => queued.findIndex(({ run }) => run.id === wanted))
  if (from === undefined || to === undefined || from < 0 || to < 0 || from === to) return undefined
  return { id, before: to < from ? onto : queued[to + 1]?.run.id ?? null }
}

/** The rows as they will be. */
export function movedRows(queued: readonly QueueRow[], { id, before }: QueueMove): QueueRow[] {
  const moved = queued.find(({ run }) => run.id === id)
  const others = queued.filter(({ run }) => run.id !== id)
  if (moved === undefined) return [...queued]
  const index = before === null ? others.length : others.findIndex(({ run }) => run.id === before)
  return [...others.slice(0, index), moved, ...others.slice(index)]
}

/** "14:05", with the day where it is another one. */
export function clockText(inSeconds: number | null, now: Date): string {
  if (inSeconds === null) return '–'
  const at = new Date(now.getTime() + inSeconds * 1000)
  const two = (value: number): string => String(value).padStart(2, '0')
  const clock = `${two(at.getHours())}:${two(at.getMinutes())}`
  return at.toDateString() === now.toDateString() ? clock : `${two(at.getMonth() + 1)}-${two(at.getDate())} ${clock}`
}
