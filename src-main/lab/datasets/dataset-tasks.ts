/** What takes time with data sets: one after the other, with progress, and each can be cancelled. */
import { DatasetError, wordsOf } from '../../datasets/errors.ts'
import { LabError, notFound } from '../errors.ts'
import { newId } from '../ids.ts'
import type { DatasetTask } from '../types.ts'

export type TaskProgress = Pick<DatasetTask, 'activity' | 'done' | 'total' | 'unit'>

/** Ends where `signal` aborts. */
export type TaskWork = (signal: AbortSignal, tell: (progress: TaskProgress) => void) => Promise<void>

export interface DatasetTasks {
  start(task: Pick<DatasetTask, 'type' | 'name'>, work: TaskWork): DatasetTask
  list(): DatasetTask[]
  cancel(id: string): void
  dismiss(id: string): void
  /** Cancels all; resolves when the last has cleared up. */
  close(): Promise<void>
}

export interface DatasetTasksParts {
  readonly onChange: (tasks: readonly DatasetTask[]) => void
  readonly now: () => Date
}

/** News of progress are no more frequent than this. */
const newsMs = 100
/** As many that ended are remembered. */
const rememberedCount = 20

export const isUnderWay = ({ state }: Pick<DatasetTask, 'state'>): boolean => state === 'waiting' || state === 'working'

export function createDatasetTasks({ onChange, now }: DatasetTasksParts): DatasetTasks {
  const tasks = new Map<string, { shown: DatasetTask; readonly ending: AbortController }>()
  let last: Promise<void> = Promise.resolve()
  let toldMs = -Infinity
  let later: NodeJS.Timeout | undefined

  const list = (): DatasetTask[] => [...tasks.values()].map(({ shown }) => shown)

  function change(id: string, news: Partial<DatasetTask>, atOnce: boolean): void {
    const task = tasks.get(id)
    if (task === undefined) return
    task.shown = { ...task.shown, ...news }
    const waitMs = toldMs + newsMs - performance.now()
    if (atOnce || waitMs <= 0) publish()
    else later ??= setTimeout(publish, waitMs).unref()
  }

  function publish(): void {
    clearTimeout(later)
    later = undefined
    toldMs = performance.now()
    onChange(list())
  }

  async function perform(id: string, signal: AbortSignal, work: TaskWork): Promise<void> {
    try {
      signal.throwIfAborted()
      change(id, { state: 'working', activity: 'Looking at the files' }, true)
      let since = { activity: '', ms: 0, done: 0 }
      await work(signal, (progress) => {
        const begins = progress.activity !== since.activity
        // What was there before counts for nothing: a download goes on where it stopped.
        if (begins) since = { activity: progress.activity, ms: performance.now(), done: progress.done }
        const seconds = (performance.now() - since.ms) / 1000
        change(id, { ...progress, perSecond: seconds > 0.2 ? (progress.done - since.done) / seconds : null }, begins)
      })
      change(id, { state: 'done', perSecond: null }, true)
    } catch (error) {
      change(id, signal.aborted ? { state: 'cancelled', perSecond: null } : { state: 'failed', problem: wordsOf(error), field: fieldOf(error), perSecond: null }, true)
    }
  }

  return {
    start(task, work) {
      const id = newId()
      const ending = new AbortController()
      const shown: DatasetTask = {
        id, ...task, state: 'waiting', activity: 'Waiting for its turn', done: 0, total: 0, unit: 'images', perSecond: null, startedAt: now().toISOString(), problem: null, field: null,
      }
      tasks.set(id, { shown, ending })
      const over = list().filter((one) => !isUnderWay(one))
      for (const { id: old } of over.slice(0, Math.max(0, over.length - rememberedCount))) tasks.delete(old)
      last = last.then(() => perform(id, ending.signal, work))
      publish()
      return shown
    },
    list,
    cancel(id) {
      const task = tasks.get(id)
      if (task === undefined) throw notFound('import', id)
      if (!isUnderWay(task.shown) || task.ending.signal.aborted) return
      task.ending.abort()
      if (task.shown.state === 'waiting') change(id, { state: 'cancelled' }, true)
      else change(id, { activity: 'Clearing up' }, true)
    },
    dismiss(id) {
      const task = tasks.get(id)
      if (task === undefined) return
      if (isUnderWay(task.shown)) throw new LabError('CONFLICT', `The import of ${task.shown.name} is under way; cancel it first.`)
      tasks.delete(id)
      publish()
    },
    async close() {
      for (const { ending } of tasks.values()) ending.abort()
      await last
      clearTimeout(later)
    },
  }
}

/** Which part of the request an error is about. */
export function fieldOf(error: unknown): DatasetTask['field'] {
  if (!(error instanceof DatasetError)) return null
  if (error.code === 'EXISTS' || error.message.startsWith('The name')) return 'name'
  if (error.code === 'DOWNLOAD_FAILED' || error.message.startsWith('The address')) return 'url'
  return error.code === 'BAD_OPTION' || error.message.includes('Give a size') ? 'size' : 'path'
}
