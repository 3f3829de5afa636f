/** Runs from start to end, with hosts under control: queue, recording, cancelling, and what dies on the way. */
import { join } from 'node:path'
import Database from 'better-sqlite3'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { curveColour } from '../../../src-main/export/palette.ts'
import type { HostReply } from '../../../src-main/lab/runs/run-host.ts'
import type { LabEvent, RunSummary } from '../../../src-main/lab/types.ts'
import { advance } from '../fake-host.ts'
import { openTestLab } from '../test-lab.ts'
import type { TestLab } from '../test-lab.ts'
import { whole } from '../../export/sample-runs.ts'

let test: TestLab
beforeEach(async () => {
  test = await openTestLab()
  test.lab.settings.set({ workers: 2 })
})
afterEach(() => test.end())

const row = (x: number, weightChange: number): number[] => [x, 0, weightChange, 5, 1, 0.2]
const done = (runId: string, checksum = 'c'.repeat(64)): HostReply => ({ type: 'done', runId, checksum, metrics: [] })

function start(seedCount = 1, firstSeed = 1): RunSummary[] {
  const experiment = test.lab.experiments.create({ type: 'preset', id: 'fig2b' })
  return test.lab.runs.start({ experimentId: experiment.id, seedCount, firstSeed })
}

const statuses = (runs: readonly RunSummary[]): string[] => runs.map(({ id }) => test.lab.runs.get(id).status)
const only = (runs: readonly RunSummary[]): RunSummary => {
  const [run] = runs
  if (run === undefined) throw new Error('no run')
  return run
}

describe('the queue', () => {
  it('computes as many runs at a time as there are workers, in order, on the processes it has', () => {
    const runs = start(4)
    expect(statuses(runs)).toEqual(['running', 'running', 'queued', 'queued'])
    const second = runs[1]
    if (second !== undefined) test.of(second.id).reply(done(second.id))
    expect(statuses(runs)).toEqual(['running', 'done', 'running', 'queued'])
    expect(test.hosts).toHaveLength(2)
  })

  it('follows the number of workers when it changes', () => {
    const runs = start(4)
    test.lab.settings.set({ workers: 3 })
    expect(statuses(runs)).toEqual(['running', 'running', 'running', 'queued'])
  })

  it('gives each run its own seed and all of them one group', () => {
    const runs = start(3, 7)
    expect(runs.map(({ seed }) => seed)).toEqual([7, 8, 9])
    expect(new Set(runs.map(({ groupId }) => groupId)).size).toBe(1)
    expect(new Set(runs.map(({ specHash }) => specHash)).size).toBe(1)
    expect(test.lab.runs.get(only(runs).id).siblings.map(({ seed }) => seed)).toEqual([8, 9])
  })

  it('refuses seeds beyond 32 bits and experiments that are not valid, naming the field', () => {
    const { id } = test.lab.experiments.create({ type: 'preset', id: 'fig2b' })
    expect(() => test.lab.runs.start({ experimentId: id, seedCount: 2, firstSeed: 0xffffffff })).toThrow('First seed is 4294967295; with 2 seeds expected at most 4294967294.')
    const { draft } = test.lab.experiments.get(id)
    test.lab.experiments.save({ id, draft: { ...draft as object, rule: { learningRate: -1 } } })
    expect(() => test.lab.runs.start({ experimentId: id, seedCount: 1, firstSeed: 1 })).toThrow('The experiment is not valid.')
    expect(test.lab.runs.list(false)).toEqual([])
  })
})

