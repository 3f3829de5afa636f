/** How runs lie in their table: names of columns, and rows to records and back. The table is STRICT, so the types hold. */
import { fromJson, textsFromJson, toJson } from './json-column.ts'
import type { NewRun, RunChange, RunFacts, RunOrigin, RunRecord, RunRow } from './records.ts'

/** A listed run as SQLite gives it: tags as JSON, booleans as 0 and 1. */
export type ListedRow = Omit<RunRow, 'starred' | 'tags'> & { readonly starred: number; readonly tags: string }

/** All of a run as SQLite gives it. */
export type FullRow = ListedRow & Omit<RunOrigin, 'facts'> & { readonly facts: string | null } & Pick<RunRecord, 'notes' | 'rerunOf' | 'checksum'> & { readonly spec: string; readonly baseline: string }

// Tags in the same query: one query per run would take thousands.
export const listedColumns = `id, name, kind, preset_id AS presetId, experiment_id AS experimentId, group_id AS groupId, seed, status, progress, reason,
  spec_hash AS specHash, difference_count AS differenceCount, verdict, created_at AS createdAt, started_at AS startedAt, finished_at AS finishedAt,
  duration_ms AS durationMs, starred, trashed_at AS trashedAt,
  (SELECT sweeps.id FROM sweep_runs JOIN sweeps ON sweeps.seq = sweep_runs.sweep WHERE sweep_runs.run = runs.seq) AS sweepId,
  (SELECT json_group_array(tag ORDER BY position) FROM run_tags WHERE run = runs.seq) AS tags,
  coalesce((SELECT times FROM run_resumptions WHERE run = runs.seq), 0) + 1 AS attempt,
  (SELECT max(number) FROM checkpoints WHERE run = runs.seq) AS checkpoint`

export const fullColumns = `${listedColumns}, spec, baseline, notes, rerun_of AS rerunOf, checksum, app_version AS appVersion, engine_version AS engineVersion,
  git_commit AS gitCommit, device, host, platform, node_version AS nodeVersion, (SELECT facts FROM run_facts WHERE run = runs.seq) AS facts`

export const rowOf = (row: ListedRow): RunRow => ({ ...row, starred: row.starred === 1, tags: row.tags === '[]' ? [] : textsFromJson(row.tags) })

export function recordOf({ appVersion, engineVersion, gitCommit, device, host, platform, nodeVersion, facts, spec, baseline, ...row }: FullRow): RunRecord {
  return {
    ...row,
    starred: row.starred === 1,
    tags: textsFromJson(row.tags),
    spec: fromJson(spec),
    baseline: fromJson(baseline),
    origin: { appVersion, engineVersion, gitCommit, device, host, platform, nodeVersion, ...(facts === null ? {} : { facts: fromJson(facts) as RunFacts }) },
  }
}

export const insertRun = `
  INSERT INTO runs (id, name, kind, preset_id, experiment_id, group_id, seed, spec_hash, difference_count, created_at, spec, baseline, rerun_of,
    app_version, engine_version, git_commit, device, host, platform, node_version)
  VALUES (:id, :name, :kind, :presetId, :experimentId, :groupId, :seed, :specHash, :differenceCount, :createdAt, :spec, :baseline, :rerunOf,
    :appVersion, :engineVersion, :gitCommit, :device, :host, :platform, :nodeVersion)`

export type InsertedRow = Omit<NewRun, 'spec' | 'baseline' | 'origin'> & Omit<RunOrigin, 'facts'> & { readonly spec: string; readonly baseline: string }

export const insertedRow = ({ origin: { facts: _facts, ...origin }, ...run }: NewRun): InsertedRow => ({ ...run, ...origin, spec: toJson(run.spec), baseline: toJson(run.baseline) })

/** The column of each change; tags have a table of their own. */
const changeColumns: Readonly<Record<Exclude<keyof RunChange, 'tags'>, string>> = {
  name: 'name', status: 'status', progress: 'progress', reason: 'reason', verdict: 'verdict', startedAt: 'started_at', finishedAt: 'finished_at',
  durationMs: 'duration_ms', starred: 'starred', notes: 'notes', checksum: 'checksum', device: 'device',
}

export type ChangedValues = Readonly<Record<string, string | number | null>>

/** The SET clause of a change and its parameters; null where no column of the table changes. An undefined value counts as absent. */
export function changeOf(change: RunChange): { readonly clause: string; readonly values: ChangedValues } | null {
  const given: [string, string | number | null][] = []
  const clauses: string[] = []
  for (const [key, column] of Object.entries(changeColumns)) {
    const value = change[key as keyof typeof changeColumns]
    if (value === undefined) continue
    given.push([key, typeof value === 'boolean' ? Number(value) : value])
    clauses.push(`${column} = :${key}`)
  }
  return clauses.length === 0 ? null : { clause: clauses.join(', '), values: Object.fromEntries(given) }
}
