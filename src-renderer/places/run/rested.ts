/** Draws the newest of what comes in, and rests between: whatever drawing takes, the page keeps most of its time for other things. */
export interface Rested<T> {
  /** At once, or after the rest; of several only the last. `asked`: somebody waits for it, and it rests for nobody. */
  give(value: T, asked?: boolean): void
  /** Forgets what waits. */
  clear(): void
}

export interface RestedParts<T> {
  readonly draw: (value: T) => void
  /** Resolves when it can be seen. */
  readonly drawn: () => Promise<void>
  readonly nowMs: () => number
  readonly wait: (ms: number) => Promise<void>
}

/** Rest after drawing, as a multiple of what it took. */
const restShare = 9

export function createRested<T>({ draw, drawn, nowMs, wait }: RestedParts<T>): Rested<T> {
  let waiting: { readonly value: T } | undefined
  let busy = false

  async function work(): Promise<void> {
    busy = true
    while (waiting !== undefined) {
      const { value } = waiting
      waiting = undefined
      const from = nowMs()
      draw(value)
      await drawn()
      await wait(restShare * (nowMs() - from))
    }
    busy = false
  }

  return {
    give(value, asked = false) {
      if (asked && busy) {
        waiting = undefined
        draw(value)
        return
      }
      waiting = { value }
      if (!busy) void work()
    },
    clear: () => { waiting = undefined },
  }
}