describe('a run on its way', () => {
  it('is recorded as it goes', () => {
    const { id } = only(start())
    const host = test.of(id)
    host.reply(advance(id, 0.25, row(1, -0.2)))
    host.reply(advance(id, 0.5, [...row(2, -0.3), ...row(3, -0.4)]))
    const run = test.lab.runs.get(id)
    expect(run).toMatchObject({ status: 'running', progress: 0.5, provenance: { hostPid: host.pid, checksum: null } })
    expect(run.seriesSizes).toEqual([{ name: 'weightChange', columns: ['x', 'realisation', 'weightChange', 'eventRateHz', 'burstRateHz', 'burstProbability'], rows: 3 }])
  })

  it('tells its news', async () => {
    const ending = new AbortController()
    const news = test.lab.events.subscribe(ending.signal)
    const first = news.next()
    const { id } = only(start())
    test.of(id).reply(advance(id, 0.5))
    const heard: LabEvent[] = [(await first).value as LabEvent]
    ending.abort()
    for await (const event of news) heard.push(event)
    expect(heard.some((event) => event.type === 'run' && event.run.id === id)).toBe(true)
  })

  it('can be watched: each frame has the figure so far, the last one says how it ended', async () => {
    const { id } = only(start())
    const frames = test.lab.live.watch({ runId: id, theme: 'light', withSiblings: true }, undefined)
    const first = await frames.next()
    expect(first.value).toMatchObject({ run: { status: 'running' }, figure: { verdict: { state: 'pending' } } })
    test.of(id).reply(advance(id, 0.5, row(1, -0.2386637)))
    const second = await frames.next()
    expect(second.value).toMatchObject({ run: { progress: 0.5 }, activity: 'at 0.5' })
    expect(JSON.stringify(second.value)).toContain('-0.2386637')
    test.of(id).reply(done(id))
    expect((await frames.next()).value).toMatchObject({ run: { status: 'done' } })
    expect(await frames.next()).toEqual({ done: true, value: undefined })
  })

  it('is drawn anew for whoever watches when other colours are chosen, also while it computes nothing', async () => {
    const { id } = only(start())
    test.of(id).reply(advance(id, 0.5, row(1, -0.2386637)))
    const frames = test.lab.live.watch({ runId: id, theme: 'light', withSiblings: false }, undefined)
    expect(JSON.stringify((await frames.next()).value)).toContain(curveColour(0, 'light'))
    test.lab.settings.set({ colourScheme: 'tol-muted' })
    expect(JSON.stringify((await frames.next()).value)).toContain(curveColour(0, 'light', 'tol-muted'))
    await frames.return(undefined)
  })
})

describe('what a run uses of the machine', () => {
  const usage = (runId: string, cpuMs: number, peakMemoryBytes: number): HostReply => ({ type: 'usage', runId, usage: { cpuMs, measuredMs: 1000, memoryBytes: 1e8, peakMemoryBytes } })

  it('is added up as it goes, shown live with the last stretch, and stays with the run, whichever way it ends', async () => {
    const { id } = only(start())
    const frames = test.lab.live.watch({ runId: id, theme: 'light', withSiblings: false }, undefined)
    expect((await frames.next()).value).toMatchObject({ usage: null })
    expect(test.lab.runs.get(id)).toMatchObject({ usage: null, memoryForecastBytes: expect.any(Number) as unknown })
    test.of(id).reply(usage(id, 1000, 3e8))
    test.of(id).reply(usage(id, 2000, 2e8))
    const used = { cpuMs: 3000, cores: 1.5, peakMemoryBytes: 3e8 }
    expect((await frames.next()).value).toMatchObject({ usage: { ...used, coresNow: 2, memoryBytes: 1e8 } })
    test.of(id).exit('killed by SIGKILL')
    expect(test.lab.runs.get(id)).toMatchObject({ status: 'interrupted', usage: used })
  })

  it('is no metric, and goes into exported numbers', () => {
    const { id } = only(start())
    test.of(id).reply(usage(id, 1000, 3e8))
    test.of(id).reply(done(id))
    expect(test.lab.runs.get(id).metrics).toEqual([])
    expect(whole(test.lab.figures.dataFile([id], 'json').parts).toString('utf8')).toContain('"usage":{"cpuMs":1000,"cores":1,"peakMemoryBytes":300000000}')
  })
})

