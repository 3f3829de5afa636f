/** The lab as a whole: forecast, settings, self-test, locks, and real processes that compute. */
import { writeFileSync } from 'node:fs'
import { availableParallelism } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { etaOf } from '../../src-main/lab/figures/live.ts'
import { nodeRunHosts } from '../../src-main/lab/runs/node-run-host.ts'
import { openLab } from '../../src-main/lab/open-lab.ts'
import { diskFinding } from '../../src-main/lab/self-test/disk-check.ts'
import { nodeFinding } from '../../src-main/lab/self-test/self-test.ts'
import { fakeRun } from '../api/fake-lab.ts'
import { openTestLab } from './test-lab.ts'
import type { TestLab } from './test-lab.ts'
import { runHostFile } from '../support/run-host-file.ts'
import { usualSettings } from '../renderer/usual-settings.ts'

let test: TestLab
beforeEach(async () => { test = await openTestLab({ spawnRunHost: nodeRunHosts(runHostFile) }) })
afterEach(() => test.end())

async function toTheEnd(ids: readonly string[]): Promise<void> {
  const open = new Set(ids)
  const ended = new AbortController()
  const events = test.lab.events.subscribe(ended.signal)
  const look = (): void => {
    for (const id of open) if (!['queued', 'running'].includes(test.lab.runs.get(id).status)) open.delete(id)
    if (open.size === 0) ended.abort()
  }
  look()
  for await (const event of events) if (event.type === 'run') look()
}

