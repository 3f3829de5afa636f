/** The queue of runs: as many at a time as there are workers, each in a process of its own, recorded as it goes. */
import type { Store } from '../../store/store.ts'
import type { EventBus } from '../event-bus.ts'
import type { HostReply, RunHost, SpawnRunHost, UsageSample } from '../runs/run-host.ts'
import type { RunRecorder } from '../runs/run-recorder.ts'
import { runSummary } from '../runs/summaries.ts'

export interface RunQueue {
  /** Looks for queued runs and idle workers. */
  pump(): void
  cancel(ids: readonly string[]): void
  /** At the next moment at which a checkpoint can be left, and with one; queued runs are cancelled. `why`: the rule of its sweep wants it. */
  stop(ids: readonly string[], why?: string): void
  /** Running ones stop computing, and keep their process and their place. */
  pause(ids: readonly string[]): void
  resume(ids: readonly string[]): void
  isPaused(runId: string): boolean
  /** The process that computes the run now; null where none does. */
  hostPid(runId: string): number | null
  /** What a running run does now, in the engine's words. */
  activity(runId: string): string
  /** What a running run has used of the machine in the last stretch; null where nothing was measured yet. */
  usage(runId: string): UsageSample | null
  /** Stops what is running (kept as interrupted); queued runs stay queued. */
  close(): void
}

export interface RunQueueParts {
  readonly store: Store
  readonly recorder: RunRecorder
  readonly events: EventBus
  readonly spawnRunHost: SpawnRunHost
  readonly workers: () => number
  /** Of the machine. */
  readonly cores: number
  /** Of a run that can compute on several, where somebody has chosen; at most `cores` are used. */
  readonly threads: () => number | undefined
  readonly datasetsDir: string
  /** Nothing new is to start. */
  readonly paused: () => boolean
  /** Where checkpoints lie, and how often runs leave one. */
  readonly checkpoints: { readonly folder: string; readonly everyMs: number }
  /** Told of what a run has recorded. */
  readonly onAdvance: (reply: Extract<HostReply, { type: 'advance' }>) => void
  /** Told of what could not be written down. */
  readonly onError: (error: Error) => void
}

interface RunInWork {
  readonly id: string
  activity: string
  usage: UsageSample | null
  cancelling: ReturnType<typeof setTimeout> | undefined
  /** Why it is to stop early; null where no rule wants that. */
  stoppingEarly: string | null
  paused: boolean
  /** Its duration says nothing about the speed of the machine. */
  wasPaused: boolean
}

interface Worker {
  readonly host: RunHost
  run: RunInWork | undefined
}

/** A run that does not hear "cancel" is stopped with its process after this time. */
const cancelPatienceMs = 2000
/** After a disk refused something: when it is tried again, if nothing else comes first. */
const retryMs = 5000

