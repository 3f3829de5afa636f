/** Sweeps, their runs, and the drafts of sweeps. */
import type Database from 'better-sqlite3'
import { StoreError } from './errors.ts'
import { fromJson, toJson } from './json-column.ts'
import { listedColumns, rowOf as runRowOf } from './run-columns.ts'
import type { ListedRow } from './run-columns.ts'
import type { RunTable } from './store.ts'
import type { SweepRecord, SweepRow, SweepRun, SweepRunRow, SweepTable } from './sweep-records.ts'

type Head = Omit<SweepRecord, 'axes' | 'medianStop' | 'resolved' | 'spec'>
type FullRow = Head & { readonly axes: string; readonly resolved: string; readonly spec: string }

const headColumns = `id, name, kind, preset_id AS presetId, experiment_id AS experimentId, point_count AS pointCount, seed_count AS seedCount, first_seed AS firstSeed,
  created_at AS createdAt, trashed_at AS trashedAt`

/** Of runs that were repeated, the newest. */
const newestRuns = 'SELECT max(r.seq) FROM sweep_runs AS s JOIN runs AS r ON r.seq = s.run WHERE s.sweep = sweeps.seq AND r.trashed_at IS sweeps.trashed_at GROUP BY s.point, r.seed'

/** Of a run. One that was gone on with all the same, and ended in another way, has another reason. */
const endedEarly = "status = 'cancelled' AND reason IS NOT NULL AND reason IS (SELECT facts ->> '$.stoppedEarly' FROM run_facts WHERE run = runs.seq)"

/** How many runs of each state, and how many of the cancelled ones the sweep's rule has stopped. */
const countColumns = `(SELECT json_group_object(status, n) FROM (SELECT status, count(*) AS n FROM runs WHERE seq IN (${newestRuns}) GROUP BY status)) AS counts,
  (SELECT count(*) FROM runs WHERE seq IN (${newestRuns}) AND ${endedEarly}) AS stoppedEarly`