describe('runs in real processes', () => {
  it('give the same checksum with one worker and with three, and the forecast learns from them', async () => {
    const { id, draft } = test.lab.experiments.create({ type: 'preset', id: 'fig2d-10hz' })
    const spec = draft as { protocol: object }
    test.lab.experiments.save({ id, draft: { ...spec, protocol: { ...spec.protocol, realisations: 60 } } })
    const checksums: (string | null)[][] = []
    for (const workers of [1, 3]) {
      test.lab.settings.set({ workers })
      const runs = test.lab.runs.start({ experimentId: id, seedCount: 3, firstSeed: 1 })
      await toTheEnd(runs.map((run) => run.id))
      checksums.push(runs.map((run) => test.lab.runs.get(run.id).provenance.checksum))
    }
    expect(checksums[0]).toEqual(checksums[1])
    expect(new Set(checksums[0]).size).toBe(3)
    expect(checksums[0]).not.toContain(null)
    // What each used of the machine was measured, at its end at the latest.
    for (const { id: runId } of test.lab.runs.list(false)) expect(test.lab.runs.get(runId).usage?.cpuMs).toBeGreaterThan(0)
    expect(test.lab.experiments.get(id).forecast?.basis).toMatch(/at the speed of this machine's last runs/)
  })

  it('are interrupted when their process is killed, and what came in stays', async () => {
    const { id, draft } = test.lab.experiments.create({ type: 'preset', id: 'fig2d-10hz' })
    const spec = draft as { protocol: object }
    test.lab.experiments.save({ id, draft: { ...spec, protocol: { ...spec.protocol, realisations: 10_000 } } })
    const [run] = test.lab.runs.start({ experimentId: id, seedCount: 1, firstSeed: 1 })
    if (run === undefined) throw new Error('no run')
    for await (const frame of test.lab.live.watch({ runId: run.id, theme: 'light', withSiblings: false }, undefined)) {
      if (frame.run.progress > 0 && frame.hostPid !== null) process.kill(frame.hostPid, 'SIGKILL')
    }
    const ended = test.lab.runs.get(run.id)
    expect(ended).toMatchObject({ status: 'interrupted', reason: 'The process that computed it was killed by SIGKILL' })
    expect(ended.seriesSizes.reduce((sum, series) => sum + series.rows, 0)).toBeGreaterThan(0)
  })
})

describe('one process per data folder', () => {
  it('a second writer is refused with what to do; a reader is welcome', async () => {
    const options = { dataDir: test.dataDir, dataDirSource: 'the test', spawnRunHost: test.spawn, electronVersion: null }
    await expect(openLab(options)).rejects.toThrow(/is in use by process \d+/)
    const reader = await openLab({ ...options, access: 'read' })
    expect(reader.runs.list(false)).toEqual([])
    expect(() => reader.settings.set({ workers: 2 })).toThrow(/read/)
    await reader.close()
  })
})

describe('settings', () => {
  it('are kept, and the data folder of the next start is remembered', async () => {
    test.lab.settings.set({ theme: 'dark', workers: 3, reopen: false })
    test.lab.settings.setLayout('run', { panels: [1] })
    const other = join(test.dataDir, '..', 'other')
    expect(test.lab.settings.setDataDir(other)).toEqual({ dataDir: other, restartNeeded: true })
    const lab = await test.reopen()
    expect(lab.settings.get()).toEqual({ ...usualSettings, theme: 'dark', workers: 3, reopen: false })
    expect(lab.settings.set({ threads: 1 })).toMatchObject({ threads: 1 })
    expect((await test.reopen()).settings.get().threads).toBe(1)
    expect(test.lab.settings.set({ threads: null })).not.toHaveProperty('threads')
    expect(test.lab.settings.getLayout('run')).toEqual({ panels: [1] })
    expect(test.lab.settings.getLayout('elsewhere')).toBeNull()
  })

  it('refuse more threads than there are cores, and stay as they are', () => {
    const [before, cores] = [test.lab.settings.get(), availableParallelism()]
    expect(() => test.lab.settings.set({ theme: 'dark', threads: cores + 1 })).toThrow(`Threads per run (threads): ${cores + 1} is more than this machine's ${cores} core`)
    expect(test.lab.settings.get()).toEqual(before)
  })
})

describe('the self-test', () => {
  it('finds this machine fit, and judges the engine by the paper\'s numbers', async () => {
    const checks = await test.lab.selfTest()
    const state = Object.fromEntries(checks.map((check) => [check.id, check.state]))
    expect(state).toMatchObject({ node: 'ok', cores: 'ok', store: 'ok', engine: 'ok', 'run-host': 'ok' })
    for (const check of checks.filter((other) => other.state !== 'ok')) expect(check.remedy).not.toBe('')
  })

  it('says what to do about an old Node and a full disk', () => {
    expect(nodeFinding('20.20.2')).toMatchObject({ state: 'failed', remedy: expect.stringMatching(/Install Node 22/) as unknown })
    expect(nodeFinding('24.9.0').state).toBe('ok')
    expect([diskFinding(0.01), diskFinding(1), diskFinding(50)].map(({ state }) => state)).toEqual(['failed', 'warning', 'ok'])
  })

  it('says when no process for runs can be started', async () => {
    const broken = join(test.dataDir, 'broken.mjs')
    writeFileSync(broken, 'process.exit(3)')
    const lab = await test.reopen({ spawnRunHost: nodeRunHosts(broken) })
    expect((await lab.selfTest()).find(({ id }) => id === 'run-host')).toMatchObject({ state: 'failed', detail: 'It ended with code 3 before it was ready' })
  })
})

describe('the time left', () => {
  const at = (seconds: number): Date => new Date(Date.parse('2026-01-01T00:00:00Z') + seconds * 1000)
  const running = { ...fakeRun, startedAt: '2026-01-01T00:00:00Z', status: 'running' as const }

  it('follows from the progress so far, and is unknown before there is some', () => {
    expect(etaOf({ ...running, progress: 0.25 }, at(10))).toBeCloseTo(30)
    expect(etaOf({ ...running, progress: 0.001 }, at(10))).toBeNull()
    expect(etaOf({ ...running, status: 'queued', progress: 0.5 }, at(10))).toBeNull()
  })
})
