/** What the lab has asked of the runs meanwhile. */

export interface Wishes {
  cancelled(): boolean
  paused(): boolean
  /** To stop and leave a checkpoint. */
  stopping(): boolean
  /** It cannot be done. */
  forgetStop(): void
  /** When the run is resumed, stopped or cancelled; at once where it is not paused. */
  goesOn(): Promise<void>
}

export interface WishBook {
  hear(wish: 'cancel' | 'pause' | 'resume' | 'stop', runId: string): void
  of(runId: string): Wishes
  forget(runId: string): void
}

export function createWishes(): WishBook {
  const cancelled = new Set<string>()
  const paused = new Set<string>()
  const stopping = new Set<string>()
  const waiting = new Map<string, () => void>()

  return {
    hear(wish, runId) {
      if (wish === 'pause') {
        paused.add(runId)
        return
      }
      if (wish === 'cancel') cancelled.add(runId)
      if (wish === 'stop') stopping.add(runId)
      paused.delete(runId)
      waiting.get(runId)?.()
      waiting.delete(runId)
    },
    of: (runId) => ({
      cancelled: () => cancelled.has(runId),
      paused: () => paused.has(runId),
      stopping: () => stopping.has(runId),
      forgetStop: () => { stopping.delete(runId) },
      goesOn: () => new Promise((resolve) => {
        if (paused.has(runId)) waiting.set(runId, resolve)
        else resolve()
      }),
    }),
    forget(runId) {
      cancelled.delete(runId)
      paused.delete(runId)
      stopping.delete(runId)
    },
  }
}
