/**
 * `node test/golden/store/make.ts`: the database of a data folder as each version of the schema left it, one `schema-N.db.gz` each. One that is
 * there stays as it is: what an earlier version wrote never changes. To be run once a new version of the schema is finished.
 */
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import type Database from 'better-sqlite3'
import { presetById } from '../../../src-main/experiments/kinds.ts'
import { specHash } from '../../../src-main/lab/runs/spec-hash.ts'
import { allMigrations } from '../../../src-main/store/migrations.ts'
import { openDatabase } from '../../../src-main/store/open-database.ts'

const spec = presetById('fig2b')?.spec
const json = JSON.stringify(spec)
const hash = specHash(spec)
const at = (second: number): string => new Date(Date.UTC(2026, 2, 1, 8, 0, second)).toISOString()
const statuses = ['done', 'failed', 'interrupted', 'cancelled', 'queued', 'queued', 'running', 'done']

const runColumns = `(seq, id, name, kind, preset_id, experiment_id, group_id, seed, status, progress, reason, spec_hash, difference_count, verdict, created_at, started_at, finished_at,
  duration_ms, starred, trashed_at, checksum, rerun_of, app_version, engine_version, git_commit, device, host, platform, node_version, spec, baseline, notes)`

function firstTables(db: Database.Database): void {
  db.prepare(`INSERT INTO experiments (seq, id, name, kind, preset_id, difference_count, valid, created_at, updated_at, trashed_at, draft, baseline)
    VALUES (1, 'e1', 'Mine, with “quotes” and Ü', 'pairing', 'fig2b', 0, 1, ?, ?, NULL, ?, ?), (2, 'e2', 'Thrown away', 'pairing', NULL, 2, 0, ?, ?, ?, '{"half":1}', 'null')`)
    .run(at(0), at(1), json, json, at(2), at(3), at(4))
  const insert = db.prepare(`INSERT INTO runs ${runColumns} VALUES (?, ?, ?, 'pairing', 'fig2b', 'e1', 'g1', ?, ?, ?, ?, ?, 0, ?, ?, ?, ?, ?, ?, ?, ?, ?, '0.1.0', '1', NULL, 'CPU, one core', 'golden', 'linux', '24', ?, ?, ?)`)
  for (const [i, status] of statuses.entries()) {
    const [began, ended] = [status !== 'queued', status !== 'queued' && status !== 'running']
    insert.run(
      i + 1, `r${i + 1}`, `Golden ${i + 1}`, i + 1, status, status === 'done' ? 1 : began ? 0.25 : 0, status === 'failed' ? 'out of memory' : null, hash, status === 'done' ? 'pass' : null,
      at(10 + i), began ? at(20 + i) : null, ended ? at(30 + i) : null, ended ? 1000.5 : null, i === 0 ? 1 : 0, i === 7 ? at(50) : null, status === 'done' ? 'ab'.repeat(32) : null, i === 7 ? 'r1' : null,
      json, json, i === 0 ? 'A **note** on bursts.' : '')
    db.prepare('INSERT INTO run_logs (run, at, level, text) VALUES (?, ?, ?, ?)').run(i + 1, at(20 + i), status === 'failed' ? 'error' : 'info', `logged of ${status}`)
    if (!began) continue
    db.prepare('INSERT INTO series (seq, run, name, columns, rows) VALUES (?, ?, ?, ?, 5)').run(i + 1, i + 1, 'weightChange', '["x","y"]')
    const chunk = db.prepare('INSERT INTO series_chunks (series, first_row, rows, data) VALUES (?, ?, ?, ?)')
    chunk.run(i + 1, 0, 2, Buffer.from(Float64Array.of(0, i, 1, -0).buffer))
    chunk.run(i + 1, 2, 3, Buffer.from(Float64Array.of(2, Infinity, 3, NaN, 4, 1e-300).buffer))
  }
  db.exec(`
    INSERT INTO run_tags VALUES (1, 0, 'talk'), (1, 1, 'good'), (3, 0, 'draft');
    INSERT INTO run_metrics VALUES (1, 0, 'mean weight change', 0.125), (1, 1, 'not a number', NULL), (8, 0, 'mean weight change', 0.5);
    INSERT INTO settings VALUES ('theme', '"dark"'), ('workers', '2'), ('calibration.pairing', '0.001');`)
}

