/** Disks that are full, folders that refuse, locks and copies that cannot be made. */
import { chmodSync, existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, describe, expect, it } from 'vitest'
import { guarded } from '../../src-main/store/errors.ts'
import { takeFolderLock } from '../../src-main/store/folder-lock.ts'
import { allMigrations, newestVersion } from '../../src-main/store/migrations.ts'
import { openDatabase } from '../../src-main/store/open-database.ts'
import type { OpenDatabase } from '../../src-main/store/open-database.ts'
import { createRunTable } from '../../src-main/store/run-table.ts'
import { experiment, newRun, now, testFolder, testStore } from './test-store.ts'

const newest = newestVersion(allMigrations)
const next = { version: newest + 1, title: 'add colours', sql: 'ALTER TABLE settings ADD COLUMN colour TEXT' }
const opened: OpenDatabase[] = []

async function database(dataDir: string, { readOnly = false, migrations = allMigrations } = {}): Promise<OpenDatabase> {
  const database = await openDatabase({ dataDir, readOnly, now, migrations })
  opened.push(database)
  return database
}

afterEach(() => {
  for (const { close } of opened.splice(0)) close()
})

function madeFolder(): string {
  const dataDir = testFolder()
  mkdirSync(dataDir)
  return dataDir
}

describe('a full disk', () => {
  it('is told as such; what was to be written is not there, what was written stays', async () => {
    const { db, file } = await database(testFolder())
    const runs = guarded(file, createRunTable(db), () => undefined)
    runs.insert([newRun()])
    const chunk = { series: 's', columns: ['v'], values: new Float64Array(1000) }
    runs.advance('r1', { progress: 0.1, chunks: [chunk], log: [] })
    db.pragma(`max_page_count = ${Number(db.pragma('page_count', { simple: true })) + 4}`)
    expect(() => runs.advance('r1', { progress: 0.9, chunks: [chunk, chunk, chunk], log: [] }))
      .toThrow(expect.objectContaining({ code: 'DISK_FULL', message: expect.stringContaining(`The disk that holds ${file} is full`) as string }) as Error)
    expect(runs.row('r1')?.progress).toBe(0.1)
    expect(runs.seriesSizes('r1')).toMatchObject([{ rows: 1000 }])
  })
})

describe('a folder that refuses', () => {
  it.skipIf(process.getuid?.() === 0)('is told as such (not for root, whom no folder refuses)', async () => {
    const dataDir = madeFolder()
    chmodSync(dataDir, 0o500)
    await expect(testStore(dataDir)).rejects.toMatchObject({ code: 'UNUSABLE_FOLDER', message: expect.stringContaining(`The data folder ${dataDir} cannot be written to`) as string })
  })

  it('a lock that is no lock is named', async () => {
    const dataDir = madeFolder()
    writeFileSync(join(dataDir, 'burstlab.lock'), 'something else, and long enough to be taken for the header of a database: one hundred bytes at least.')
    await expect(testStore(dataDir)).rejects.toMatchObject({ code: 'UNUSABLE_FOLDER', message: expect.stringContaining('burstlab.lock is not Burstlab\'s lock') as string })
  })
})

describe('the lock', () => {
  it('holds without the file that names the holder, whatever is in that', () => {
    const dataDir = madeFolder()
    const lock = takeFolderLock(dataDir, now)
    for (const text of ['', '{"pid": "none"}']) {
      writeFileSync(join(dataDir, 'burstlab.lock.json'), text)
      expect(() => takeFolderLock(dataDir, now)).toThrow(`The data folder ${dataDir} is in use by another process: close it`)
    }
    lock.release()
    lock.release()
    expect(existsSync(join(dataDir, 'burstlab.lock.json'))).toBe(false)
    takeFolderLock(dataDir, now).release()
  })

  it('is free again where opening failed', async () => {
    const dataDir = madeFolder()
    writeFileSync(join(dataDir, 'burstlab.db'), 'no database, however one looks at it: not a single page of it is one, nor could it be.')
    await expect(testStore(dataDir)).rejects.toMatchObject({ code: 'DAMAGED' })
    takeFolderLock(dataDir, now).release()
  })
})

describe('an earlier schema', () => {
  it('is not brought up to date by a reader', async () => {
    const dataDir = testFolder()
    const { close } = await database(dataDir)
    close()
    await expect(database(dataDir, { readOnly: true, migrations: [...allMigrations, next] })).rejects.toMatchObject({ code: 'OLDER_SCHEMA', message: expect.stringContaining('Start Burstlab with this folder once') })
  })

  it('stays where no copy can be made', async () => {
    const dataDir = testFolder()
    const store = await testStore(dataDir)
    store.experiments.insert(experiment())
    store.close()
    writeFileSync(join(dataDir, 'backups'), 'a file in the place of the folder')
    await expect(database(dataDir, { migrations: [...allMigrations, next] })).rejects.toMatchObject({ code: 'BACKUP_FAILED' })
    expect((await testStore(dataDir)).experiments.get('e1')).toEqual(experiment())
  })

  it('a damaged database names the newest copy', async () => {
    const dataDir = testFolder()
    const { close } = await database(dataDir)
    close()
    const upgraded = await database(dataDir, { migrations: [...allMigrations, next] })
    upgraded.close()
    const [copy] = readdirSync(join(dataDir, 'backups'))
    writeFileSync(join(dataDir, 'burstlab.db'), 'overwritten with something that is not a database at all, as a broken disk might do it')
    await expect(testStore(dataDir)).rejects.toMatchObject({ code: 'DAMAGED', message: expect.stringContaining(`The newest backup is ${join(dataDir, 'backups', copy ?? '')}`) as string })
  })
})

describe('a file a start was killed over', () => {
  it('is begun anew', async () => {
    const dataDir = madeFolder()
    writeFileSync(join(dataDir, 'burstlab.db'), '')
    expect((await testStore(dataDir)).schemaVersion).toBe(newest)
  })
})

describe('space', () => {
  it('of runs that left for ever goes back to the disk', async () => {
    const dataDir = testFolder()
    const store = await testStore(dataDir)
    store.runs.insert([newRun()])
    store.runs.advance('r1', { progress: 0.5, chunks: [{ series: 's', columns: ['v'], values: new Float64Array(500_000).fill(1) }], log: [] })
    expect(store.bytes()).toBeGreaterThan(4_000_000)
    store.runs.setTrashed(['r1'], now().toISOString())
    store.runs.purge(['r1'])
    store.close()
    expect(readFileSync(join(dataDir, 'burstlab.db')).length).toBeLessThan(500_000)
  })
})
