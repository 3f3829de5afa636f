/** A run as it goes on: at most ten frames a second, the last one when it has ended. */
import type { Store } from '../../store/store.ts'
import { notFound } from '../errors.ts'
import { createAlarm } from '../event-bus.ts'
import type { EventBus } from '../event-bus.ts'
import type { FigureDesk } from './figures.ts'
import { isQueuePaused } from '../queue/queue-desk.ts'
import type { RunQueue } from '../queue/run-queue.ts'
import { growingReader } from './series-reader.ts'
import { liveUsage } from '../runs/run-usage.ts'
import { runSummary } from '../runs/summaries.ts'
import type { LiveFrame, RunSummary, WatchRequest } from '../types.ts'

export interface LiveParts {
  readonly store: Store
  readonly events: EventBus
  readonly figures: FigureDesk
  readonly queue: Pick<RunQueue, 'hostPid' | 'activity' | 'isPaused' | 'usage'>
  readonly now: () => Date
  /** Ends all watching. */
  readonly closing: AbortSignal
}

/** Between two frames, in ms. */
const frameMs = 100
/** Rest after a frame, as a multiple of what it took. */
const idleShare = 4

export function createLive({ store, events, figures, queue, now, closing }: LiveParts) {
  const isPaused = ({ id, status }: RunSummary): boolean => (status === 'queued' ? isQueuePaused(store) : queue.isPaused(id))

  function frame(run: RunSummary, request: WatchRequest, reader: ReturnType<typeof growingReader>): LiveFrame {
    const siblings = request.withSiblings ? store.runs.group(run.groupId).filter((other) => other.id !== run.id && other.status !== 'queued' && other.trashedAt === null) : []
    const from = performance.now()
    const figure = figures.view([run.id, ...siblings.map((other) => other.id)], request.theme, request.clip, reader)
    return {
      figure,
      figureMs: performance.now() - from,
      run,
      hostPid: queue.hostPid(run.id),
      etaSeconds: isPaused(run) ? null : etaOf(run, now(), store.checkpoints.resumption(run.id)?.fromFraction),
      paused: isPaused(run),
      activity: queue.activity(run.id),
      usage: liveUsage(store.usage.get(run.id), queue.usage(run.id)),
    }
  }

  async function* watch(request: WatchRequest, signal: AbortSignal | undefined): AsyncGenerator<LiveFrame> {
    const reader = growingReader(store.runs)
    const alarm = createAlarm()
    const first = store.runs.row(request.runId)
    if (first === undefined) throw notFound('run', request.runId)
    const stopListening = events.listen((event) => {
      if (event.type === 'queue-changed' || event.type === 'settings-changed' || (event.type === 'run' && event.run.groupId === first.groupId)) alarm.ring()
    })
    const ends = [signal, closing].filter((end) => end !== undefined)
    for (const end of ends) end.addEventListener('abort', alarm.ring)
    const ended = (): boolean => ends.some((end) => end.aborted)
    try {
      while (!ended()) {
        const row = store.runs.row(request.runId)
        if (row === undefined) return
        const from = performance.now()
        const next = frame(runSummary(row), request, reader)
        const tookMs = performance.now() - from
        yield next
        if (row.status !== 'queued' && row.status !== 'running') return
        // A figure of a thousand seeds takes its time to draw: the lab must have most of it for other things.
        await Promise.all([alarm.wait(), pause(Math.max(frameMs, idleShare * tookMs))])
      }
    } finally {
      stopListening()
      for (const end of ends) end.removeEventListener('abort', alarm.ring)
    }
  }

  return { watch }
}

/** Null until there is something to go by. `fromFraction`: how far the run was when it started or went on. */
export function etaOf(run: Pick<RunSummary, 'status' | 'startedAt' | 'progress'>, now: Date, fromFraction = 0): number | null {
  if (run.status !== 'running' || run.startedAt === null || run.progress - fromFraction < 0.02) return null
  const elapsedSeconds = (now.getTime() - Date.parse(run.startedAt)) / 1000
  return Math.max(0, (elapsedSeconds * (1 - run.progress)) / (run.progress - fromFraction))
}

const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms))
