/** Writes down what a run does, as it does it, and tells the news. */
import type { LogRecord, RunState } from '../store/records.ts'
import type { Store } from '../store/store.ts'
import type { Calibration } from './forecast.ts'
import type { EventBus } from './event-bus.ts'
import type { FigureDesk } from './figures.ts'
import type { HostReply } from './run-host.ts'
import { runSummary } from './summaries.ts'

export interface RunRecorder {
  started(runId: string): void
  computesOn(runId: string, device: string): void
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
  readonly now: () => Date
}

export function createRunRecorder({ store, events, figures, calibration, now }: RunRecorderParts): RunRecorder {
  const at = (): string => now().toISOString()
  const line = (text: string, level: LogRecord['level'] = 'info'): LogRecord => ({ at: at(), level, text })

  function tell(runId: string): void {
    const row = store.runs.row(runId)
    if (row !== undefined) events.publish({ type: 'run', run: runSummary(row) })
  }

  function durationOf(runId: string): number | null {
    const startedAt = store.runs.row(runId)?.startedAt
    return startedAt === null || startedAt === undefined ? null : Math.max(0, now().getTime() - Date.parse(startedAt))
  }

  function ended(runId: string, status: 'failed' | 'interrupted' | 'cancelled', reason: string | null): void {
    store.runs.appendLog(runId, [line(reason === null ? status : `${status}: ${reason}`, status === 'cancelled' ? 'info' : 'error')])
    store.runs.finish(runId, { status, reason, finishedAt: at(), durationMs: durationOf(runId) }, [])
    tell(runId)
  }

  return {
    ended,
    started(runId) {
      store.runs.update(runId, { status: 'running', startedAt: at(), progress: 0 })
      store.runs.appendLog(runId, [line('started')])
      tell(runId)
    },
    computesOn(runId, device) { store.runs.update(runId, { device }) },
    advance({ runId, fraction, rows, log }) {
      try {
        store.runs.advance(runId, { progress: fraction, chunks: rows, log: log.map((text) => line(text)) })
      } catch (error) {
        return `What it computed could not be recorded: ${error instanceof Error ? error.message : String(error)}`
      }
      tell(runId)
      return null
    },
    tell,
    done({ runId, checksum, metrics }, { learnSpeed }) {
      const durationMs = durationOf(runId)
      const verdict = figures.verdictOf(runId).state
      store.runs.appendLog(runId, [line(`done, result checksum ${checksum}`)])
      store.runs.finish(runId, { status: 'done', progress: 1, checksum, verdict, finishedAt: at(), durationMs }, metrics)
      const run = store.runs.get(runId)
      if (learnSpeed && run !== undefined && durationMs !== null) calibration.learn(run.spec, durationMs / 1000)
      tell(runId)
    },
    recover() {
      for (const run of store.runs.withStatus('running')) ended(run.id, 'interrupted', 'Burstlab ended while it was computing')
    },
  }
}
