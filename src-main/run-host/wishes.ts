/** What the lab has asked of the runs meanwhile. */

export interface Wishes {
  cancelled(): boolean
  paused(): boolean
  /** When the run is resumed or cancelled; at once where it is not paused. */
  goesOn(): Promise<void>
}

export interface WishBook {
  hear(wish: 'cancel' | 'pause' | 'resume', runId: string): void
  of(runId: string): Wishes
  forget(runId: string): void
}

export function createWishes(): WishBook {
  const cancelled = new Set<string>()
  const paused = new Set<string>()
  const waiting = new Map<string, () => void>()

  return {
    hear(wish, runId) {
      if (wish === 'pause') {
        paused.add(runId)
        return
      }
      if (wish === 'cancel') cancelled.add(runId)
      paused.delete(runId)
      waiting.get(runId)?.()
      waiting.delete(runId)
    },
    of: (runId) => ({
      cancelled: () => cancelled.has(runId),
      paused: () => paused.has(runId),
      goesOn: () => new Promise((resolve) => {
        if (paused.has(runId)) waiting.set(runId, resolve)
        else resolve()
      }),
    }),
    forget(runId) {
      cancelled.delete(runId)
      paused.delete(runId)
    },
  }
}
