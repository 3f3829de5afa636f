/** What is deleted for ever, when, and what is kept of it. */
import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { createTrash } from '../../../src-main/lab/runs/trash.ts'
import { newRun, testStore } from '../../store/test-store.ts'
import { record } from '../bundles/recorded-runs.ts'
import { openTestLab } from '../test-lab.ts'
import type { TestLab } from '../test-lab.ts'

let test: TestLab
let today = '2026-05-01T10:00:00.000Z'
beforeEach(async () => {
  today = '2026-05-01T10:00:00.000Z'
  test = await openTestLab({ now: () => new Date(today) })
})
afterEach(() => test.end())

function copies(): string[] {
  try {
    return readdirSync(join(test.dataDir, 'backups')).sort()
  } catch {
    return []
  }
}

function thrownAway(count: number): string[] {
  const ids = record(test, 'fig2c-30', count)
  test.lab.runs.trash(ids)
  return ids
}

/** The rule is asked at the start, and does its work beside it. */
async function startOn(day: string, left: number): Promise<number> {
  today = day
  await test.reopen()
  await expect.poll(() => test.lab.runs.list(true).length).toBe(left)
  return test.lab.runs.list(true).length
}

describe('deleting many runs for ever', () => {
  it('makes a copy of the database before; the newest three are kept, or as many as is set', async () => {
    await test.lab.runs.purge(thrownAway(1))
    expect(copies()).toEqual([])
    for (const day of ['02', '03', '04', '05']) {
      today = `2026-05-${day}T10:00:00.000Z`
      await test.lab.runs.purge(thrownAway(2))
    }
    expect(copies()).toEqual(['03', '04', '05'].map((day) => expect.stringMatching(new RegExp(`^burstlab-v\\d+-2026-05-${day}T10-00-00.000Z-before-deleting\\.db$`)) as unknown))
    expect(test.lab.runs.list(true)).toEqual([])
    test.lab.settings.set({ copiesKept: 2 })
    today = '2026-05-06T10:00:00.000Z'
    await test.lab.runs.purge(thrownAway(2))
    expect(copies()).toEqual([expect.stringContaining('2026-05-05'), expect.stringContaining('2026-05-06')])
  })
})

describe('the rule of the trash', () => {
  it('deletes what has lain there for thirty days, but nothing starred', async () => {
    await test.reopen()
    const [first = '', ...others] = thrownAway(3)
    test.lab.runs.update({ id: first, starred: true })
    expect(await startOn('2026-05-30T10:00:00.000Z', 3)).toBe(3)
    expect(await startOn('2026-06-01T10:00:00.000Z', 1)).toBe(1)
    expect(() => test.lab.runs.get(others[0] ?? '')).toThrow()
    expect(copies()).toHaveLength(1)
  })

  it('waits where the disk has no room for a copy of the database: nobody looks on', async () => {
    const store = await testStore()
    store.runs.insert([newRun({})])
    store.runs.setTrashed([newRun({}).id], today)
    let room: string | null = null
    const trash = createTrash({ store, events: { publish: () => undefined }, hostPid: () => null, checkpointsDir: test.dataDir, snapshot: () => Promise.resolve(room), trashDays: () => 30, now: () => new Date(today) })
    expect(await trash.expire()).toBe(0)
    today = '2026-07-01T10:00:00.000Z'
    expect([await trash.expire(), store.runs.list(true).length]).toEqual([0, 1])
    room = 'copy.db'
    expect([await trash.expire(), store.runs.list(true).length]).toEqual([1, 0])
  })

  it('can be another one, or none', async () => {
    await test.reopen()
    thrownAway(1)
    test.lab.settings.set({ trashDays: null })
    expect(await startOn('2027-05-01T10:00:00.000Z', 1)).toBe(1)
    test.lab.settings.set({ trashDays: 400 })
    expect(await startOn('2027-05-02T10:00:00.000Z', 1)).toBe(1)
    test.lab.settings.set({ trashDays: 7 })
    expect(await startOn('2027-05-03T10:00:00.000Z', 0)).toBe(0)
  })
})
