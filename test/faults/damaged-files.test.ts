/** Databases after what disks and power cuts do to them: pages of rubbish, a write-ahead log that is cut off or gone. */
import { copyFileSync, mkdirSync, readFileSync, statSync, truncateSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { createStream } from '../../src-main/engines/random/random-stream.ts'
import type { RandomStream } from '../../src-main/engines/random/random-stream.ts'
import { presetById } from '../../src-main/experiments/kinds.ts'
import { openLab } from '../../src-main/lab/open-lab.ts'
import { StoreError } from '../../src-main/store/errors.ts'
import type { OpenStore } from '../../src-main/store/open-store.ts'
import { newRun, testFolder, testStore } from '../store/test-store.ts'

const random = (index: number): RandomStream => createStream({ seed: 1, purpose: 3, index, subIndex: 0 })
const pageBytes = 4096

/** Ten runs; each row of each is its own number. */
function fill(store: OpenStore, rounds: number): void {
  store.runs.insert(Array.from({ length: 10 }, (_, i) => newRun({ id: `r${i}`, seed: i, spec: presetById('fig2b')?.spec })))
  for (let i = 0; i < 10; i++) store.runs.update(`r${i}`, { status: 'running', startedAt: '2026-05-01T00:00:01.000Z' })
  for (let round = 0; round < rounds; round++) for (let i = 0; i < 10; i++) {
    store.runs.advance(`r${i}`, { progress: round / rounds, chunks: [{ series: 's', columns: ['row'], values: Float64Array.from({ length: 300 }, (_, row) => 300 * round + row) }], log: [{ at: '2026-05-01T00:00:02.000Z', level: 'info', text: `round ${round}` }] })
  }
}

/** Rows of each run that follow one another from 0: all, or those until something was cut off. */
function wholeRows(store: OpenStore): number[] {
  return store.runs.list(false).map(({ id }) => {
    const values = store.runs.series(id, 's')?.values ?? new Float64Array()
    expect(values.every((value, row) => value === row)).toBe(true)
    return values.length
  })
}

/** The folder as it is at this moment, as after a power cut: the store is still open. */
function copyOf(dataDir: string): string {
  const copy = testFolder()
  mkdirSync(copy)
  for (const name of ['burstlab.db', 'burstlab.db-wal']) copyFileSync(join(dataDir, name), join(copy, name))
  return copy
}

describe('a write-ahead log that is cut off', () => {
  it('anywhere: the database is whole, and every run is there up to a commit', async () => {
    const dataDir = testFolder()
    const store = await testStore(dataDir)
    // Half of it in the database itself.
    fill(store, 4)
    store.space.rebuild()
    for (let round = 4; round < 8; round++) for (let i = 0; i < 10; i++) {
      store.runs.advance(`r${i}`, { progress: round / 8, chunks: [{ series: 's', columns: ['row'], values: Float64Array.from({ length: 300 }, (_, row) => 300 * round + row) }], log: [] })
    }
    for (let i = 0; i < 12; i++) {
      const copy = copyOf(dataDir)
      const log = join(copy, 'burstlab.db-wal')
      truncateSync(log, Math.floor(random(i).uniform() * statSync(log).size))
      const after = await testStore(copy)
      expect(after.integrityProblems('everything')).toEqual([])
      for (const rows of wholeRows(after)) {
        expect(rows).toBeGreaterThanOrEqual(4 * 300)
        expect(rows % 300).toBe(0)
      }
      after.close()
    }
  })

  it('or gone: what was in the database itself stays, and its runs say that they were interrupted', async () => {
    const dataDir = testFolder()
    const store = await testStore(dataDir)
    fill(store, 2)
    store.space.rebuild()
    store.runs.advance('r0', { progress: 0.9, chunks: [{ series: 's', columns: ['row'], values: Float64Array.of(600) }], log: [] })
    const copy = copyOf(dataDir)
    writeFileSync(join(copy, 'burstlab.db-wal'), '')
    const lab = await openLab({ dataDir: copy, dataDirSource: 'the test', spawnRunHost: () => { throw new Error('nothing is to be computed') }, electronVersion: null })
    expect(lab.runs.list(false)).toHaveLength(10)
    expect(lab.runs.get('r0')).toMatchObject({ status: 'interrupted', reason: 'Burstlab ended while it was computing', seriesSizes: [{ rows: 600 }] })
    expect(lab.runs.get('r0').resumeObstacle).toMatch(/"Re-run exactly" starts it anew\.$/)
    await lab.close()
  })
})

describe('a page of rubbish', () => {
  it('is found at the start, which changes nothing and says what to do; or it lies where nothing is', async () => {
    const dataDir = testFolder()
    const store = await testStore(dataDir)
    fill(store, 3)
    const rows = wholeRows(store)
    store.close()
    const pages = statSync(join(dataDir, 'burstlab.db')).size / pageBytes
    let found = 0
    for (let i = 0; i < 20; i++) {
      const copy = testFolder()
      mkdirSync(copy)
      const file = join(copy, 'burstlab.db')
      const bytes = readFileSync(join(dataDir, 'burstlab.db'))
      const stream = random(100 + i)
      const page = Math.floor(stream.uniform() * pages)
      for (let at = 0; at < pageBytes; at++) bytes[page * pageBytes + at] = Math.floor(stream.uniform() * 256)
      writeFileSync(file, bytes)
      try {
        const opened = await testStore(copy)
        expect(opened.runs.list(false)).toHaveLength(10)
        expect(wholeRows(opened), `page ${page}`).toEqual(rows)
        opened.close()
      } catch (error) {
        if (!(error instanceof StoreError)) throw error
        found++
        expect(error).toMatchObject({ code: 'DAMAGED', message: expect.stringMatching(/ is damaged\. SQLite found: .*Nothing was changed\. There is no backup in .*Copy the whole folder to a safe place/s) as unknown })
        expect(readFileSync(file).equals(bytes)).toBe(true)
      }
    }
    expect(found).toBeGreaterThan(10)
  })
})
