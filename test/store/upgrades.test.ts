/** Data folders of every earlier version of the schema: brought up to date with nothing lost, or left as they are. */
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { gunzipSync } from 'node:zlib'
import Database from 'better-sqlite3'
import { describe, expect, it, vi } from 'vitest'
import { openLab } from '../../src-main/lab/open-lab.ts'
import { allMigrations, newestVersion } from '../../src-main/store/migrations.ts'
import { openDatabase } from '../../src-main/store/open-database.ts'
import { now, testFolder, testStore } from './test-store.ts'

const golden = resolve('test/golden/store')
const newest = newestVersion(allMigrations)
const versions = readdirSync(golden).flatMap((name) => /^schema-(\d+)\.db\.gz$/.exec(name)?.[1] ?? []).map(Number).sort((a, b) => a - b)

/** A data folder as Burstlab with this schema left it. */
function folderOf(version: number): string {
  const dataDir = testFolder()
  mkdirSync(dataDir)
  writeFileSync(join(dataDir, 'burstlab.db'), gunzipSync(readFileSync(join(golden, `schema-${version}.db.gz`))))
  return dataDir
}

type Tables = Readonly<Record<string, { readonly columns: readonly string[]; readonly rows: readonly unknown[] }>>

/** All rows of all tables but those that SQLite keeps for searching; of `like`'s tables and columns only, where given. */
function rowsIn(file: string, like?: Tables): Tables {
  const db = new Database(file, { readonly: true })
  try {
    const names = db.prepare<[], string>("SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite_%' AND name NOT LIKE '%\\_search%' ESCAPE '\\' ORDER BY name").pluck().all()
    return Object.fromEntries((like === undefined ? names : Object.keys(like)).map((name) => {
      const columns = like?.[name]?.columns ?? db.prepare<[string], string>('SELECT name FROM pragma_table_info(?)').pluck().all(name)
      return [name, { columns, rows: db.prepare(`SELECT ${columns.map((column) => `"${column}"`).join(', ')} FROM "${name}" ORDER BY 1, 2`).raw().all() }]
    }))
  } finally {
    db.close()
  }
}

const databaseIn = (dataDir: string): string => join(dataDir, 'burstlab.db')
const backupsIn = (dataDir: string): string[] => readdirSync(join(dataDir, 'backups')).map((name) => join(dataDir, 'backups', name))

it('a golden folder is there for every version before the newest (`node test/golden/store/make.ts` makes it)', () => {
  for (const { version } of allMigrations) if (version < newest) expect(versions).toContain(version)
})

describe.each(versions)('a folder of schema %i', (version) => {
  it('is brought up to date with every row of every table, after a copy', async () => {
    const dataDir = folderOf(version)
    const before = rowsIn(databaseIn(dataDir))
    expect(before['runs']?.rows).toHaveLength(8)
    const store = await testStore(dataDir)
    expect(store.schemaVersion).toBe(newest)
    expect(store.integrityProblems('everything')).toEqual([])
    expect(rowsIn(databaseIn(dataDir), before)).toEqual(before)
    if (version === newest) return
    const [backup = ''] = backupsIn(dataDir)
    expect(backup).toContain(`burstlab-v${version}-`)
    expect(rowsIn(backup)).toEqual(before)
  })

  it('opens in the lab: what waits still waits, what ran was interrupted, all can be read and found', async () => {
    const dataDir = folderOf(version)
    const lab = await openLab({ dataDir, dataDirSource: 'the test', spawnRunHost: () => { throw new Error('nothing is to be computed') }, electronVersion: null, resumeQueue: false })
    try {
      const runs = [...lab.runs.list(false), ...lab.runs.list(true)]
      expect(Object.groupBy(runs, ({ status }) => status)).toMatchObject({ done: [{ id: 'r1' }, { id: 'r8' }], queued: [{ id: 'r6' }, { id: 'r5' }], failed: [{ id: 'r2' }], cancelled: [{ id: 'r4' }] })
      expect(lab.runs.get('r7')).toMatchObject({ status: 'interrupted', reason: 'Burstlab ended while it was computing', seriesSizes: [{ name: 'weightChange', rows: 5 }] })
      expect(lab.queue.view().rows.map(({ run }) => run.id).sort()).toEqual(['r5', 'r6'])
      expect(lab.runs.get('r1')).toMatchObject({ notes: 'A **note** on bursts.', tags: ['talk', 'good'], starred: true, metrics: [{ value: 0.125 }, { value: NaN }] })
      expect(lab.history.search('note bursts')).toMatchObject({ notes: ['r1'] })
      expect(lab.history.search('logged failed')).toMatchObject({ log: ['r2'] })
      expect(lab.experiments.list(false)).toMatchObject([{ id: 'e1', name: 'Mine, with “quotes” and Ü' }])
    } finally {
      await lab.close()
    }
  })

  it('stays as it was where a later step fails', async () => {
    const dataDir = folderOf(version)
    const before = rowsIn(databaseIn(dataDir))
    const broken = { version: newest + 1, title: 'fail', sql: 'DELETE FROM runs; ALTER TABLE nowhere ADD COLUMN x TEXT' }
    await expect(openDatabase({ dataDir, readOnly: false, now, migrations: [...allMigrations, broken] })).rejects.toThrow(/could not fail \(no such table: nowhere\)\. It stays at schema \d+, with nothing lost\. A copy from before is /)
    expect(rowsIn(databaseIn(dataDir), before)).toEqual(before)
    expect(rowsIn(backupsIn(dataDir)[0] ?? '')).toEqual(before)
    expect((await testStore(dataDir)).integrityProblems('everything')).toEqual([])
  })
})

describe('an upgrade that is killed in the middle', () => {
  it('leaves the step before, with every row, and is done again at the next start', async () => {
    const [oldest = 1] = versions
    const dataDir = folderOf(oldest)
    const before = rowsIn(databaseIn(dataDir))
    const upgrading = spawn(process.execPath, [resolve('test/store/upgrade-for-ever.ts'), dataDir], { stdio: 'inherit' })
    // Every step but the endless one is done: that one is under way, or about to be.
    await vi.waitFor(() => {
      const db = new Database(databaseIn(dataDir), { readonly: true })
      const version = db.pragma('user_version', { simple: true })
      db.close()
      expect(version).toBe(newest)
    }, { timeout: 50_000, interval: 20 })
    upgrading.kill('SIGKILL')
    await once(upgrading, 'exit')
    const store = await testStore(dataDir)
    expect(store).toMatchObject({ schemaVersion: newest })
    expect(store.integrityProblems('everything')).toEqual([])
    expect(rowsIn(databaseIn(dataDir), before)).toEqual(before)
    expect(rowsIn(backupsIn(dataDir)[0] ?? '')).toEqual(before)
  })
})