export function createSweepTable(db: Database.Database, runs: Pick<RunTable, 'insert'>): SweepTable {
  const listed = (where: string) => db.prepare<[], Head & { readonly counts: string; readonly stoppedEarly: number }>(`SELECT ${headColumns}, ${countColumns} FROM sweeps WHERE ${where} ORDER BY created_at DESC, seq DESC`)
  const kept = listed('trashed_at IS NULL')
  const trashed = listed('trashed_at IS NOT NULL')
  const one = db.prepare<[string], FullRow>(`SELECT ${headColumns}, axes, resolved, spec FROM sweeps WHERE id = ?`)
  const insert = db.prepare<[FullRow]>(`
    INSERT INTO sweeps (id, name, kind, preset_id, experiment_id, point_count, seed_count, first_seed, created_at, trashed_at, axes, resolved, spec)
    VALUES (:id, :name, :kind, :presetId, :experimentId, :pointCount, :seedCount, :firstSeed, :createdAt, :trashedAt, :axes, :resolved, :spec)`)
  const link = db.prepare<[string, string, number]>('INSERT INTO sweep_runs (run, sweep, point) VALUES ((SELECT seq FROM runs WHERE id = ?), (SELECT seq FROM sweeps WHERE id = ?), ?)')
  const ofSweep = 'sweep = (SELECT seq FROM sweeps WHERE id = ?)'
  const runRows = db.prepare<[string], ListedRow & Pick<SweepRunRow, 'point' | 'checksum' | 'engineVersion'> & { readonly stoppedEarly: 0 | 1 }>(
    `SELECT ${listedColumns}, sweep_runs.point AS point, (${endedEarly}) AS stoppedEarly, checksum, engine_version AS engineVersion FROM sweep_runs JOIN runs ON runs.seq = sweep_runs.run WHERE ${ofSweep} AND trashed_at IS NULL ORDER BY sweep_runs.run`)
  const metrics = db.prepare<[string], { readonly runId: string; readonly name: string; readonly value: number | null }>(`
    SELECT runs.id AS runId, m.name, m.value FROM sweep_runs JOIN runs ON runs.seq = sweep_runs.run JOIN run_metrics AS m ON m.run = sweep_runs.run
    WHERE ${ofSweep} AND status = 'done' AND trashed_at IS NULL ORDER BY sweep_runs.run, m.position`)
  const rename = db.prepare<[string, string]>('UPDATE sweeps SET name = ? WHERE id = ?')
  const setTrashed = db.prepare<[string | null, string]>('UPDATE sweeps SET trashed_at = ? WHERE id = ?')
  // What was thrown away before its sweep was stays there when the sweep comes back.
  const trashRuns = db.prepare<[string, string]>(`UPDATE runs SET trashed_at = ? WHERE trashed_at IS NULL AND seq IN (SELECT run FROM sweep_runs WHERE ${ofSweep})`)
  const restoreRuns = db.prepare<[string, string]>(`
    UPDATE runs SET trashed_at = NULL WHERE seq IN (SELECT run FROM sweep_runs WHERE ${ofSweep}) AND trashed_at = (SELECT trashed_at FROM sweeps WHERE id = ?)`)
  const draftOf = db.prepare<[string], string>('SELECT draft FROM sweep_drafts WHERE experiment_id = ?').pluck()
  const keepDraft = db.prepare<[string, string]>('INSERT INTO sweep_drafts (experiment_id, draft) VALUES (?, ?) ON CONFLICT (experiment_id) DO UPDATE SET draft = excluded.draft')

  function insertRuns(id: string, added: readonly SweepRun[]): void {
    runs.insert(added.map(({ run }) => run))
    for (const { run, point } of added) link.run(run.id, id, point)
  }

  const atomically = (work: () => void): void => db.transaction(work).immediate()

  return {
    list: (inTrash) => (inTrash ? trashed : kept).all().map(({ counts, ...head }): SweepRow => ({ ...head, counts: fromJson(counts) as SweepRow['counts'] })),
    get(id) {
      const row = one.get(id)
      if (row === undefined) return undefined
      // Written by `start`, whose types hold.
      return { ...row, ...axesIn(fromJson(row.axes) as KeptAxes), resolved: fromJson(row.resolved) as SweepRecord['resolved'], spec: fromJson(row.spec) }
    },
    start: ({ axes, medianStop, ...sweep }, added) => atomically(() => {
      insert.run({ ...sweep, axes: toJson(keptAxes({ axes, medianStop })), resolved: toJson(sweep.resolved), spec: toJson(sweep.spec) })
      insertRuns(sweep.id, added)
    }),
    add: (id, added) => atomically(() => insertRuns(id, added)),
    runs: (id) => runRows.all(id).map(({ point, stoppedEarly, checksum, engineVersion, ...row }) => ({ ...runRowOf(row), point, stoppedEarly: stoppedEarly === 1, checksum, engineVersion })),
    metrics: (id) => metrics.all(id).map(({ value, ...metric }) => ({ ...metric, value: value ?? NaN })),
    rename(id, name) {
      if (rename.run(name, id).changes === 0) throw new StoreError('NOT_FOUND', `There is no sweep "${id}".`)
    },
    setTrashed: (id, at) => atomically(() => {
      if (at === null) restoreRuns.run(id, id)
      else trashRuns.run(at, id)
      setTrashed.run(at, id)
    }),
    draft(experimentId) {
      const text = draftOf.get(experimentId)
      return text === undefined ? null : fromJson(text)
    },
    keepDraft: (experimentId, draft) => void keepDraft.run(experimentId, toJson(draft)),
  }
}

/** The axes alone where no rule stops runs early, as they were kept before there were any. */
type KeptAxes = SweepRecord['axes'] | Pick<SweepRecord, 'axes' | 'medianStop'>

const keptAxes = ({ axes, medianStop }: Pick<SweepRecord, 'axes' | 'medianStop'>): KeptAxes => (medianStop === null ? axes : { axes, medianStop })

const axesIn = (kept: KeptAxes): Pick<SweepRecord, 'axes' | 'medianStop'> => ('axes' in kept ? kept : { axes: kept, medianStop: null })
