/** The queue as people see and arrange it: its order, its pause, and when what will be done. */
import type { QueuePlace, QueuePriority } from '../../store/queue-records.ts'
import type { Store } from '../../store/store.ts'
import { LabError, notFound } from '../errors.ts'
import type { EventBus } from '../event-bus.ts'
import type { Calibration } from '../experiments/forecast.ts'
import type { Lab } from '../lab.ts'
import { etaOf } from '../figures/live.ts'
import { scheduleOf } from './queue-schedule.ts'
import type { RunQueue } from './run-queue.ts'
import { runSummary } from '../runs/summaries.ts'
import type { QueueRow, QueueView } from '../sweeps/sweep-types.ts'

export interface QueueDeskParts {
  readonly store: Store
  readonly events: EventBus
  readonly queue: Pick<RunQueue, 'pump' | 'isPaused'>
  readonly calibration: Calibration
  /** How many runs compute at a time. */
  readonly workers: () => number
  readonly now: () => Date
}

/** For working out what runs cost that nobody has asked about before, in ms per view: the rest is known the next time. */
const forecastBudgetMs = 50

const pausedKey = 'queue.paused'

/** Whether nothing new is to start; kept with the data. */
export const isQueuePaused = (store: Pick<Store, 'settings'>): boolean => store.settings.get(pausedKey) === true

export function createQueueDesk({ store, events, queue, calibration, workers, now }: QueueDeskParts): Lab['queue'] {
  const changed = (): void => events.publish({ type: 'queue-changed' })

  function setPaused(paused: boolean): void {
    store.settings.set(pausedKey, paused)
    changed()
    if (!paused) queue.pump()
  }

  /** Refuses what does not wait. */
  function placesOf(ids: readonly string[], all: readonly QueuePlace[]): QueuePlace[] {
    return ids.map((id) => {
      const place = all.find(({ runId }) => runId === id)
      if (place !== undefined) return place
      const run = store.runs.row(id)
      if (run === undefined) throw notFound('run', id)
      throw new LabError('CONFLICT', `"${run.name}", seed ${run.seed}, is ${run.status}; only queued runs have a place in the queue.`)
    })
  }

  /** The chosen ones, in their own order, at `index` of the others; each takes the priority of where it comes to stand. */
  function arrange(ids: readonly string[], indexAmong: (others: readonly QueuePlace[]) => number, priorityAt: (others: readonly QueuePlace[], index: number) => QueuePriority): void {
    const all = store.queue.list()
    const moved = placesOf([...new Set(ids)], all)
    const others = all.filter((place) => !moved.includes(place))
    const index = indexAmong(others)
    const priority = priorityAt(others, index)
    store.queue.arrange([...others.slice(0, index), ...moved.map(({ runId }) => ({ runId, priority })), ...others.slice(index)])
    changed()
  }

  return {
    view: () => viewQueue({ store, queue, calibration, workers, now }),
    pause: () => setPaused(true),
    resume: () => setPaused(false),
    next: (ids) => arrange(ids, () => 0, (others) => others[0]?.priority ?? 0),
    place({ ids, before }) {
      arrange(ids, (others) => {
        if (before === null) return others.length
        const index = others.findIndex(({ runId }) => runId === before)
        if (index < 0) throw new LabError('CONFLICT', 'The run before which it was to stand waits no longer. Try again with the queue as it is now.')
        return index
      }, (others, index) => betweenNeighbours(others, index))
    },
    prioritise({ ids, priority }) {
      const all = store.queue.list()
      const moved = new Set(placesOf([...new Set(ids)], all))
      const wanted = all.map((place) => (moved.has(place) ? { ...place, priority } : place))
      store.queue.arrange(wanted.toSorted((a, b) => b.priority - a.priority))
      changed()
    },
  }
}

/** That of the run it comes to stand before; at the end, of the last one. */
const betweenNeighbours = (others: readonly QueuePlace[], index: number): QueuePriority => (others[index] ?? others[index - 1])?.priority ?? 0

function viewQueue({ store, queue, calibration, workers: most, now }: Pick<QueueDeskParts, 'store' | 'calibration' | 'workers' | 'now'> & { readonly queue: Pick<RunQueue, 'isPaused'> }): QueueView {
  const workers = most()
  const paused = isQueuePaused(store)
  const at = now()
  const running = store.runs.withStatus('running').map(runSummary)
  const waiting = new Map(store.runs.withStatus('queued').map((row) => [row.id, row]))
  const queued = store.queue.list().flatMap(({ runId, priority }) => {
    const row = waiting.get(runId)
    return row === undefined ? [] : [{ row, priority }]
  })
  const deadline = performance.now() + forecastBudgetMs
  const secondsOf = (id: string, specHash: string): number | null => calibration.secondsOf(specHash, () => (performance.now() < deadline ? store.runs.get(id)?.spec : undefined))
  const left = running.map((run) => (queue.isPaused(run.id) ? null : etaOf(run, at) ?? secondsOf(run.id, run.specHash)))
  // What a paused queue will do, nobody can tell.
  const schedule = paused ? [] : scheduleOf(left.map((leftSeconds) => ({ leftSeconds })), queued.map(({ row }) => secondsOf(row.id, row.specHash)), workers)
  return {
    paused, workers,
    rows: [
      ...running.map((run, index): QueueRow => ({ run, priority: 0, runPaused: queue.isPaused(run.id), startsInSeconds: null, endsInSeconds: left[index] ?? null })),
      ...queued.map(({ row, priority }, index): QueueRow => ({
        run: runSummary(row), priority, runPaused: false, startsInSeconds: schedule[index]?.startsInSeconds ?? null, endsInSeconds: schedule[index]?.endsInSeconds ?? null,
      })),
    ],
  }
}
