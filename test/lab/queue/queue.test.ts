/** The queue as one arranges it: order, priority, pause, and when what will be done. */
import { availableParallelism } from 'node:os'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { HostReply } from '../../../src-main/lab/runs/run-host.ts'
import { openTestLab } from '../test-lab.ts'
import type { TestLab } from '../test-lab.ts'

let test: TestLab
beforeEach(async () => {
  test = await openTestLab()
  test.lab.settings.set({ workers: 1 })
})
afterEach(() => test.end())

const done = (runId: string): HostReply => ({ type: 'done', runId, checksum: 'c'.repeat(64), metrics: [] })

function start(seedCount: number): string[] {
  const experiment = test.lab.experiments.create({ type: 'preset', id: 'fig2b' })
  return test.lab.runs.start({ experimentId: experiment.id, seedCount, firstSeed: 1 }).map(({ id }) => id)
}

/** Seeds, in the order in which they compute or wait. */
const seeds = (): number[] => test.lab.queue.view().rows.map(({ run }) => run.seed)
const waiting = (): string[] => test.lab.queue.view().rows.slice(1).map(({ run }) => run.id)

describe('the order of the queue', () => {
  it('can be changed, and the next run to start is the first in it', () => {
    const [first = '', second = '', third = '', fourth = ''] = start(4)
    test.lab.queue.place({ ids: [fourth], before: second })
    expect(waiting()).toEqual([fourth, second, third])
    test.lab.queue.place({ ids: [fourth, second], before: null })
    expect(waiting()).toEqual([third, fourth, second])
    test.lab.queue.next([second])
    expect(waiting()).toEqual([second, third, fourth])
    test.of(first).reply(done(first))
    expect(test.lab.runs.get(second).status).toBe('running')
  })

  it('puts high priority first and low last; a run that is placed takes the priority of where it stands', () => {
    const [, second = '', third = '', fourth = ''] = start(4)
    test.lab.queue.prioritise({ ids: [fourth], priority: 1 })
    test.lab.queue.prioritise({ ids: [second], priority: -1 })
    expect(waiting()).toEqual([fourth, third, second])
    test.lab.queue.place({ ids: [second], before: fourth })
    expect(test.lab.queue.view().rows.slice(1).map(({ run, priority }) => [run.id, priority])).toEqual([[second, 1], [fourth, 1], [third, 0]])
  })

  it('survives a restart', async () => {
    const [, second = '', third = ''] = start(3)
    test.lab.queue.next([third])
    await test.reopen({ resumeQueue: false })
    expect(test.lab.queue.view().rows.map(({ run }) => run.id)).toEqual([third, second])
  })

  it('is of queued runs only', () => {
    const [first = '', second = ''] = start(2)
    expect(() => test.lab.queue.next([first])).toThrow(`"${test.lab.runs.get(first).name}", seed 1, is running; only queued runs have a place in the queue.`)
    expect(() => test.lab.queue.next(['none'])).toThrow('There is no run with id "none".')
    expect(() => test.lab.queue.place({ ids: [second], before: first })).toThrow(/waits no longer/)
  })
})

describe('a paused queue', () => {
  it('starts nothing new, lets go on what computes, and stays paused over a restart', async () => {
    const [first = '', second = ''] = start(2)
    test.lab.queue.pause()
    test.of(first).reply(done(first))
    expect(test.lab.runs.get(second).status).toBe('queued')
    await test.reopen()
    expect(test.lab.queue.view()).toMatchObject({ paused: true, rows: [{ run: { id: second, status: 'queued' }, startsInSeconds: null, endsInSeconds: null }] })
    await test.reopen({ resumeQueue: false })
    test.lab.queue.resume()
    expect(test.lab.runs.get(second).status).toBe('queued')
    await test.reopen()
    expect(test.lab.runs.get(second).status).toBe('running')
    test.lab.queue.pause()
    test.lab.queue.resume()
    expect(test.lab.queue.view().paused).toBe(false)
  })

  it('is what runs say they wait for, as long as it lasts', async () => {
    const [, waits = ''] = start(2)
    test.lab.queue.pause()
    const frames = test.lab.live.watch({ runId: waits, theme: 'light', withSiblings: false }, undefined)
    expect((await frames.next()).value).toMatchObject({ paused: true, etaSeconds: null, run: { status: 'queued' } })
    test.lab.queue.resume()
    expect((await frames.next()).value).toMatchObject({ paused: false, run: { status: 'queued' } })
  })
})

