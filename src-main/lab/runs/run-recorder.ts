/** Writes down what a run does, as it does it, and tells the news. */
import { engineInfo } from '../../engines/registry.ts'
import type { CheckpointRecord, LogRecord, RunState, TimeSpan } from '../../store/records.ts'
import type { Store } from '../../store/store.ts'
import { removeCheckpoints } from '../checkpoints/checkpoint-folder.ts'
import { storedSpec } from './stored-spec.ts'
import type { Calibration } from '../experiments/forecast.ts'
import type { EventBus } from '../event-bus.ts'
import type { FigureDesk } from '../figures/figures.ts'
import type { HostReply } from './run-host.ts'
import { runSummary } from './summaries.ts'

export interface RunRecorder {
  started(runId: string): void
  /** A queued run goes on from the checkpoint it waits for. Throws where that cannot be. */
  wentOn(runId: string): CheckpointRecord
  /** A run left a checkpoint; the newest two stay. */
  left(reply: Extract<HostReply, { type: 'checkpoint' }>): void
  /** The device is open. */
  computesOn(reply: Extract<HostReply, { type: 'device' }>): void
  /** What the run used of the machine since the last time. */
  uses(reply: Extract<HostReply, { type: 'usage' }>): void
  /** Null where it could be written, else why not. */
  advance(reply: Extract<HostReply, { type: 'advance' }>): string | null
  /** `learnSpeed`: its duration tells how fast this machine is. */
  done(reply: Extract<HostReply, { type: 'done' }>, how: { readonly learnSpeed: boolean }): void
  /** Everyone of the run as it is now. */
  tell(runId: string): void
  /** The end of a run that is not done. */
  ended(runId: string, status: Extract<RunState, 'failed' | 'interrupted' | 'cancelled'>, reason: string | null): void
  /** Runs that were computing when an earlier process ended without a word. */
  recover(): void
}

export interface RunRecorderParts {
  readonly store: Store
  readonly events: EventBus
  readonly figures: FigureDesk
  readonly calibration: Calibration
  /** Where checkpoints lie. */
  readonly checkpointsDir: string
  readonly now: () => Date
  /** Milliseconds that have passed, whatever anybody sets the clock to. */
  readonly elapsedMs: () => number
}

/** The newest one, and the one before it, should the newest be damaged. */
const keptCheckpoints = 2

