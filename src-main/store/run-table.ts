/** Runs: the history, and all that was recorded. */
import type Database from 'better-sqlite3'
import { StoreError } from './errors.ts'
import type { RunChange } from './records.ts'
import { changeOf, fullColumns, insertedRow, insertRun, listedColumns, recordOf, rowOf } from './run-columns.ts'
import type { ChangedValues, FullRow, InsertedRow, ListedRow } from './run-columns.ts'
import { createRunLog } from './run-log.ts'
import { createRunFacts } from './run-facts.ts'
import { createRunSeries } from './run-series.ts'
import type { RunTable } from './store.ts'

export function createRunTable(db: Database.Database): RunTable {
  const listed = (rest: string) => `SELECT ${listedColumns} FROM runs ${rest}`
  const kept = db.prepare<[], ListedRow>(listed('WHERE trashed_at IS NULL ORDER BY created_at DESC, seq DESC'))
  const trashed = db.prepare<[], ListedRow>(listed('WHERE trashed_at IS NOT NULL ORDER BY created_at DESC, seq DESC'))
  const one = db.prepare<[string], ListedRow>(listed('WHERE id = ?'))
  const withStatus = db.prepare<[string], ListedRow>(listed('WHERE status = ? ORDER BY created_at, seq'))
  const group = db.prepare<[string], ListedRow>(listed('WHERE group_id = ? ORDER BY seed, seq'))
  const full = db.prepare<[string], FullRow>(`SELECT ${fullColumns} FROM runs WHERE id = ?`)
  const insert = db.prepare<[InsertedRow]>(insertRun)
  const setTrashed = db.prepare<[string | null, string]>('UPDATE runs SET trashed_at = ? WHERE id = ?')
  const purge = db.prepare<[string]>('DELETE FROM runs WHERE id = ? AND trashed_at IS NOT NULL')
  const seqOf = db.prepare<[string], number>('SELECT seq FROM runs WHERE id = ?').pluck()
  const forgetTags = db.prepare<[number]>('DELETE FROM run_tags WHERE run = ?')
  const addTag = db.prepare<[number, number, string]>('INSERT INTO run_tags (run, position, tag) VALUES (?, ?, ?)')
  const updates = new Map<string, Database.Statement<[ChangedValues]>>()
  const log = createRunLog(db)
  const series = createRunSeries(db)
  const facts = createRunFacts(db)

  const atomically = (work: () => void): void => db.transaction(work).immediate()
  /** Two reads that belong together see one state, though another process writes. */
  const consistently = <T>(work: () => T): T => db.transaction(work).deferred()

  function requireSeq(id: string): number {
    const seq = seqOf.get(id)
    if (seq === undefined) throw new StoreError('NOT_FOUND', `There is no run "${id}".`)
    return seq
  }

  /** Answers nothing (undefined) for a run that is not there, as reading one does. */
  const ofRun = <T>(id: string, read: (seq: number) => T): T | undefined => consistently(() => {
    const seq = seqOf.get(id)
    return seq === undefined ? undefined : read(seq)
  })

  function apply(seq: number, change: RunChange): void {
    const changed = changeOf(change)
    if (changed !== null) updateFor(changed.clause).run({ ...changed.values, seq })
    if (change.tags === undefined) return
    forgetTags.run(seq)
    for (const [position, tag] of [...new Set(change.tags)].entries()) addTag.run(seq, position, tag)
  }

  function updateFor(clause: string): Database.Statement<[ChangedValues]> {
    const known = updates.get(clause) ?? db.prepare<[ChangedValues]>(`UPDATE runs SET ${clause} WHERE seq = :seq`)
    updates.set(clause, known)
    return known
  }

  return {
    list: (inTrash) => (inTrash ? trashed : kept).all().map(rowOf),
    row(id) {
      const row = one.get(id)
      return row === undefined ? undefined : rowOf(row)
    },
    get(id) {
      const row = full.get(id)
      return row === undefined ? undefined : recordOf(row)
    },
    insert: (runs) => atomically(() => {
      for (const run of runs) {
        insert.run(insertedRow(run))
        if (run.origin.facts !== undefined) facts.add(requireSeq(run.id), run.origin.facts)
      }
    }),
    addFacts: (id, more) => atomically(() => { facts.add(requireSeq(id), more) }),
    update: (id, change) => atomically(() => apply(requireSeq(id), change)),
    finish: (id, change, metrics) => atomically(() => {
      const seq = requireSeq(id)
      apply(seq, change)
      log.replaceMetrics(seq, metrics)
    }),
    advance: (id, { progress, chunks, log: lines }) => atomically(() => {
      const seq = requireSeq(id)
      apply(seq, { progress })
      for (const chunk of chunks) series.append(seq, chunk)
      log.append(seq, lines)
    }),
    appendLog: (id, lines) => atomically(() => log.append(requireSeq(id), lines)),
    log: (id) => ofRun(id, (seq) => log.lines(seq)) ?? [],
    metrics: (id) => ofRun(id, (seq) => log.metrics(seq)) ?? [],
    seriesSizes: (id) => ofRun(id, (seq) => series.sizes(seq)) ?? [],
    series: (id, name, firstRow = 0, endRow) => ofRun(id, (seq) => series.read(seq, name, { firstRow, endRow })),
    findRow: (id, name, value) => ofRun(id, (seq) => series.find(seq, name, value)),
    times: (id, name) => ofRun(id, (seq) => series.times(seq, name)),
    ranMs: (id) => ofRun(id, (seq) => series.ranMs(seq)) ?? null,
    withStatus: (status) => withStatus.all(status).map(rowOf),
    group: (groupId) => group.all(groupId).map(rowOf),
    setTrashed: (ids, at) => atomically(() => {
      for (const id of ids) setTrashed.run(at, id)
    }),
    purge(ids) {
      const count = db.transaction(() => ids.reduce((sum, id) => sum + purge.run(id).changes, 0)).immediate()
      if (count > 0) db.pragma('incremental_vacuum')
      return count
    },
  }
}