/** What each version has brought, in the form that it had then. */
const fillers: Readonly<Record<number, (db: Database.Database) => void>> = {
  1: firstTables,
  2: (db) => {
    db.prepare(`INSERT INTO checkpoints (run, number, file, bytes, made_at, label, fraction, engine_version, device, series)
      VALUES (3, 1, 'r3-1.safetensors', 100, ?, 'epoch 1', 0.1, '1', 'CPU', '{"weightChange":2}'), (3, 2, 'r3-2.safetensors', 100, ?, 'epoch 2', 0.25, '1', 'CPU', '{"weightChange":5}')`).run(at(22), at(23))
    db.exec('INSERT INTO run_resumptions (run, times, checkpoint, earlier_ms, from_fraction) VALUES (3, 2, NULL, 1500.5, 0.1)')
  },
  3: (db) => {
    db.prepare(`INSERT INTO sweeps (seq, id, name, kind, preset_id, experiment_id, point_count, seed_count, first_seed, created_at, trashed_at, axes, resolved, spec)
      VALUES (1, 's1', 'A sweep', 'pairing', 'fig2b', 'e1', 2, 1, 1, ?, NULL, ?, ?, ?)`).run(
      at(9), JSON.stringify([{ path: 'rule.tauAvgS', range: { type: 'list', values: [5, 15] } }]),
      JSON.stringify([{ path: 'rule.tauAvgS', label: 'Time constant', symbol: '\\tau', unit: 's', group: 'Rule', scale: 'linear', values: [5, 15], texts: ['5 s', '15 s'] }]), json)
    db.exec(`INSERT INTO sweep_runs (run, sweep, point) VALUES (1, 1, 0), (5, 1, 1); INSERT INTO sweep_drafts (experiment_id, draft) VALUES ('e1', '{"axes":[]}');
      UPDATE queue_places SET priority = 1 WHERE run = 6`)
  },
  4: (db) => {
    db.exec(`UPDATE experiments SET forked_from = 'r1' WHERE id = 'e2';
      INSERT INTO saved_views (seq, id, place, name, is_default, updated_at, state) VALUES (1, 'v1', 'history', 'Mine', 1, '2026-03-01T08:00:00.000Z', '{"text":"tag:good"}')`)
  },
  5: (db) => {
    db.exec(`INSERT INTO figures (seq, id, name, created_at, updated_at, trashed_at, document)
      VALUES (1, 'f1', 'Figure 1', '2026-03-01T08:00:00.000Z', '2026-03-01T08:00:00.000Z', NULL, '{"widthMm":180,"places":[]}')`)
  },
  6: (db) => {
    db.exec('INSERT INTO run_usage (run, cpu_ms, measured_ms, peak_memory_bytes) VALUES (1, 1500.5, 1000.25, 200000000), (3, 10, 20, 300000000)')
  },
  7: (db) => {
    db.exec('INSERT INTO chunk_times (chunk, from_ms, to_ms) SELECT seq, 100.5 * first_row, 100.5 * (first_row + rows) FROM series_chunks WHERE series = 1')
  },
  8: (db) => {
    db.exec(`UPDATE experiments SET pinned = 1, folder = 'Thesis', tags = '["talk","ü"]', notes = 'Why **this** one.' WHERE id = 'e1'`)
  },
  9: (db) => {
    db.exec(`INSERT INTO run_facts (run, facts) VALUES (1, '{"startedWith":"the window","cores":8}'), (2, '{"fork":{"runId":"r1","name":"Golden 1","seed":1,"checkpoint":3,"label":"after epoch 3"}}')`)
  },
}

for (const { version } of allMigrations) {
  const file = join(import.meta.dirname, `schema-${version}.db.gz`)
  const fill = fillers[version]
  if (existsSync(file)) continue
  if (fill === undefined) throw new Error(`schema ${version} has nothing in it yet: add to \`fillers\` what it brought`)
  const dataDir = mkdtempSync(join(tmpdir(), 'burstlab-golden-'))
  const { db, close } = await openDatabase({ dataDir, readOnly: false, now: () => new Date(), migrations: allMigrations.filter((migration) => migration.version <= version) })
  for (const step of allMigrations.filter((migration) => migration.version <= version)) fillers[step.version]?.(db)
  db.exec('VACUUM')
  close()
  writeFileSync(file, gzipSync(readFileSync(join(dataDir, 'burstlab.db')), { level: 9 }))
  rmSync(dataDir, { recursive: true })
  process.stdout.write(`schema-${version}.db.gz\n`)
}