describe('the estimates', () => {
  it('say when each run starts and ends, one after the other on one worker', () => {
    start(3)
    const [running, second, third] = test.lab.queue.view().rows
    expect(seeds()).toEqual([1, 2, 3])
    expect(second?.startsInSeconds).toBe(running?.endsInSeconds)
    expect(third?.startsInSeconds).toBe(second?.endsInSeconds)
    expect(third?.endsInSeconds).toBeGreaterThan(third?.startsInSeconds ?? Infinity)
  })

  it('know nothing behind a run that is paused', () => {
    const [first = ''] = start(2)
    test.lab.runs.pause([first])
    expect(test.lab.queue.view().rows).toMatchObject([{ runPaused: true, endsInSeconds: null }, { startsInSeconds: null }])
  })
})

describe('the threads of a run', () => {
  function threadsOf(presetId: string): number {
    const { id } = test.lab.experiments.create({ type: 'preset', id: presetId })
    const [run] = test.lab.runs.start({ experimentId: id, seedCount: 1, firstSeed: 1 })
    if (run === undefined) expect.fail('no run was started')
    const asked = test.of(run.id).requests.findLast((request) => request.type === 'start')
    test.of(run.id).reply(done(run.id))
    return asked?.threads ?? NaN
  }

  it('are remembered where the run computes on the processor, and not where its device has no use for them', () => {
    const { id } = test.lab.experiments.create({ type: 'preset', id: 'fig5-quick-learned' })
    const [run] = test.lab.runs.start({ experimentId: id, seedCount: 1, firstSeed: 1 })
    const runId = run?.id ?? ''
    const remembered = (threads: number | null): number | undefined => {
      test.of(runId).reply({ type: 'device', runId, device: 'device', threads })
      return test.lab.runs.get(runId).provenance.facts?.threads
    }
    expect(test.lab.runs.get(runId).provenance.facts).not.toHaveProperty('threads')
    expect([remembered(3), remembered(null)]).toEqual([3, undefined])
  })

  it('are a layered network\'s share of the cores, or as many as somebody has chosen', () => {
    expect(threadsOf('fig5-quick-learned')).toBe(availableParallelism())
    test.lab.settings.set({ threads: 1 })
    expect(threadsOf('fig5-quick-learned')).toBe(1)
    test.lab.settings.set({ threads: availableParallelism() })
    expect(threadsOf('fig5-quick-learned')).toBe(availableParallelism())
    test.lab.settings.set({ threads: null })
    expect(threadsOf('fig5-quick-learned')).toBe(availableParallelism())
  })

  it('are as chosen, too, where more workers are chosen together with them', () => {
    start(1)
    const { id } = test.lab.experiments.create({ type: 'preset', id: 'fig5-quick-learned' })
    const [waits] = test.lab.runs.start({ experimentId: id, seedCount: 1, firstSeed: 1 })
    if (waits === undefined) expect.fail('no run was started')
    test.lab.settings.set({ threads: availableParallelism() })
    test.lab.settings.set({ workers: 2, threads: 1 })
    expect(test.of(waits.id).requests.findLast((request) => request.type === 'start')?.threads).toBe(1)
  })

  it('are one where a kind computes on one, whatever was chosen', () => {
    test.lab.settings.set({ threads: availableParallelism() })
    expect(threadsOf('fig2b')).toBe(1)
  })
})