describe('a run that is done', () => {
  it('has its checksum, duration and verdict', () => {
    const { id } = only(start())
    test.of(id).reply(done(id, 'ab'.repeat(32)))
    expect(test.lab.runs.get(id)).toMatchObject({ status: 'done', progress: 1, provenance: { checksum: 'ab'.repeat(32), hostPid: null } })
    expect(test.lab.runs.log(id).map(({ text }) => text)).toEqual(['started', `done, result checksum ${'ab'.repeat(32)}`])
  })

  it('can be re-run exactly, and says whether the result was the same', () => {
    const { id } = only(start(1, 5))
    test.of(id).reply(done(id, 'aa'))
    const again = test.lab.runs.rerun(id)
    expect(again).toMatchObject({ seed: 5, specHash: test.lab.runs.get(id).specHash })
    expect(test.lab.runs.get(again.id)).toMatchObject({ rerunOf: id, checksumMatches: null })
    test.of(again.id).reply(done(again.id, 'aa'))
    expect(test.lab.runs.get(again.id).checksumMatches).toBe(true)
    const third = test.lab.runs.rerun(id)
    test.of(third.id).reply(done(third.id, 'bb'))
    expect(test.lab.runs.get(third.id).checksumMatches).toBe(false)
  })
})

describe('a run that is not done', () => {
  it('is interrupted when its process dies, keeps what it recorded, and the next one gets a new process', () => {
    test.lab.settings.set({ workers: 1 })
    const [first, second] = start(2)
    if (first === undefined || second === undefined) throw new Error('no runs')
    const host = test.of(first.id)
    host.reply(advance(first.id, 0.5, row(1, -0.2)))
    host.exit('killed by SIGKILL')
    expect(test.lab.runs.get(first.id)).toMatchObject({ status: 'interrupted', reason: 'The process that computed it was killed by SIGKILL', seriesSizes: [{ rows: 1 }] })
    expect(test.lab.runs.get(second.id)).toMatchObject({ status: 'running' })
    expect(test.of(second.id)).not.toBe(host)
  })

  it('is failed when the engine throws, with the reason', () => {
    const { id } = only(start())
    test.of(id).reply({ type: 'failed', runId: id, reason: 'no such protocol' })
    expect(test.lab.runs.get(id)).toMatchObject({ status: 'failed', reason: 'no such protocol' })
    expect(test.lab.runs.log(id).at(-1)).toMatchObject({ level: 'error', text: 'failed: no such protocol' })
  })

  it('is failed when what it computed cannot be recorded', () => {
    const { id } = only(start())
    const host = test.of(id)
    host.reply(advance(id, 0.2, row(1, -0.2)))
    host.reply({ type: 'advance', runId: id, fraction: 0.3, activity: '', log: [], rows: [{ series: 'weightChange', columns: ['other'], values: Float64Array.of(1) }] })
    expect(test.lab.runs.get(id)).toMatchObject({ status: 'failed', progress: 0.2, seriesSizes: [{ rows: 1 }] })
    expect(test.lab.runs.get(id).reason).toMatch(/^What it computed could not be recorded: /)
    expect(host.killed).toBe(true)
  })

  it('is failed when its end cannot be written, and the lab goes on', async () => {
    const told: string[] = []
    await test.reopen({ onError: (error) => told.push(error.message) })
    test.lab.settings.set({ workers: 1 })
    const [first, second] = start(2)
    if (first === undefined || second === undefined) throw new Error('no runs')
    // Two metrics of one name: the database refuses them.
    test.of(first.id).reply({ type: 'done', runId: first.id, checksum: 'c', metrics: [{ name: 'a', value: 1 }, { name: 'a', value: 2 }] })
    expect(test.lab.runs.get(first.id)).toMatchObject({ status: 'failed', reason: expect.stringMatching(/UNIQUE/) as unknown })
    expect(told).toEqual([expect.stringMatching(/UNIQUE/)])
    expect(test.lab.runs.get(second.id).status).toBe('running')
  })

  it('waits where its start cannot be written down, and is started when it can', async () => {
    const told: string[] = []
    await test.reopen({ onError: (error) => told.push(error.message) })
    const db = new Database(join(test.dataDir, 'burstlab.db'))
    db.exec("CREATE TRIGGER no_room BEFORE UPDATE ON run_facts BEGIN SELECT RAISE(FAIL, 'no room'); END")
    const { id } = only(start())
    expect([test.lab.runs.get(id).status, told]).toEqual(['queued', [expect.stringMatching(/no room/)]])
    db.exec('DROP TRIGGER no_room')
    db.close()
    test.lab.settings.set({ workers: 1 })
    expect(test.lab.runs.get(id).status).toBe('running')
    test.of(id).reply(done(id))
    expect(test.lab.runs.get(id).status).toBe('done')
  })

  it('is cancelled at once while queued, and when its host says so while running', () => {
    test.lab.settings.set({ workers: 1 })
    const [running, queued] = start(2)
    if (running === undefined || queued === undefined) throw new Error('no runs')
    test.lab.runs.cancel([queued.id, running.id])
    expect(test.lab.runs.get(queued.id).status).toBe('cancelled')
    expect(test.of(running.id).requests.at(-1)).toEqual({ type: 'cancel', runId: running.id })
    test.of(running.id).reply({ type: 'cancelled', runId: running.id })
    expect(test.lab.runs.get(running.id)).toMatchObject({ status: 'cancelled', reason: null })
  })

  it('is paused and resumed by its host, keeps its place meanwhile, and teaches nothing about the speed of the machine', async () => {
    const [paused] = start()
    if (paused === undefined) throw new Error('no run')
    const host = test.of(paused.id)
    const frames = test.lab.live.watch({ runId: paused.id, theme: 'light', withSiblings: false }, undefined)
    test.lab.runs.pause([paused.id])
    test.lab.runs.pause([paused.id])
    expect((await frames.next()).value).toMatchObject({ paused: true, etaSeconds: null, run: { status: 'running' }, figureMs: expect.any(Number) as unknown })
    test.lab.runs.resume([paused.id])
    expect((await frames.next()).value).toMatchObject({ paused: false })
    expect(host.requests.slice(1).map(({ type }) => type)).toEqual(['pause', 'resume'])
    host.reply({ type: 'done', runId: paused.id, checksum: 'abc', metrics: [] })
    expect(test.lab.runs.get(paused.id).status).toBe('done')
  })

  it('is interrupted when Burstlab is closed; queued runs wait for the next start', async () => {
    test.lab.settings.set({ workers: 1 })
    const runs = start(2)
    await test.reopen({ resumeQueue: false })
    expect(statuses(runs)).toEqual(['interrupted', 'queued'])
    await test.reopen()
    expect(statuses(runs)).toEqual(['interrupted', 'running'])
  })
})

