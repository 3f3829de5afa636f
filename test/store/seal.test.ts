import { cpSync, utimesSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { isSealed, seal } from '../../src-main/store/seal.ts'
import { losePage } from './lose-page.ts'
import { newRun, testFolder, testStore } from './test-store.ts'

const databaseOf = (dataDir: string): string => join(dataDir, 'burstlab.db')

/** The folder of a store with a run, closed in order. */
async function closedStore(): Promise<string> {
  const dataDir = testFolder()
  const store = await testStore(dataDir)
  store.runs.insert([newRun()])
  store.close()
  return dataDir
}

describe('the seal of a closed database', () => {
  it('holds after an end in order, and no longer once the database is open again', async () => {
    const dataDir = await closedStore()
    expect(isSealed(dataDir)).toBe(true)
    const store = await testStore(dataDir)
    expect(isSealed(dataDir)).toBe(false)
    store.close()
    expect(isSealed(dataDir)).toBe(true)
    // A second end of the same session says nothing about what came between.
    losePage(databaseOf(dataDir), 'runs')
    store.close()
    expect(isSealed(dataDir)).toBe(false)
  })

  it('spares a start the look at every page: that is how it takes as long with ten thousand runs as with one', async () => {
    const dataDir = await closedStore()
    losePage(databaseOf(dataDir), 'runs')
    await expect(testStore(dataDir)).rejects.toMatchObject({ code: 'DAMAGED' })
    seal(dataDir)
    const store = await testStore(dataDir)
    expect(() => store.runs.list(false)).toThrow(expect.objectContaining({ code: 'DAMAGED' }))
  })

  it('is not renewed by a session that met damage, in a call or in the self-test', async () => {
    const dataDir = await closedStore()
    losePage(databaseOf(dataDir), 'runs')
    seal(dataDir)
    const met = await testStore(dataDir)
    expect(() => met.runs.list(false)).toThrow(/is damaged/)
    met.close()
    expect(isSealed(dataDir)).toBe(false)
    await expect(testStore(dataDir)).rejects.toMatchObject({ code: 'DAMAGED' })

    const other = await closedStore()
    losePage(databaseOf(other), 'series_chunks')
    seal(other)
    const tested = await testStore(other)
    expect(tested.integrityProblems('everything')).not.toEqual([])
    tested.close()
    expect(isSealed(other)).toBe(false)
  })

  it('does not hold for a file that was written to, or that is a copy of another', async () => {
    const dataDir = await closedStore()
    const copy = testFolder()
    cpSync(dataDir, copy, { recursive: true, preserveTimestamps: true })
    expect(isSealed(copy)).toBe(false)
    const { atime } = statSync(databaseOf(dataDir))
    utimesSync(databaseOf(dataDir), atime, new Date())
    expect(isSealed(dataDir)).toBe(false)
    await expect(testStore(dataDir)).resolves.toBeDefined()
  })

  it('of a folder without a database does not hold', () => {
    expect(isSealed(testFolder())).toBe(false)
  })
})
