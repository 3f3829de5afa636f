/** The queue as it is kept. */

/** 1 high, 0 normal, -1 low. */
export type QueuePriority = -1 | 0 | 1

export interface QueuePlace {
  readonly runId: string
  readonly priority: QueuePriority
}

export interface QueueTable {
  /** In the order in which they start. */
  list(): QueuePlace[]
  /** The next one; undefined for an empty queue. */
  first(): QueuePlace | undefined
  count(): number
  /** Gives these runs, which are queued, this order and these priorities, in one transaction. */
  arrange(places: readonly QueuePlace[]): void
}
