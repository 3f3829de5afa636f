/** 50 GiB of recorded values on paper: what lists, finds and opens runs looks at their sizes, and at no value of theirs. */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Lab } from '../../src-main/lab/lab.ts'
import { openTestLab } from '../lab/test-lab.ts'
import type { TestLab } from '../lab/test-lab.ts'
import { seedHistory } from '../support/seeded-history.ts'

const claimed = 50 * 2 ** 30
const count = 1000
const rowsEach = Math.ceil(claimed / count / 16)

let folder = ''
let test: TestLab
let lab: Lab
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'burstlab-paper-'))
  const dataDir = join(folder, 'data')
  await seedHistory(dataDir, { count })
  // The values are not there: whatever reads one finds a damaged series.
  const db = new Database(join(dataDir, 'burstlab.db'))
  db.prepare<[number]>('UPDATE series SET rows = ?').run(rowsEach)
  db.exec('DELETE FROM series_chunks')
  db.close()
  test = await openTestLab({ dataDir })
  lab = test.lab
})
afterAll(async () => {
  await test.end()
  rmSync(folder, { recursive: true, force: true })
})

const first = 'run1'

describe('a history whose series would fill a disk', () => {
  it('is as large as it says', async () => {
    const { columns: { bytes = [] } } = await lab.history.values({ columns: ['bytes'], trashed: false })
    expect(bytes.reduce<number>((sum, size) => sum + Number(size), 0)).toBeGreaterThanOrEqual(claimed)
  })

  it('is listed, paged, searched, queued and opened', () => {
    expect(lab.runs.list(false)).toHaveLength(count)
    expect(lab.history.page({ trashed: false, after: null, limit: 1000 }).runs).toHaveLength(count)
    expect(Object.values(lab.history.search('diverged')).flat().length).toBeGreaterThan(0)
    expect(lab.queue.view().rows).toEqual([])
    expect(lab.runs.get(first).seriesSizes).toMatchObject([{ rows: rowsEach }])
  })

  it('is put into the trash and taken out again', () => {
    lab.runs.trash([first])
    expect(lab.runs.list(true).map(({ id }) => id)).toEqual([first])
    lab.runs.restore([first])
    expect(lab.runs.list(false)).toHaveLength(count)
  })

  it('says of a series that cannot be read which one it is, and what to do', () => {
    expect(() => [...lab.figures.dataFile([first], 'csv').parts]).toThrow(/The series "loss" should have \d+ rows, but from row 0 on they are missing or damaged\. Run the self-test, and restore a backup/)
  })
})
