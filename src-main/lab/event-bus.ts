/** News within the lab: published once, heard by whoever subscribes. */
import type { LabEvent } from './types.ts'

export interface EventBus {
  publish(event: LabEvent): void
  /** Until `signal` aborts or the bus closes. A slow reader gets a run's newest state only, never a backlog of its earlier ones. */
  subscribe(signal: AbortSignal | undefined): AsyncGenerator<LabEvent>
  /** Calls back for every event; returns how to stop. */
  listen(listener: (event: LabEvent) => void): () => void
  close(): void
}

export function createEventBus(): EventBus {
  const listeners = new Set<(event: LabEvent) => void>()
  const closing = new AbortController()

  async function* subscribe(signal: AbortSignal | undefined): AsyncGenerator<LabEvent> {
    const waiting = new Map<string, LabEvent>()
    const alarm = createAlarm()
    const hear = (event: LabEvent): void => {
      const key = event.type === 'run' ? `run ${event.run.id}` : event.type === 'runs-changed' && event.ids !== undefined ? `runs-changed ${event.ids.join()}` : event.type
      // Deleted first, so that the newest also comes last.
      waiting.delete(key)
      waiting.set(key, event)
      alarm.ring()
    }
    listeners.add(hear)
    const ends = [signal, closing.signal].filter((end) => end !== undefined)
    for (const end of ends) end.addEventListener('abort', alarm.ring)
    try {
      while (!ends.some((end) => end.aborted)) {
        const batch = [...waiting.values()]
        waiting.clear()
        yield* batch
        if (waiting.size === 0 && !ends.some((end) => end.aborted)) await alarm.wait()
      }
    } finally {
      listeners.delete(hear)
      for (const end of ends) end.removeEventListener('abort', alarm.ring)
    }
  }

  return {
    publish: (event) => {
      for (const listener of [...listeners]) listener(event)
    },
    subscribe,
    listen(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    close: () => closing.abort(),
  }
}

export interface Alarm {
  /** Ends the present wait, or the next one where nobody waits. */
  readonly ring: () => void
  wait(): Promise<void>
}

/** Wakes one waiter; a ring while nobody waits is not lost. */
export function createAlarm(): Alarm {
  let rung = false
  let wake: (() => void) | undefined
  return {
    ring() {
      rung = true
      wake?.()
    },
    async wait() {
      if (!rung) await new Promise<void>((resolve) => { wake = resolve })
      rung = false
      wake = undefined
    },
  }
}
