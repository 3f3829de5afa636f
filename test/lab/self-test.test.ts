/** The self-test where something does not answer. */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { selfTest } from '../../src-main/lab/self-test/self-test.ts'
import { storeCheck } from '../../src-main/lab/self-test/store-check.ts'
import { openStore } from '../../src-main/store/open-store.ts'
import type { OpenStore } from '../../src-main/store/open-store.ts'
import { fakeHosts } from './fake-host.ts'

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
