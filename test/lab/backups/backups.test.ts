/** A whole data folder, elsewhere and back: while runs go on, damaged, hostile, without room, cancelled. */
import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, statSync, symlinkSync, utimesSync, writeFileSync } from 'node:fs'
import { dirname, join, resolve } from 'node:path'
import { gunzipSync } from 'node:zlib'
import Database from 'better-sqlite3'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { BackupManifest } from '../../../src-main/lab/backups/backup-format.ts'
import { restoreBackup } from '../../../src-main/lab/backups/restore-backup.ts'
import { writeBackup } from '../../../src-main/lab/backups/write-backup.ts'
import type { BackupProgress, RestoredBackup, WrittenBackup } from '../../../src-main/lab/types.ts'
import { openStore } from '../../../src-main/store/open-store.ts'
import { knownSchema } from '../../../src-main/store/snapshot.ts'
import { advance } from '../fake-host.ts'
import { openTestLab } from '../test-lab.ts'
import type { TestLab } from '../test-lab.ts'

let test: TestLab
let out = ''
let backup = ''
let target = ''
beforeEach(async () => {
  test = await openTestLab()
  test.lab.settings.set({ workers: 2 })
  out = dirname(test.dataDir)
  backup = join(out, 'backup')
  target = join(out, 'restored')
})
afterEach(() => test.end())

const now = () => new Date('2026-03-01T12:00:00.500Z')
const quiet = { signal: new AbortController().signal, tell: () => undefined }
const row = (x: number): number[] => [x, 0, x / 10, 5, 1, 0.2]

function start(): string {
  const { id } = test.lab.experiments.create({ type: 'preset', id: 'fig2b' })
  const [run] = test.lab.runs.start({ experimentId: id, seedCount: 1, firstSeed: 1 })
  if (run === undefined) throw new Error('no run')
  return run.id
}

/** A run that is done, with rows and a metric. */
function done(): string {
  const id = start()
  test.of(id).reply(advance(id, 0.5, [...row(1), ...row(2)]))
  test.of(id).reply({ type: 'done', runId: id, checksum: 'c'.repeat(64), metrics: [{ name: 'change', value: 0.25 }] })
  return id
}

/** A run that computes, and left a checkpoint. */
function computing(): string {
  const id = start()
  test.of(id).reply(advance(id, 0.5, row(1)))
  mkdirSync(join(test.dataDir, 'checkpoints'), { recursive: true })
  writeFileSync(join(test.dataDir, 'checkpoints', `${id}-1.safetensors`), `state of ${id}`)
  test.of(id).reply({
    type: 'checkpoint', runId: id, number: 1, file: `${id}-1.safetensors`, bytes: 20, kind: 'pairing', specHash: 'h', seed: 1, engineVersion: '1', device: 'cpu', position: {}, label: 'half', fraction: 0.5, series: [], metrics: [],
  })
  return id
}

async function write(options: { datasets?: boolean; path?: string } = {}, onNews: (news: BackupProgress) => void = () => undefined): Promise<WrittenBackup | undefined> {
  for await (const news of test.lab.backups.write({ path: options.path ?? backup, datasets: options.datasets ?? false }, undefined)) {
    onNews(news)
    if (news.state === 'done') return news.backup
  }
  return undefined
}

const restore = (freeBytes?: () => Promise<number>): Promise<RestoredBackup> => restoreBackup({ backup, dataDir: target, ...(freeBytes === undefined ? {} : { freeBytes }) }, quiet)

const manifestFile = (): string => join(backup, 'manifest.json')
const manifestOf = (): BackupManifest => JSON.parse(readFileSync(manifestFile(), 'utf8')) as BackupManifest
const writeManifest = (change: object): void => writeFileSync(manifestFile(), JSON.stringify({ ...manifestOf(), ...change }))

/** Puts a file in the backup, and in its manifest as if it belonged there. */
function smuggle(path: string, content: string | Buffer, place = path): void {
  const file = join(backup, place)
  mkdirSync(dirname(file), { recursive: true })
  writeFileSync(file, content)
  const sha256 = createHash('sha256').update(content).digest('hex')
  writeManifest({ files: [...manifestOf().files.filter((known) => known.path !== path), { path, bytes: statSync(file).size, changedMs: 0, sha256 }] })
}

const left = (): string[] => readdirSync(out).filter((name) => name.endsWith('.part'))

