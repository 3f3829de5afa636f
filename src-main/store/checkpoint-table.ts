/** Checkpoints of runs, and going on from them: rows and checkpoint always belong together. */
import type Database from 'better-sqlite3'
import { StoreError } from './errors.ts'
import { fromJson, toJson } from './json-column.ts'
import type { CheckpointRecord, Resumption } from './records.ts'
import { createRunLog } from './run-log.ts'
import { createRunSeries } from './run-series.ts'
import type { CheckpointTable, RunTable } from './store.ts'

type Row = Omit<CheckpointRecord, 'series'> & { readonly series: string }

const columns = 'number, file, bytes, made_at AS madeAt, label, fraction, engine_version AS engineVersion, device, series'

export function createCheckpointTable(db: Database.Database, runs: Pick<RunTable, 'insert'>): CheckpointTable {
  const seqOf = db.prepare<[string], number>('SELECT seq FROM runs WHERE id = ?').pluck()
  const ofRun = db.prepare<[number], Row>(`SELECT ${columns} FROM checkpoints WHERE run = ? ORDER BY number DESC`)
  const insert = db.prepare<[Row & { readonly run: number }]>(`
    INSERT INTO checkpoints (run, number, file, bytes, made_at, label, fraction, engine_version, device, series)
    VALUES (:run, :number, :file, :bytes, :madeAt, :label, :fraction, :engineVersion, :device, :series)`)
  const remove = db.prepare<[number, number]>('DELETE FROM checkpoints WHERE run = ? AND number = ?')
  const files = db.prepare<[], string>('SELECT file FROM checkpoints').pluck()
  const sizes = db.prepare<[], { readonly runId: string; readonly count: number; readonly bytes: number }>(
    'SELECT runs.id AS runId, count(*) AS count, sum(bytes) AS bytes FROM checkpoints JOIN runs ON runs.seq = checkpoints.run GROUP BY checkpoints.run ORDER BY bytes DESC, checkpoints.run DESC')
  const resumption = db.prepare<[number], Resumption>('SELECT times, checkpoint, earlier_ms AS earlierMs, from_fraction AS fromFraction FROM run_resumptions WHERE run = ?')
  const requeue = db.prepare<[number]>(`
    UPDATE runs SET status = 'queued', reason = NULL, started_at = NULL, finished_at = NULL, duration_ms = NULL
    WHERE seq = ? AND status IN ('failed', 'interrupted', 'cancelled')`)
  const ask = db.prepare<[{ run: number; number: number }]>(`
    INSERT INTO run_resumptions (run, times, checkpoint, earlier_ms, from_fraction)
    SELECT :run, 1, :number, coalesce(duration_ms, 0), 0 FROM runs WHERE seq = :run
    ON CONFLICT (run) DO UPDATE SET times = times + 1, checkpoint = excluded.checkpoint, earlier_ms = excluded.earlier_ms`)
  const begin = db.prepare<[{ seq: number; at: string; fraction: number }]>("UPDATE runs SET status = 'running', started_at = :at, progress = :fraction WHERE seq = :seq")
  const wentOn = db.prepare<[number, number]>('UPDATE run_resumptions SET checkpoint = NULL, from_fraction = ? WHERE run = ?')
  const begunFrom = db.prepare<[number]>('INSERT INTO run_resumptions (run, times, checkpoint, earlier_ms, from_fraction) VALUES (?, 1, 1, 0, 0)')
  const dropMetrics = db.prepare<[number]>('DELETE FROM run_metrics WHERE run = ?')
  const series = createRunSeries(db)
  const log = createRunLog(db)

  function requireSeq(id: string): number {
    const seq = seqOf.get(id)
    if (seq === undefined) throw new StoreError('NOT_FOUND', `There is no run "${id}".`)
    return seq
  }

  return {
    list(runId) {
      const seq = seqOf.get(runId)
      return seq === undefined ? [] : ofRun.all(seq).map(recordOf)
    },
    add: (runId, checkpoint) => void insert.run({ ...checkpoint, series: toJson(checkpoint.series), run: requireSeq(runId) }),
    remove: (runId, numbers) => db.transaction(() => {
      const seq = requireSeq(runId)
      for (const number of numbers) remove.run(seq, number)
    }).immediate(),
    files: () => files.all(),
    sizes: () => sizes.all(),
    fork: (from, run, checkpoint, line) => db.transaction(() => {
      runs.insert([run])
      const seq = requireSeq(run.id)
      series.copy(requireSeq(from), seq, checkpoint.series)
      insert.run({ ...checkpoint, series: toJson(checkpoint.series), run: seq })
      begunFrom.run(seq)
      log.append(seq, [line])
    }).immediate(),
    resumption(runId) {
      const seq = seqOf.get(runId)
      return seq === undefined ? undefined : resumption.get(seq)
    },
    requeue: (runId, number) => db.transaction(() => {
      const seq = requireSeq(runId)
      ask.run({ run: seq, number })
      if (requeue.run(seq).changes === 0) throw new StoreError('NOT_FOUND', `The run "${runId}" has not ended, or is done: it cannot go on.`)
    }).immediate(),
    goOn: (runId, { at, line }) => db.transaction(() => {
      const seq = requireSeq(runId)
      const { checkpoint: number = null } = resumption.get(seq) ?? {}
      const checkpoint = ofRun.all(seq).find((row) => row.number === number)
      if (checkpoint === undefined) throw new StoreError('NOT_FOUND', `The checkpoint ${String(number)} of the run "${runId}" is not there any more.`)
      const record = recordOf(checkpoint)
      series.truncate(seq, record.series)
      dropMetrics.run(seq)
      begin.run({ seq, at, fraction: record.fraction })
      wentOn.run(record.fraction, seq)
      log.append(seq, [line(record, resumption.get(seq)?.times ?? 1)])
      return record
    }).immediate(),
  }
}

const recordOf = (row: Row): CheckpointRecord => ({ ...row, series: fromJson(row.series) as CheckpointRecord['series'] })
