import { join } from 'node:path'
import Database from 'better-sqlite3'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { RunTable } from '../../src-main/store/store.ts'
import { newRun, testFolder, testStore } from './test-store.ts'

async function runs(): Promise<RunTable> {
  const store = await testStore()
  store.runs.insert([newRun()])
  return store.runs
}

const rows = (values: readonly number[], columns = ['x', 'y'], series = 's') => ({ progress: 0.5, chunks: [{ series, columns, values: Float64Array.from(values) }], log: [] })

describe('a series', () => {
  it('grows chunk by chunk and can be read from any row on', async () => {
    const table = await runs()
    for (const values of [[1, 2], [3, 4, 5, 6], [], [7, 8]]) table.advance('r1', rows(values))
    expect(table.seriesSizes('r1')).toEqual([{ name: 's', columns: ['x', 'y'], rows: 4 }])
    const all = [1, 2, 3, 4, 5, 6, 7, 8]
    for (let firstRow = 0; firstRow <= 5; firstRow++) {
      expect(table.series('r1', 's', firstRow)).toEqual({ name: 's', columns: ['x', 'y'], rows: 4, firstRow: Math.min(firstRow, 4), values: Float64Array.from(all.slice(2 * firstRow)) })
    }
    expect(table.series('r1', 'other')).toBeUndefined()
  })

  it('can be read in part, and by where a value of its first column would stand', async () => {
    const table = await runs()
    for (const values of [[1, 0, 2, 0], [2, 1, 4, 0, 6, 0], [7, 0]]) table.advance('r1', rows(values))
    expect(table.series('r1', 's', 1, 4)).toMatchObject({ rows: 6, firstRow: 1, values: Float64Array.from([2, 0, 2, 1, 4, 0]) })
    expect(table.series('r1', 's', 5, 90)?.values).toEqual(Float64Array.from([7, 0]))
    expect(table.series('r1', 's', 4, 2)?.values).toHaveLength(0)
    expect([0, 1, 1.5, 2, 2.5, 6, 7, 8].map((value) => table.findRow('r1', 's', value))).toEqual([0, 0, 1, 1, 3, 4, 5, 6])
    expect(table.findRow('r1', 'other', 1)).toBeUndefined()
  })

  it('knows when its rows came, where that was said of all of them', async () => {
    const table = await runs()
    const came = (fromMs: number, toMs: number, values: readonly number[]) => ({ progress: 0.5, chunks: [{ series: 's', columns: ['v'], values: Float64Array.from(values), came: { fromMs, toMs } }], log: [] })
    expect([table.times('r1', 's'), table.ranMs('r1'), table.ranMs('other')]).toEqual([undefined, 0, null])
    table.advance('r1', came(0, 10, [1, 2]))
    table.advance('r1', came(25, 40.5, [3]))
    expect(table.times('r1', 's')).toEqual([{ rows: 2, fromMs: 0, toMs: 10 }, { rows: 1, fromMs: 25, toMs: 40.5 }])
    expect(table.ranMs('r1')).toBe(40.5)
    table.advance('r1', rows([4], ['v']))
    expect([table.times('r1', 's'), table.ranMs('r1')]).toEqual([undefined, null])
  })

  it('keeps every 64-bit number bit for bit, however it was cut', async () => {
    const table = await runs()
    let series = 0
    fc.assert(fc.property(fc.array(fc.array(fc.double(), { maxLength: 20 }), { maxLength: 8 }), (parts) => {
      const name = `s${series++}`
      for (const part of parts) table.advance('r1', rows(part, ['v'], name))
      const read = table.series('r1', name)?.values ?? new Float64Array()
      // Object.is tells −0 from 0 and takes NaN for NaN.
      expect([...read].every((value, i) => Object.is(value, parts.flat()[i]))).toBe(true)
      expect(read).toHaveLength(parts.flat().length)
    }), { numRuns: 50 })
  })

  it('is not confused by an array that looks into a larger buffer', async () => {
    const table = await runs()
    const window = Float64Array.of(9, 1, 2, 9).subarray(1, 3)
    table.advance('r1', { progress: 0.1, chunks: [{ series: 's', columns: ['v'], values: window }], log: [] })
    expect(table.series('r1', 's')?.values).toEqual(Float64Array.of(1, 2))
  })

  it('keeps its columns: rows of others are refused', async () => {
    const table = await runs()
    table.advance('r1', rows([1, 2]))
    expect(() => table.advance('r1', rows([1, 2], ['x', 'z']))).toThrow('The series "s" has the columns "x", "y", but was given rows with the columns "x", "z". A series keeps its columns.')
    expect(() => table.advance('r1', rows([1, 2, 3]))).toThrow('The series "s" was given 3 values for 2 columns; expected whole rows.')
  })
})

describe('chunks that are gone', () => {
  it('are missed where they are needed, and only there: what lies before the first row is not read', async () => {
    const dataDir = testFolder()
    const store = await testStore(dataDir)
    store.runs.insert([newRun()])
    for (const value of [1, 2, 3, 4]) store.runs.advance('r1', rows([value], ['v']))
    const other = new Database(join(dataDir, 'burstlab.db'))
    other.exec('DELETE FROM series_chunks WHERE first_row = 1')
    other.close()
    expect(store.runs.series('r1', 's', 2)?.values).toEqual(Float64Array.of(3, 4))
    for (const firstRow of [0, 1]) {
      expect(() => store.runs.series('r1', 's', firstRow)).toThrow('The series "s" should have 4 rows, but from row 1 on they are missing or damaged.')
    }
  })

  it('a first row that is none is refused', async () => {
    const table = await runs()
    table.advance('r1', rows([1, 2]))
    for (const firstRow of [-1, 0.5, Number.NaN]) expect(() => table.series('r1', 's', firstRow)).toThrow(RangeError)
  })
})

describe('an advance', () => {
  it('is written whole or not at all', async () => {
    const table = await runs()
    table.advance('r1', rows([1, 2]))
    const bad = {
      progress: 0.9, log: [{ at: '2026-05-01T00:00:00.000Z', level: 'info' as const, text: 'not to be seen' }],
      chunks: [{ series: 'fine', columns: ['x'], values: Float64Array.of(1) }, { series: 's', columns: ['wrong'], values: Float64Array.of(1) }],
    }
    expect(() => table.advance('r1', bad)).toThrow(/keeps its columns/)
    expect(table.get('r1')?.progress).toBe(0.5)
    expect(table.log('r1')).toEqual([])
    expect(table.seriesSizes('r1')).toEqual([{ name: 's', columns: ['x', 'y'], rows: 1 }])
  })

  it('of a run that is not there is refused', async () => {
    const table = await runs()
    expect(() => table.advance('none', rows([1, 2]))).toThrow('There is no run "none".')
  })
})