export function createRunQueue({ store, recorder, events, spawnRunHost, workers, cores, threads: chosenThreads, datasetsDir, paused, checkpoints, onAdvance, onError }: RunQueueParts): RunQueue {
  const pool = new Set<Worker>()
  /** Why runs failed whose end the disk has refused so far. */
  const unwritten = new Map<string, string>()
  let retrying: ReturnType<typeof setTimeout> | undefined
  let closed = false

  const busy = (): Worker[] => [...pool].filter((worker) => worker.run !== undefined)
  /** As chosen; else a share of the cores, of which runs that wait will want theirs too. */
  const threadsPerRun = (): number => Math.min(cores, chosenThreads() ?? Math.max(1, Math.floor(cores / Math.max(1, Math.min(workers(), busy().length + store.queue.count())))))
  const workerOf = (runId: string): Worker | undefined => [...pool].find((worker) => worker.run?.id === runId)

  function pump(): void {
    if (closed) return
    clearTimeout(retrying)
    try {
      settle()
      fill()
    } catch (error) {
      onError(asError(error))
      retrying = setTimeout(pump, retryMs).unref()
    }
  }

  function settle(): void {
    for (const [runId, reason] of unwritten) {
      recorder.ended(runId, 'failed', reason)
      unwritten.delete(runId)
    }
  }

  function fill(): void {
    while (!paused() && busy().length < workers()) {
      const next = store.queue.first()
      if (next === undefined) break
      start(next.runId)
    }
    dismissIdle()
  }

  function start(runId: string): void {
    const run = store.runs.get(runId)
    if (run === undefined) throw new Error(`the queue has a run "${runId}" that is not there`)
    const threads = run.kind === 'ensemble' ? threadsPerRun() : 1
    // Before it begins: where this cannot be written, it is begun another time. A layered network may get a device that has no use for threads, and says so.
    store.runs.addFacts(run.id, { threads: run.kind === 'ensemble' ? undefined : threads })
    const from = begin(run.id)
    if (from === undefined) return
    const worker = [...pool].find((candidate) => candidate.run === undefined) ?? hire()
    worker.run = { id: run.id, activity: '', usage: null, cancelling: undefined, stoppingEarly: null, paused: false, wasPaused: false }
    const next = (store.checkpoints.list(run.id)[0]?.number ?? 0) + 1
    worker.host.send({ type: 'start', runId: run.id, spec: run.spec, seed: run.seed, datasetsDir, threads, checkpoints: { ...checkpoints, next, from } })
  }

  /** File of the checkpoint it goes on from; null where it starts, undefined where it cannot. */
  function begin(runId: string): string | null | undefined {
    if ((store.checkpoints.resumption(runId)?.checkpoint ?? null) === null) {
      recorder.started(runId)
      return null
    }
    try {
      return recorder.wentOn(runId).file
    } catch (error) {
      recorder.ended(runId, 'failed', error instanceof Error ? error.message : String(error))
      return undefined
    }
  }

  function hire(): Worker {
    const worker: Worker = { host: spawnRunHost(), run: undefined }
    pool.add(worker)
    worker.host.onReply((reply) => survive(worker, () => hear(worker, reply)))
    worker.host.onExit((reason) => survive(worker, () => lose(worker, reason)))
    return worker
  }

  /**
   * What a host says arrives with nobody to catch an error: where the end of a run cannot be written (a full disk), everyone is told that
   * it failed, that is written down as soon as it can be, and the lab goes on. What is never written becomes interrupted at the next start.
   */
  function survive(worker: Worker, work: () => void): void {
    const runId = worker.run?.id
    try {
      work()
    } catch (error) {
      onError(asError(error))
      release(worker)
      // It may be computing still what nobody records.
      if (pool.has(worker)) dismiss(worker)
      if (runId !== undefined) failed(runId, asError(error).message)
      pump()
    }
  }

  function failed(runId: string, reason: string): void {
    unwritten.set(runId, reason)
    const row = store.runs.row(runId)
    if (row !== undefined) events.publish({ type: 'run', run: { ...runSummary(row), status: 'failed', reason } })
  }

  /** Workers that the setting no longer allows; one idle worker stays, so that the next run starts at once. */
  function dismissIdle(): void {
    const idle = [...pool].filter((worker) => worker.run === undefined)
    for (const worker of idle.slice(Math.max(1, workers() - busy().length))) dismiss(worker)
  }

  function dismiss(worker: Worker): void {
    pool.delete(worker)
    worker.host.kill()
  }

  function hear(worker: Worker, reply: HostReply): void {
    if (reply.type === 'ready' || reply.type === 'inside' || worker.run?.id !== reply.runId) return
    if (reply.type === 'advance') {
      worker.run.activity = reply.activity
      // A full disk, say: the run cannot go on, and what is recorded must stay true.
      const problem = recorder.advance(reply)
      if (problem === null) return onAdvance(reply)
      release(worker)
      dismiss(worker)
      recorder.ended(reply.runId, 'failed', problem)
      return pump()
    }
    if (reply.type === 'usage') {
      worker.run.usage = reply.usage
      return recorder.uses(reply)
    }
    if (reply.type === 'checkpoint') return recorder.left(reply)
    if (reply.type === 'device') return recorder.computesOn(reply)
    const run = release(worker)
    switch (reply.type) {
      case 'done':
        recorder.done(reply, { learnSpeed: run?.wasPaused !== true })
        break
      case 'stopped':
        stopped(reply, run?.stoppingEarly ?? null)
        break
      case 'cancelled':
        recorder.ended(reply.runId, 'cancelled', null)
        break
      case 'failed':
        recorder.ended(reply.runId, 'failed', reply.reason)
    }
    pump()
  }

  function stopped({ runId, label }: Extract<HostReply, { type: 'stopped' }>, early: string | null): void {
    if (early !== null) store.runs.addFacts(runId, { stoppedEarly: early })
    recorder.ended(runId, 'cancelled', early ?? `Stopped, with a checkpoint: ${label}`)
  }

  /** The process is gone, with or without a run. */
  function lose(worker: Worker, reason: string): void {
    if (!pool.delete(worker)) return
    const run = release(worker)
    if (run === undefined || closed) return
    if (run.cancelling !== undefined) {
      recorder.ended(run.id, 'cancelled', null)
    } else {
      recorder.ended(run.id, 'interrupted', `The process that computed it was ${reason.startsWith('killed') ? reason : `lost: it ${reason}`}`)
      events.publish({ type: 'host-restarted', reason })
    }
    pump()
  }

  function release(worker: Worker): Worker['run'] {
    const { run } = worker
    clearTimeout(run?.cancelling)
    worker.run = undefined
    return run
  }

  function cancel(ids: readonly string[]): void {
    for (const id of ids) {
      const worker = workerOf(id)
      if (worker?.run !== undefined) {
        worker.run.cancelling ??= setTimeout(() => worker.host.kill(), cancelPatienceMs)
        worker.host.send({ type: 'cancel', runId: id })
      } else if (store.runs.row(id)?.status === 'queued') {
        recorder.ended(id, 'cancelled', null)
      }
    }
  }

  function stop(ids: readonly string[], why?: string): void {
    for (const id of ids) {
      const worker = workerOf(id)
      if (worker?.run === undefined) {
        cancel([id])
        continue
      }
      worker.host.send({ type: 'stop', runId: id })
      Object.assign(worker.run, { paused: false, stoppingEarly: why ?? null })
    }
  }

  function setPaused(ids: readonly string[], paused: boolean): void {
    for (const id of ids) {
      const worker = workerOf(id)
      if (worker?.run === undefined || worker.run.paused === paused) continue
      Object.assign(worker.run, { paused, wasPaused: true })
      worker.host.send({ type: paused ? 'pause' : 'resume', runId: id })
      recorder.tell(id)
    }
  }

  return {
    pump,
    cancel,
    stop,
    pause: (ids) => setPaused(ids, true),
    resume: (ids) => setPaused(ids, false),
    isPaused: (runId) => workerOf(runId)?.run?.paused === true,
    hostPid: (runId) => workerOf(runId)?.host.pid ?? null,
    activity: (runId) => workerOf(runId)?.run?.activity ?? '',
    usage: (runId) => workerOf(runId)?.run?.usage ?? null,
    close() {
      closed = true
      clearTimeout(retrying)
      for (const worker of [...pool]) {
        const run = release(worker)
        dismiss(worker)
        try {
          if (run !== undefined) recorder.ended(run.id, 'interrupted', 'Burstlab was closed while it was computing')
        } catch (error) {
          // The next start writes it down.
          onError(asError(error))
        }
      }
    },
  }
}

const asError = (error: unknown): Error => (error instanceof Error ? error : new Error(String(error)))