export function createRunRecorder({ store, events, figures, calibration, checkpointsDir, now, elapsedMs }: RunRecorderParts): RunRecorder {
  /** Of runs under way: when they began, by `elapsedMs`, and how long they had been running before; null where nobody knows when their rows came. */
  const begun = new Map<string, { readonly at: number; readonly ranMs: number | null }>()
  const at = (): string => now().toISOString()
  const line = (text: string, level: LogRecord['level'] = 'info'): LogRecord => ({ at: at(), level, text })

  function tell(runId: string): void {
    const row = store.runs.row(runId)
    if (row !== undefined) events.publish({ type: 'run', run: runSummary(row) })
  }

  /** Null where nobody knows. */
  function durationOf(runId: string): number | null {
    const startedAt = store.runs.row(runId)?.startedAt ?? null
    const earlierMs = store.checkpoints.resumption(runId)?.earlierMs ?? null
    if (startedAt === null) return earlierMs
    const from = begun.get(runId)
    begun.delete(runId)
    if (from !== undefined) return (earlierMs ?? 0) + elapsedMs() - from.at
    const ms = heardUntil(runId) - Date.parse(startedAt)
    return ms > 0 ? (earlierMs ?? 0) + ms : earlierMs
  }

  /** Of a run whose lab was killed, perhaps days ago: the newest time in its record. */
  const heardUntil = (runId: string): number =>
    Math.max(0, ...[store.runs.log(runId).at(-1)?.at, store.checkpoints.list(runId)[0]?.madeAt].map((time) => (time === undefined ? 0 : Date.parse(time))))

  /** Files of all but the newest `count`, and what is known of them. */
  function forgetCheckpoints(runId: string, count: number): void {
    const old = store.checkpoints.list(runId).slice(count)
    if (old.length === 0) return
    store.checkpoints.remove(runId, old.map(({ number }) => number))
    removeCheckpoints(checkpointsDir, old.map(({ file }) => file))
  }

  function ended(runId: string, status: 'failed' | 'interrupted' | 'cancelled', reason: string | null): void {
    const durationMs = durationOf(runId)
    store.runs.appendLog(runId, [line(reason === null ? status : `${status}: ${reason}`, status === 'cancelled' ? 'info' : 'error')])
    store.runs.finish(runId, { status, reason, finishedAt: at(), durationMs }, [])
    tell(runId)
  }

  return {
    ended,
    started(runId) {
      begun.set(runId, { at: elapsedMs(), ranMs: 0 })
      store.runs.update(runId, { status: 'running', startedAt: at(), progress: 0 })
      store.runs.appendLog(runId, [line('started')])
      tell(runId)
    },
    wentOn(runId) {
      const fork = store.runs.get(runId)?.origin.facts?.fork
      const words = ({ label, number, madeAt }: CheckpointRecord, times: number): LogRecord => (fork !== undefined && times === 1
        ? line(`started from checkpoint ${fork.checkpoint} of run ${fork.runId}, ${label}`)
        : line(`resumed from checkpoint ${number} of ${madeAt}, ${label}; resumed ${howOften(fork === undefined ? times : times - 1)} so far`))
      const from = elapsedMs()
      const checkpoint = store.checkpoints.goOn(runId, { at: at(), line: words })
      begun.set(runId, { at: from, ranMs: store.runs.ranMs(runId) })
      tell(runId)
      return checkpoint
    },
    left({ runId, number, file, bytes, label, fraction, engineVersion, device, series }) {
      store.checkpoints.add(runId, {
        number, file, bytes, label, fraction, engineVersion, madeAt: at(), device: device ?? store.runs.get(runId)?.origin.device ?? '',
        series: Object.fromEntries(series.map(({ name, rows }) => [name, rows])),
      })
      forgetCheckpoints(runId, keptCheckpoints)
      tell(runId)
    },
    computesOn({ runId, device, threads }) {
      store.runs.update(runId, { device })
      store.runs.addFacts(runId, { threads: threads ?? undefined })
    },
    uses({ runId, usage }) {
      try {
        store.usage.add(runId, usage)
      } catch {
        // No run fails for that: a disk that refuses this refuses what matters too, and then it is told.
        return
      }
      tell(runId)
    },
    advance({ runId, fraction, rows, log, ran }) {
      const came = cameAfter(begun.get(runId)?.ranMs ?? null, ran)
      try {
        store.runs.advance(runId, { progress: fraction, chunks: rows.map((chunk) => ({ ...chunk, came })), log: log.map((text) => line(text)) })
      } catch (error) {
        return `What it computed could not be recorded: ${error instanceof Error ? error.message : String(error)}`
      }
      tell(runId)
      return null
    },
    tell,
    done({ runId, checksum, metrics, note = null }, { learnSpeed }) {
      const durationMs = durationOf(runId)
      const verdict = figures.verdictOf(runId).state
      store.runs.appendLog(runId, [line(`done, result checksum ${checksum}`)])
      store.runs.finish(runId, { status: 'done', progress: 1, reason: note, checksum, verdict, finishedAt: at(), durationMs }, metrics)
      const run = store.runs.get(runId)
      if (run !== undefined) forgetCheckpoints(runId, engineInfo(storedSpec(run.spec).spec.kind).keepsLastCheckpoint ? 1 : 0)
      // What stopped early, or began in the middle, says nothing about the whole.
      if (learnSpeed && note === null && run?.attempt === 1 && durationMs !== null) calibration.learn(run.spec, durationMs / 1000)
      tell(runId)
    },
    recover() {
      for (const run of store.runs.withStatus('running')) ended(run.id, 'interrupted', 'Burstlab ended while it was computing')
    },
  }
}

const howOften = (times: number): string => (times === 1 ? 'once' : times === 2 ? 'twice' : `${times} times`)

/** Of a run's times in this process those since its start; undefined where either is not known. */
const cameAfter = (earlierMs: number | null, ran: TimeSpan | undefined): TimeSpan | undefined =>
  (earlierMs === null || ran === undefined ? undefined : { fromMs: toMicroseconds(earlierMs + ran.fromMs), toMs: toMicroseconds(earlierMs + ran.toMs) })

/** More digits say nothing and take room in bundles. */
const toMicroseconds = (ms: number): number => Math.round(ms * 1000) / 1000
