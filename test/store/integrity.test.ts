import { join } from 'node:path'
import Database from 'better-sqlite3'
import { describe, expect, it } from 'vitest'
import { allProblems, startProblems } from '../../src-main/store/integrity.ts'
import { losePage } from './lose-page.ts'
import { newRun, testFolder, testStore } from './test-store.ts'

const huge = 1e12

/** The file of a closed store; `overwrite` says which table's first page is then lost. */
async function file(overwrite?: string): Promise<string> {
  const dataDir = testFolder()
  const store = await testStore(dataDir)
  store.runs.insert([newRun()])
  store.runs.advance('r1', { progress: 0.5, chunks: [{ series: 's', columns: ['x'], values: new Float64Array(1000).fill(1) }], log: [] })
  store.close()
  const path = join(dataDir, 'burstlab.db')
  if (overwrite !== undefined) losePage(path, overwrite)
  return path
}

function check(path: string, bytes: number): string[][] {
  const db = new Database(path, { readonly: true })
  try {
    return [startProblems(db, bytes), allProblems(db)]
  } finally {
    db.close()
  }
}

describe('the check at the start', () => {
  it('finds nothing in a whole file, be it small or large', async () => {
    const path = await file()
    expect([...check(path, 0), ...check(path, huge)]).toEqual([[], [], [], []])
  })

  it('of a large file looks at all tables but the recorded values, which the self-test checks', async () => {
    const damagedRuns = check(await file('runs'), huge)
    expect(damagedRuns[0]).not.toEqual([])
    const path = await file('series_chunks')
    expect(check(path, 0)[0]).not.toEqual([])
    const [start, all] = check(path, huge)
    expect(start).toEqual([])
    expect(all).not.toEqual([])
  })

  it('the full one tells of rows that refer to nothing', async () => {
    const path = await file()
    const db = new Database(path)
    db.pragma('foreign_keys = OFF')
    db.exec('DELETE FROM runs')
    db.close()
    expect(check(path, 0)[1]).toContain('a row of series refers to a row of runs that is not there')
  })
})
