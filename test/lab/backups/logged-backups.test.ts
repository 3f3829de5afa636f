import { beforeEach, describe, expect, it } from 'vitest'
import type { BackupDesk } from '../../../src-main/lab/backups/backup-desk.ts'
import { loggedBackups } from '../../../src-main/lab/backups/logged-backups.ts'

const lines: string[] = []
const told: unknown[] = []
const log = {
  say(level: string, scope: string, text: string, of?: unknown): void {
    lines.push(`${level} ${scope}: ${text}`)
    told.push(of)
  },
}

/** Desks whose backups end as they are told. */
const desk = (write: BackupDesk['write']): BackupDesk => loggedBackups({ write, inspect: () => { throw new Error('not asked') }, restore: async function* () { /* Left at once. */ } }, log)

describe('the log of backups', () => {
  beforeEach(() => {
    lines.length = 0
    told.length = 0
  })

  it('says why one failed, and its caller hears it too', async () => {
    const full = new Error('the disk is full')
    const failing = desk(async function* () {
      yield { state: 'working', activity: 'copying', done: 1, total: 2 }
      throw full
    })
    const work = failing.write({ path: '/backups', datasets: false }, undefined)
    expect((await work.next()).done).toBe(false)
    await expect(work.next()).rejects.toThrow('the disk is full')
    expect(lines).toEqual(['error backups: backup failed: the disk is full'])
    // Whoever hears of it need not write it down again.
    expect(told).toEqual([full])
  })

  it('says nothing of one that was left', async () => {
    const left = desk(async function* () { /* Left at once. */ })
    expect((await left.restore({ backup: '/a', dataDir: '/b' }, undefined).next()).done).toBe(true)
    expect(lines).toEqual([])
  })
})