describe('a backup', () => {
  it('is restored to a lab with all runs, metrics, series, checkpoints and settings', async () => {
    const first = done()
    const second = computing()
    expect(await write()).toMatchObject({ path: backup, runs: 2, files: 2, datasets: false, missingCheckpoints: 0 })
    expect(readdirSync(backup).sort()).toEqual(['burstlab.db', 'checkpoints', 'manifest.json'])
    expect(await restore()).toMatchObject({ dataDir: target, runs: 2, files: 2 })
    expect(readFileSync(join(target, 'checkpoints', `${second}-1.safetensors`), 'utf8')).toBe(`state of ${second}`)

    const [ours, theirs] = [await openStore({ dataDir: test.dataDir, readOnly: true, now }), await openStore({ dataDir: target, now })]
    expect(theirs.integrityProblems('everything')).toEqual([])
    expect(theirs.runs.list(false)).toEqual(ours.runs.list(false))
    for (const id of [first, second]) {
      expect(theirs.runs.get(id)).toEqual(ours.runs.get(id))
      expect(theirs.runs.metrics(id)).toEqual(ours.runs.metrics(id))
      expect(theirs.runs.series(id, 'weightChange')).toEqual(ours.runs.series(id, 'weightChange'))
      expect(theirs.runs.log(id)).toEqual(ours.runs.log(id))
      expect(theirs.checkpoints.list(id)).toEqual(ours.checkpoints.list(id))
    }
    expect(theirs.runs.series(first, 'weightChange')?.rows).toBe(2)
    ours.close()
    theirs.close()

    const lab = await test.reopen({ dataDir: target })
    expect(lab.runs.get(first).status).toBe('done')
    expect(lab.runs.get(second)).toMatchObject({ status: 'interrupted', reason: expect.stringContaining('Burstlab ended while it was computing') as string })
    expect(lab.settings.get().workers).toBe(2)
  })

  it('is of the moment at which it began, whatever runs record and start meanwhile', async () => {
    done()
    const id = computing()
    let parts = 0
    await write({}, () => {
      parts++
      test.of(id).reply(advance(id, 0.6, row(parts + 1)))
      if (parts === 1) done()
    })
    expect(parts).toBeGreaterThan(1)
    expect(test.lab.runs.list(false)).toHaveLength(3)
    expect(await restore()).toMatchObject({ runs: 2 })
    const store = await openStore({ dataDir: target, readOnly: true, now })
    expect(store.runs.series(id, 'weightChange')?.rows).toBe(1)
    expect(store.integrityProblems('everything')).toEqual([])
    store.close()
  })

  it('says how many checkpoints were gone before it could have them', async () => {
    const id = computing()
    rmSync(join(test.dataDir, 'checkpoints', `${id}-1.safetensors`))
    expect(await write()).toMatchObject({ missingCheckpoints: 1, files: 1 })
    expect(await restore()).toMatchObject({ runs: 1 })
  })

  it('has imported data sets where they were asked for, with the times of their files', async () => {
    const place = join('datasets', 'mine', 'files', 'train', 'a')
    mkdirSync(join(test.dataDir, place), { recursive: true })
    writeFileSync(join(test.dataDir, place, 'one.png'), 'an image')
    utimesSync(join(test.dataDir, place, 'one.png'), 1_700_000_000.123, 1_700_000_000.123)
    mkdirSync(join(test.dataDir, 'datasets', '.downloads'))
    writeFileSync(join(test.dataDir, 'datasets', '.downloads', 'half.part'), 'half')
    await write({ datasets: true })
    await restore()
    expect(readdirSync(join(target, 'datasets'))).toEqual(['mine'])
    expect(readFileSync(join(target, place, 'one.png'), 'utf8')).toBe('an image')
    const changed = (dataDir: string): number => Math.trunc(statSync(join(dataDir, place, 'one.png')).mtimeMs)
    expect(changed(target)).toBe(changed(test.dataDir))
  })

  it('gets a name of its own in a folder that is there', async () => {
    mkdirSync(join(out, 'disk'))
    const written = await write({ path: join(out, 'disk') })
    expect(written?.path).toMatch(/burstlab-backup-\d{4}-\d\d-\d\dT\d\d-\d\d-\d\dZ$/)
    expect(existsSync(join(written?.path ?? '', 'manifest.json'))).toBe(true)
  })

  it.each<[string, () => string, string]>([
    ['a path that is not whole', () => 'backup', 'The place of the backup is "backup"; expected the full path of a folder.'],
    ['a file', () => join(out, 'file'), 'is there already; expected a new name, or a folder to make the backup in.'],
    ['a folder that is not there', () => join(out, 'no', 'where'), 'expected a folder that is there.'],
    ['a name that no disk takes', () => join(out, 'x'.repeat(300)), 'could not be written (ENAMETOOLONG'],
    ['a name with a zero byte', () => join(out, 'a\0b'), 'could not be written ('],
    ['the data folder itself', () => join(test.dataDir, 'mine'), 'would lie in the data folder itself and be lost with it'],
  ])('refuses %s', async (_what, path, message) => {
    writeFileSync(join(out, 'file'), '')
    await expect(write({ path: path() })).rejects.toThrow(message)
  })

  it('is not begun where the disk has no room for it', async () => {
    done()
    const origin = { dataDir: test.dataDir, version: '1', gitCommit: null, now: now(), freeBytes: () => Promise.resolve(1_000) }
    await expect(writeBackup(origin, { path: backup, datasets: false }, quiet)).rejects.toThrow(/^The backup needs [\d.]+ kB, and the disk of ".*" has 1\.0 kB free\. Make room, or choose another disk\.$/)
    expect([existsSync(backup), left()]).toEqual([false, []])
  })

  it('leaves nothing where it is cancelled, and another can be made then', async () => {
    computing()
    const ending = new AbortController()
    const states: string[] = []
    for await (const { state } of test.lab.backups.write({ path: backup, datasets: false }, ending.signal)) {
      states.push(state)
      await expect(write({ path: join(out, 'other') })).rejects.toThrow('A backup is under way')
      ending.abort()
    }
    expect(states).toEqual(['working'])
    expect([existsSync(backup), left()]).toEqual([false, []])
    expect(await write()).toMatchObject({ runs: 1 })
  })

  it('leaves nothing where the lab is closed meanwhile', async () => {
    computing()
    const news = test.lab.backups.write({ path: backup, datasets: false }, undefined)
    await news.next()
    await test.reopen()
    expect(await news.next()).toEqual({ done: true, value: undefined })
    expect([existsSync(backup), left()]).toEqual([false, []])
  })
})

