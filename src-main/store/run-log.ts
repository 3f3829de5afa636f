/** Log lines and final metrics of runs. */
import type Database from 'better-sqlite3'
import type { LogRecord, MetricRecord } from './records.ts'

/** By the run's `seq`; the caller has the transaction. */
export interface RunLog {
  append(run: number, lines: readonly LogRecord[]): void
  lines(run: number): LogRecord[]
  replaceMetrics(run: number, metrics: readonly MetricRecord[]): void
  metrics(run: number): MetricRecord[]
}

export function createRunLog(db: Database.Database): RunLog {
  const append = db.prepare<[number, string, string, string]>('INSERT INTO run_logs (run, at, level, text) VALUES (?, ?, ?, ?)')
  const lines = db.prepare<[number], LogRecord>('SELECT at, level, text FROM run_logs WHERE run = ? ORDER BY seq')
  const forget = db.prepare<[number]>('DELETE FROM run_metrics WHERE run = ?')
  const addMetric = db.prepare<[number, number, string, number]>('INSERT INTO run_metrics (run, position, name, value) VALUES (?, ?, ?, ?)')
  const metrics = db.prepare<[number], { readonly name: string; readonly value: number | null }>(
    'SELECT name, value FROM run_metrics WHERE run = ? ORDER BY position')
  return {
    append(run, added) {
      for (const { at, level, text } of added) append.run(run, at, level, text)
    },
    lines: (run) => lines.all(run),
    replaceMetrics(run, replacements) {
      forget.run(run)
      for (const [position, { name, value }] of replacements.entries()) addMetric.run(run, position, name, value)
    },
    // SQLite has no NaN and keeps NULL in its place.
    metrics: (run) => metrics.all(run).map(({ name, value }) => ({ name, value: value ?? Number.NaN })),
  }
}
