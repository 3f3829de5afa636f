/** Windows, columns and descent of a long history. */
import type Database from 'better-sqlite3'
import { createTextSearch } from './text-search.ts'
import type { Descent, FactName, HistoryTable, RunKey } from './history-records.ts'
import { fromJson } from './json-column.ts'
import type { RunRow } from './records.ts'
import { listedColumns, rowOf } from './run-columns.ts'
import type { ListedRow } from './run-columns.ts'

const factColumns: Readonly<Record<FactName, string>> = {
  device: 'runs.device', host: 'runs.host', appVersion: 'runs.app_version', engineVersion: 'runs.engine_version', gitCommit: 'runs.git_commit', rerunOf: 'runs.rerun_of',
  forkedFrom: '(SELECT forked_from FROM experiments WHERE experiments.id = runs.experiment_id)',
}

export function createHistoryTable(db: Database.Database): HistoryTable {
  const listed = (rest: string) => `SELECT ${listedColumns} FROM runs ${rest}`
  const inView = (trashed: boolean): string => `trashed_at IS ${trashed ? 'NOT ' : ''}NULL`
  // The index of the list has seq for ties, so a run's own seq places it exactly.
  const pages = [false, true].map((trashed) => ({
    first: db.prepare<[number], ListedRow>(listed(`WHERE ${inView(trashed)} ORDER BY created_at DESC, seq DESC LIMIT ?`)),
    after: db.prepare<[string, number, number], ListedRow>(listed(`WHERE ${inView(trashed)} AND (created_at, seq) < (?, ?) ORDER BY created_at DESC, seq DESC LIMIT ?`)),
    keys: db.prepare<[], RunKey>(`SELECT id, spec_hash AS specHash FROM runs WHERE ${inView(trashed)} ORDER BY created_at DESC, seq DESC`),
  }))
  const pageOf = (trashed: boolean) => {
    const found = pages[Number(trashed)]
    if (found === undefined) throw new Error('there are two lists')
    return found
  }
  const seqOf = db.prepare<[string], number>('SELECT seq FROM runs WHERE id = ?').pluck()
  const one = db.prepare<[string], ListedRow>(listed('WHERE id = ?'))
  const key = db.prepare<[string], RunKey>('SELECT id, spec_hash AS specHash FROM runs WHERE id = ?')
  const metricNames = db.prepare<[], string>(`
    WITH RECURSIVE names (name) AS (SELECT min(name) FROM run_metrics UNION ALL SELECT (SELECT min(name) FROM run_metrics WHERE run_metrics.name > names.name) FROM names WHERE name IS NOT NULL)
    SELECT name FROM names WHERE name IS NOT NULL`).pluck()
  const metric = db.prepare<[string], { readonly id: string; readonly value: number | null }>('SELECT runs.id, value FROM run_metrics JOIN runs ON runs.seq = run_metrics.run WHERE run_metrics.name = ?')
  const facts = new Map(Object.entries(factColumns).map(([name, column]) => [name, db.prepare<[], { readonly id: string; readonly value: string | null }>(`SELECT id, ${column} AS value FROM runs`)]))
  const spec = db.prepare<[string], string>('SELECT spec FROM runs WHERE spec_hash = ? LIMIT 1').pluck()
  const samples = db.prepare<[], string>('SELECT spec FROM runs WHERE seq IN (SELECT max(seq) FROM runs GROUP BY kind, preset_id, experiment_id) ORDER BY seq DESC').pluck()
  const descent = createDescent(db, one)
  const search = createTextSearch(db)

  return {
    page(trashed, after, limit) {
      const { first, after: next } = pageOf(trashed)
      // One that was purged meanwhile leaves its time; ties with it may come twice, which a caller merges by id.
      return (after === null ? first.all(limit) : next.all(after.createdAt, seqOf.get(after.id) ?? Number.MAX_SAFE_INTEGER, limit)).map(rowOf)
    },
    rows: (ids) => ids.flatMap((id) => rows(one.get(id))),
    keys: (trashed, ids) => (ids === undefined ? pageOf(trashed).keys.all() : ids.flatMap((id) => key.get(id) ?? [])),
    metricNames: () => metricNames.all(),
    metricValues: (name) => new Map(metric.all(name).map(({ id, value }) => [id, value])),
    facts: (name) => new Map((facts.get(name)?.all() ?? []).map(({ id, value }) => [id, value])),
    spec(hash) {
      const found = spec.get(hash)
      return found === undefined ? undefined : fromJson(found)
    },
    sampleSpecs: () => samples.all().map(fromJson),
    ...search,
    descent,
  }
}

const rows = (row: ListedRow | undefined): RunRow[] => (row === undefined ? [] : [rowOf(row)])

function createDescent(db: Database.Database, one: Database.Statement<[string], ListedRow>) {
  const related = (where: string) => db.prepare<[string, number], ListedRow>(`SELECT ${listedColumns} FROM runs WHERE ${where} ORDER BY created_at DESC, seq DESC LIMIT ?`)
  const links = db.prepare<[string], { readonly rerunOf: string | null; readonly branchOf: string | null; readonly forkedFrom: string | null }>(
    'SELECT rerun_of AS rerunOf, (SELECT facts ->> \'$.fork.runId\' FROM run_facts WHERE run = runs.seq) AS branchOf, (SELECT forked_from FROM experiments WHERE experiments.id = runs.experiment_id) AS forkedFrom FROM runs WHERE id = ?')
  const reruns = related('rerun_of = ?')
  const forks = db.prepare<[string, number], { readonly id: string; readonly name: string; readonly trashedAt: string | null }>(
    'SELECT id, name, trashed_at AS trashedAt FROM experiments WHERE forked_from = ? ORDER BY seq DESC LIMIT ?')
  const forkedRuns = related('experiment_id IN (SELECT id FROM experiments WHERE forked_from = ?)')
  const branches = related("seq IN (SELECT run FROM run_facts WHERE facts ->> '$.fork.runId' = ?)")
  const sameSpec = related('spec_hash = (SELECT spec_hash FROM runs WHERE id = ?)')
  return (id: string, limit: number): Descent | undefined => db.transaction((): Descent | undefined => {
    const link = links.get(id)
    if (link === undefined) return undefined
    const run = (other: string | null): RunRow | undefined => (other === null ? undefined : rows(one.get(other))[0])
    return {
      forkedFrom: run(link.forkedFrom), branchOf: run(link.branchOf), branches: branches.all(id, limit).map(rowOf), rerunOf: run(link.rerunOf), reruns: reruns.all(id, limit).map(rowOf), forks: forks.all(id, limit),
      forkedRuns: forkedRuns.all(id, limit).map(rowOf), sameSpec: sameSpec.all(id, limit + 1).map(rowOf).filter((other) => other.id !== id).slice(0, limit),
    }
  }).deferred()
}
