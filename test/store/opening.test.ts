/** One writer, whole files, and nothing changed where something is wrong. */
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { copyFileSync, existsSync, mkdirSync, openSync, readdirSync, readFileSync, writeFileSync, writeSync, closeSync, statSync } from 'node:fs'
import { join, resolve } from 'node:path'
import Database from 'better-sqlite3'
import { describe, expect, it } from 'vitest'
import { StoreError } from '../../src-main/store/errors.ts'
import type { Migration } from '../../src-main/store/migrations/migration.ts'
import { allMigrations, newestVersion } from '../../src-main/store/migrations.ts'
import { openDatabase } from '../../src-main/store/open-database.ts'
import { experiment, newRun, now, testFolder, testStore } from './test-store.ts'

const newest = newestVersion(allMigrations)

/** What opening the folder complains of. */
async function complaint(dataDir: string, readOnly = false): Promise<StoreError> {
  try {
    await testStore(dataDir, readOnly)
  } catch (error) {
    if (error instanceof StoreError) return error
    throw error
  }
  throw new Error('it opened')
}

/** A folder with one experiment in it, closed. */
async function filledFolder(): Promise<string> {
  const dataDir = testFolder()
  const store = await testStore(dataDir)
  store.experiments.insert(experiment())
  store.close()
  return dataDir
}

describe('one writer per folder', () => {
  it('a second one learns who has it; when the first closes, it may', async () => {
    const dataDir = testFolder()
    const first = await testStore(dataDir)
    const { code, message } = await complaint(dataDir)
    expect(code).toBe('LOCKED')
    expect(message).toContain(`The data folder ${dataDir} is in use by process ${process.pid}`)
    expect(message).toContain('since 2026-05-04T10:00:00.000Z: close it, or choose another folder with --data-dir.')
    first.close()
    expect((await testStore(dataDir)).schemaVersion).toBe(newest)
  })

  it('a process that is killed frees it, and what it had committed is there', async () => {
    const dataDir = testFolder()
    const holder = spawn(process.execPath, [resolve('test/store/hold-folder.ts'), dataDir], { stdio: ['ignore', 'pipe', 'inherit'] })
    await once(holder.stdout, 'data')
    expect((await complaint(dataDir)).message).toContain(`process ${holder.pid ?? 0}`)
    // Readers are welcome meanwhile.
    const reader = await testStore(dataDir, true)
    expect(reader.runs.seriesSizes('r1')).toMatchObject([{ rows: 10 }])
    reader.close()
    holder.kill('SIGKILL')
    await once(holder, 'exit')
    const store = await testStore(dataDir)
    expect(store.integrityProblems('everything')).toEqual([])
    expect(store.runs.series('r1', 's')?.values).toEqual(Float64Array.from({ length: 10 }, (_, row) => row))
  })
})

describe('opening for reading', () => {
  it('changes nothing, and says so where something would', async () => {
    const store = await testStore(await filledFolder(), true)
    expect(store.experiments.list(false)).toHaveLength(1)
    expect(() => store.settings.set('a', 1)).toThrow(/can only be read here/)
  })

  it('needs a folder with a database', async () => {
    const dataDir = testFolder()
    expect(await complaint(dataDir, true)).toMatchObject({ code: 'UNUSABLE_FOLDER' })
    mkdirSync(dataDir)
    expect(await complaint(dataDir, true)).toMatchObject({ code: 'NO_DATABASE' })
    expect(readdirSync(dataDir)).toEqual([])
  })
})

describe('a folder that cannot be used', () => {
  it('is named, with the reason', async () => {
    const dataDir = testFolder()
    writeFileSync(dataDir, 'a file in its place')
    const { code, message } = await complaint(dataDir)
    expect(code).toBe('UNUSABLE_FOLDER')
    expect(message).toContain(`The data folder ${dataDir} could not be made`)
  })
})

describe('a file that must not be touched', () => {
  it('a damaged database is left as it is', async () => {
    const dataDir = testFolder()
    const store = await testStore(dataDir)
    store.runs.insert([newRun()])
    store.runs.advance('r1', { progress: 0.5, chunks: [{ series: 's', columns: ['x'], values: new Float64Array(20_000).fill(1) }], log: [] })
    store.close()
    const file = join(dataDir, 'burstlab.db')
    const handle = openSync(file, 'r+')
    // Every fourth page after the first.
    for (let at = 4096 * 2; at < statSync(file).size; at += 4096 * 4) writeSync(handle, Buffer.alloc(512, 0xab), 0, 512, at)
    closeSync(handle)
    const before = readFileSync(file)
    const { code, message } = await complaint(dataDir)
    expect(code).toBe('DAMAGED')
    expect(message).toContain(`The database ${file} is damaged. SQLite found: `)
    expect(message).toContain('Nothing was changed.')
    expect(readFileSync(file).equals(before)).toBe(true)
  })

  it('so is a file that is no database, one of another program, and one of a newer version', async () => {
    const dataDir = testFolder()
    mkdirSync(dataDir)
    const file = join(dataDir, 'burstlab.db')
    writeFileSync(file, 'this is a letter to my mother, not a database, and rather longer than a header')
    expect(await complaint(dataDir)).toMatchObject({ code: 'DAMAGED' })
    writeFileSync(file, '')
    const foreign = new Database(file)
    foreign.exec('CREATE TABLE recipes (name TEXT)')
    foreign.close()
    expect(await complaint(dataDir)).toMatchObject({ code: 'FOREIGN_DATABASE' })
    const newer = await filledFolder()
    const db = new Database(join(newer, 'burstlab.db'))
    db.pragma('user_version = 99')
    db.close()
    const { code, message } = await complaint(newer)
    expect(code).toBe('NEWER_SCHEMA')
    expect(message).toContain(`schema 99; this version knows ${newest}`)
  })
})

describe('a database of an earlier version', () => {

  const next: Migration = { version: newest + 1, title: 'add colours', sql: 'ALTER TABLE settings ADD COLUMN colour TEXT' }
  const upgrade = (dataDir: string, migration: Migration) => openDatabase({ dataDir, readOnly: false, now, migrations: [...allMigrations, migration] })

  it('is copied before it is brought up to date', async () => {
    const dataDir = await filledFolder()
    const { db, close } = await upgrade(dataDir, next)
    expect(db.pragma('user_version', { simple: true })).toBe(newest + 1)
    close()
    const backup = join(dataDir, 'backups', `burstlab-v${newest}-2026-05-04T10-00-00.000Z.db`)
    expect(existsSync(backup)).toBe(true)
    const restored = testFolder()
    mkdirSync(restored)
    copyFileSync(backup, join(restored, 'burstlab.db'))
    expect((await testStore(restored)).experiments.get('e1')).toEqual(experiment())
  })

  it('stays as it was where a step fails, and the copy is named', async () => {
    const dataDir = await filledFolder()
    const broken: Migration = { ...next, sql: 'ALTER TABLE settings ADD COLUMN colour TEXT; ALTER TABLE nowhere ADD COLUMN x TEXT' }
    await expect(upgrade(dataDir, broken)).rejects.toThrow(new RegExp(`could not add colours \\(no such table: nowhere\\)\\. It stays at schema ${newest}, with nothing lost\\. A copy from before is .*burstlab-v${newest}-`))
    const store = await testStore(dataDir)
    expect(store.experiments.get('e1')).toEqual(experiment())
    expect(store.lastBackup).toContain(`burstlab-v${newest}-`)
  })
})
