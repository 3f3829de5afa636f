/** The self-test where something does not answer. */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { diskCheck } from '../../../src-main/lab/self-test/disk-check.ts'
import { electronCheck, graphicsCheck } from '../../../src-main/lab/self-test/optional-parts.ts'
import { selfTest } from '../../../src-main/lab/self-test/self-test.ts'
import { storeCheck } from '../../../src-main/lab/self-test/store-check.ts'
import { openStore } from '../../../src-main/store/open-store.ts'
import type { OpenStore } from '../../../src-main/store/open-store.ts'
import { fakeHosts } from '../fake-host.ts'

let dataDir = ''
let store: OpenStore
beforeEach(async () => {
  dataDir = mkdtempSync(join(tmpdir(), 'burstlab-self-test-'))
  store = await openStore({ dataDir, now: () => new Date() })
})
afterEach(() => {
  store.close()
  rmSync(dataDir, { recursive: true })
})

describe('the self-test', () => {
  it('ends in time where a process does not answer, and says whether that is the program or the machine', async () => {
    const { spawn, hosts } = fakeHosts()
    const runHost = async (load: number): Promise<unknown> =>
      (await selfTest({ store, dataDir, spawnRunHost: spawn, electronVersion: null, root: resolve('.'), pressure: () => load }, 5)).find(({ id }) => id === 'run-host')
    expect(await runHost(0)).toMatchObject({ state: 'failed', detail: 'No answer within 0.005 s, on a machine that has the time', remedy: expect.stringMatching(/install Burstlab again/) as unknown })
    expect(await runHost(7)).toMatchObject({ state: 'warning', detail: 'No answer within 0.005 s, on a busy machine (7.0 processes want each core)' })
    expect(hosts.map(({ killed }) => killed)).toEqual([true, true])
  })

  it('leaves the recorded values of a huge database out, and says so', () => {
    const asked: string[] = []
    const huge = { ...store, bytes: () => 5e9, integrityProblems: (of: 'everything' | 'structure') => { asked.push(of); return store.integrityProblems(of) } }
    const parts = { dataDir, spawnRunHost: fakeHosts().spawn, electronVersion: null, root: resolve('.'), pressure: () => 0 }
    expect(storeCheck({ ...parts, store: huge })).toMatchObject({ state: 'ok', detail: expect.stringMatching(/the recorded values, which would take minutes, were left out$/) as unknown })
    expect(storeCheck({ ...parts, store }).detail).not.toContain('left out')
    expect(asked).toEqual(['structure'])
  })
})

describe('what fails is explained, with what to do', () => {
  const parts = () => ({ store, dataDir, spawnRunHost: fakeHosts().spawn, electronVersion: null, root: resolve('.'), pressure: () => 0 })

  it('a damaged database: what was found, and where the backups are', () => {
    const damaged = { ...store, integrityProblems: () => ['row 3 missing from index x', 'b', 'c', 'd'] }
    expect(storeCheck({ ...parts(), store: damaged })).toEqual({
      state: 'failed', detail: 'The database is damaged: row 3 missing from index x; b; c', remedy: `Close Burstlab, keep a copy of ${dataDir}, and put a file from its "backups" folder in the place of burstlab.db.`,
    })
  })

  it('a database that cannot be written', () => {
    const refused = { ...store, settings: { ...store.settings, set: () => { throw new Error('disk I/O error') } } }
    expect(storeCheck({ ...parts(), store: refused })).toMatchObject({ state: 'warning', detail: 'Sound, but not written: disk I/O error', remedy: expect.stringMatching(/^Another process may have the folder/) as unknown })
  })

  it('a data folder whose disk has gone', async () => {
    const gone = join(dataDir, 'gone')
    expect(await diskCheck({ dataDir: gone })).toMatchObject({ state: 'failed', detail: expect.stringContaining(`The data folder ${gone} cannot be looked at: ENOENT`) as unknown, remedy: expect.stringMatching(/disk is connected/) as unknown })
  })

  it('parts that are not installed, which is no fault', () => {
    const without = { electronVersion: null, root: dataDir }
    expect(electronCheck(without)).toMatchObject({ state: 'warning', remedy: expect.stringMatching(/npm ci/) as unknown })
    expect(graphicsCheck(without)).toMatchObject({ state: 'warning', remedy: expect.stringMatching(/npm ci --include=optional/) as unknown })
  })

  it('a check that fails itself stops no other', async () => {
    const broken = { ...store, bytes: () => { throw new Error('a bug') } }
    const checks = await selfTest({ ...parts(), store: broken }, 5)
    expect(checks.find(({ id }) => id === 'store')).toMatchObject({ state: 'failed', detail: 'a bug', remedy: expect.stringMatching(/report it with this line/) as unknown })
    expect(checks.find(({ id }) => id === 'cores')).toMatchObject({ state: 'ok' })
    for (const { state, remedy } of checks) expect(remedy !== '').toBe(state !== 'ok')
  })
})