describe('the trash', () => {
  it('takes a run out of the history and gives it back; only from there it can be deleted', () => {
    const { id } = only(start())
    test.of(id).reply(done(id))
    expect(() => test.lab.runs.purge([id])).toThrow(/is not in the trash/)
    test.lab.runs.trash([id])
    expect([test.lab.runs.list(false).length, test.lab.runs.list(true).length]).toEqual([0, 1])
    test.lab.runs.restore([id])
    expect([test.lab.runs.list(false).length, test.lab.runs.list(true).length]).toEqual([1, 0])
    test.lab.runs.trash([id])
    void test.lab.runs.purge([id])
    expect(() => test.lab.runs.get(id)).toThrow(`There is no run with id "${id}".`)
  })

  it('stops what it takes', () => {
    const { id } = only(start())
    test.lab.runs.trash([id])
    expect(test.of(id).requests.at(-1)).toEqual({ type: 'cancel', runId: id })
  })
})

describe('notes, tags, star and name', () => {
  it('are kept with the run, tags once each', async () => {
    const { id } = only(start())
    test.of(id).reply(done(id))
    test.lab.runs.update({ id, name: 'The good one', notes: '# Look', starred: true, tags: ['thesis', 'thesis', 'fig 1'] })
    const lab = await test.reopen()
    expect(lab.runs.get(id)).toMatchObject({ name: 'The good one', notes: '# Look', starred: true, tags: ['thesis', 'fig 1'] })
  })
})