describe('restoring', () => {
  beforeEach(async () => {
    done()
    computing()
    await write()
  })

  const refused = async (message: string | RegExp): Promise<void> => {
    await expect(restore()).rejects.toThrow(message)
    expect([existsSync(target), left()]).toEqual([false, []])
  }

  it('takes a folder that is there and empty', async () => {
    mkdirSync(target)
    expect(await restore()).toMatchObject({ runs: 2 })
  })

  it('refuses a folder that is not empty, and leaves it as it is', async () => {
    mkdirSync(target)
    writeFileSync(join(target, 'thesis.tex'), 'mine')
    await expect(restore()).rejects.toThrow(`--data-dir is "${target}", which is not empty (it has "thesis.tex"); expected a folder that is empty or not there yet.`)
    expect(readdirSync(target)).toEqual(['thesis.tex'])
    expect(left()).toEqual([])
  })

  it('refuses a database or a checkpoint with one other bit', async () => {
    for (const { path } of manifestOf().files) {
      const whole = readFileSync(join(backup, path))
      const damaged = Buffer.from(whole)
      damaged[whole.length >> 1] = (damaged[whole.length >> 1] ?? 0) ^ 1
      writeFileSync(join(backup, path), damaged)
      await refused(/"(burstlab\.db|checkpoints\/\S+)" is damaged: its SHA-256 is [\da-f]{64}; expected [\da-f]{64}\. Nothing was changed\.$/)
      writeFileSync(join(backup, path), whole)
    }
    expect(await restore()).toMatchObject({ runs: 2 })
  })

  it('refuses one with a file that is missing or shorter', async () => {
    const file = join(backup, 'burstlab.db')
    const whole = readFileSync(file)
    writeFileSync(file, whole.subarray(0, 100))
    await refused(`"burstlab.db" has 100 bytes; expected ${whole.length}.`)
    rmSync(file)
    await refused(`"burstlab.db" is missing; expected ${whole.length} bytes.`)
  })

  it('refuses what is none, or whose manifest is damaged', async () => {
    writeFileSync(manifestFile(), '{"format"')
    await refused('manifest.json cannot be read (')
    writeFileSync(manifestFile(), '{"format": "burstlab-bundle", "formatVersion": 1}')
    await refused('manifest.json is not as expected: format: ')
    rmSync(manifestFile())
    await refused('it has no manifest.json; expected the folder that "burstlab backup" wrote.')
    rmSync(backup, { recursive: true })
    await refused('it is not there; expected the folder that "burstlab backup" wrote.')
  })

  it('refuses one of a newer format or schema, naming both', async () => {
    writeManifest({ schemaVersion: 99, version: '7.0.0' })
    await refused(`its database is of schema 99, written by Burstlab 7.0.0; this version knows schemas up to ${knownSchema}. Update Burstlab.`)
    writeManifest({ formatVersion: 2, files: 'another shape' })
    await refused('it is of format 2, written by Burstlab 7.0.0; this version reads formats up to 1. Update Burstlab.')
  })

  it('refuses a file that would lie elsewhere', async () => {
    const { files } = manifestOf()
    const paths = ['../evil', 'checkpoints/../../evil', '/etc/evil', 'C:/evil', 'datasets\\..\\evil', 'datasets/../evil', 'checkpoints/a/b.safetensors', 'logs/evil', 'burstlab.db/evil', 'datasets/a\nb/c']
    for (const path of paths) {
      writeManifest({ files: [...files, { ...files[0], path }] })
      await refused(JSON.stringify(path))
    }
    expect(existsSync(join(out, 'evil'))).toBe(false)
  })

  it('refuses links out of the backup, and two names that are one', async () => {
    writeFileSync(join(out, 'secret'), 'secret')
    smuggle('datasets/mine/secret', 'secret')
    rmSync(join(backup, 'datasets', 'mine', 'secret'))
    symlinkSync(join(out, 'secret'), join(backup, 'datasets', 'mine', 'secret'))
    await refused('is a link or no plain file; expected plain files.')
    rmSync(join(backup, 'datasets', 'mine'), { recursive: true })
    mkdirSync(join(out, 'elsewhere'))
    writeFileSync(join(out, 'elsewhere', 'secret'), 'secret')
    symlinkSync(join(out, 'elsewhere'), join(backup, 'datasets', 'mine'))
    await refused('is a link or no plain file; expected plain files.')
    rmSync(join(backup, 'datasets'), { recursive: true })
    writeManifest({ files: manifestOf().files.filter(({ path }) => !path.startsWith('datasets/')) })
    smuggle('datasets/mine/a', 'a')
    writeManifest({ files: [...manifestOf().files, ...manifestOf().files.slice(-1).map((file) => ({ ...file, path: 'datasets/mine/A' }))] })
    await refused('manifest.json names "datasets/mine/A" twice.')
  })

  it('refuses a database that is none of ours, damaged, or names files elsewhere, though its checksum is right', async () => {
    const whole = readFileSync(join(backup, 'burstlab.db'))
    smuggle('burstlab.db', 'hello, this is no database')
    await refused('"burstlab.db" is a damaged database; expected a whole database.')
    writeFileSync(join(out, 'other.db'), whole)
    const db = new Database(join(out, 'other.db'))
    db.prepare("UPDATE checkpoints SET file = '../../thesis.tex'").run()
    db.close()
    smuggle('burstlab.db', readFileSync(join(out, 'other.db')))
    await refused('"burstlab.db" names the checkpoint "../../thesis.tex"; expected a plain name of a file (.safetensors).')
    const foreign = new Database(join(out, 'foreign.db'))
    foreign.exec('CREATE TABLE mine (x)')
    foreign.close()
    smuggle('burstlab.db', readFileSync(join(out, 'foreign.db')))
    await refused('"burstlab.db" is no database of Burstlab; expected a whole database.')
  })

  it('takes one of an earlier schema, which the first start brings up to date', async () => {
    smuggle('burstlab.db', gunzipSync(readFileSync(resolve('test/golden/store/schema-1.db.gz'))))
    const probe = new Database(join(backup, 'burstlab.db'), { readonly: true })
    const runs = Number(probe.prepare('SELECT count(*) FROM runs').pluck().get())
    probe.close()
    writeManifest({ schemaVersion: 1, runs })
    expect(await restore()).toMatchObject({ runs })
    const store = await openStore({ dataDir: target, now })
    expect(store.schemaVersion).toBe(knownSchema)
    expect(store.lastBackup).toContain('burstlab-v1-')
    store.close()
  })

  it('is not begun where the disk has no room', async () => {
    await expect(restore(() => Promise.resolve(10))).rejects.toThrow(/it needs [\d.]+ kB, and the disk of ".*" has 10 bytes free\./)
    expect([existsSync(target), left()]).toEqual([false, []])
  })

  it('leaves nothing where it is cancelled', async () => {
    const ending = new AbortController()
    await expect(restoreBackup({ backup, dataDir: target }, { signal: ending.signal, tell: () => ending.abort() })).rejects.toThrow('aborted')
    expect([existsSync(target), left()]).toEqual([false, []])
  })

  it('needs nothing but the folder, wherever that went', async () => {
    renameSync(backup, join(out, 'moved'))
    backup = join(out, 'moved')
    expect(await restore()).toMatchObject({ runs: 2 })
  })
})
