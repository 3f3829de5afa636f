/** The paper as a whole: what of it was computed, what is missing, and going on from where it stopped. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { HostReply } from '../../../src-main/lab/runs/run-host.ts'
import type { ReproductionRow, ReproductionView } from '../../../src-main/lab/reproduction/reproduction-types.ts'
import { openTestLab } from '../test-lab.ts'
import type { TestLab } from '../test-lab.ts'

let test: TestLab
beforeEach(async () => {
  test = await openTestLab()
  test.lab.settings.set({ workers: 1 })
})
afterEach(() => test.end())

const done = (runId: string): HostReply => ({ type: 'done', runId, checksum: 'c'.repeat(64), metrics: [] })

function rowOf({ rows }: ReproductionView, presetId: string): ReproductionRow {
  const found = rows.find((row) => row.presetId === presetId)
  if (found === undefined) throw new Error(`no row of ${presetId}`)
  return found
}

describe('before anything was computed', () => {
  it('nothing is done, and what needs data that are not there says so', async () => {
    const view = await test.lab.reproduction.view('all')
    expect(view.counts).toMatchObject({ done: 0, running: 0, queued: 0, failed: 0 })
    expect(rowOf(view, 'fig2b')).toMatchObject({ figure: 'Fig. 2b', state: 'not-run', run: null, claims: [] })
    expect(rowOf(view, 'fig5-learned')).toMatchObject({ state: 'no-data', reason: 'There is no data set "mnist": import it under Data first.' })
    expect(view.secondsLeft).toBeGreaterThan(0)
  })
})

describe('start', () => {
  it('queues the paper\'s own specs, the shortest first, with seed 1, and leaves out what has no data', async () => {
    const view = await test.lab.reproduction.start('all')
    expect(view.counts.running).toBe(1)
    expect(view.counts['not-run']).toBe(0)
    const runs = test.lab.runs.list(false)
    expect(runs.length).toBe(view.counts.running + view.counts.queued)
    expect(runs.every(({ seed, differenceCount, presetId }) => seed === 1 && differenceCount === 0 && presetId !== null)).toBe(true)
    expect(runs.some(({ presetId }) => presetId === 'fig5-learned')).toBe(false)
    const order = test.lab.queue.view().rows.map(({ run }) => run.presetId)
    expect(order.indexOf('fig2b')).toBeLessThan(order.indexOf('fig3'))
    expect(order.indexOf('fig3')).toBeLessThan(order.indexOf('fig4'))
  })

  it('does not compute again what is done, under way, or was stopped half way', async () => {
    const { rows } = await test.lab.reproduction.start('quick')
    const running = rows.find(({ state }) => state === 'running')?.run?.id ?? ''
    test.of(running).reply(done(running))
    const stopped = await test.lab.reproduction.stop('quick')
    expect(stopped.counts.queued).toBe(0)
    // What computes hears of it and says so.
    for (const row of stopped.rows) if (row.state === 'running' && row.run !== null) test.of(row.run.id).reply({ type: 'cancelled', runId: row.run.id })
    await test.reopen()
    const before = await test.lab.reproduction.view('quick')
    expect(before.counts.done).toBe(1)
    expect(before.counts['not-run']).toBe(before.rows.length - 1)
    const again = await test.lab.reproduction.start('quick')
    expect(again.counts).toMatchObject({ done: 1, running: 1, queued: before.rows.length - 2 })
    expect((await test.lab.reproduction.start('quick')).counts).toEqual(again.counts)
  })

  it('tries again what failed, and says why it did', async () => {
    const { rows } = await test.lab.reproduction.start('quick')
    const running = rows.find(({ state }) => state === 'running')
    const id = running?.run?.id ?? ''
    test.of(id).reply({ type: 'failed', runId: id, reason: 'it diverged' })
    expect(rowOf(await test.lab.reproduction.view('quick'), running?.presetId ?? '')).toMatchObject({ state: 'failed', reason: expect.stringContaining('it diverged') as string })
    expect(rowOf(await test.lab.reproduction.start('quick'), running?.presetId ?? '').state).toBe('queued')
  })
})

describe('what counts', () => {
  it('is the paper\'s own spec only, with all seeds that were started together', async () => {
    const own = test.lab.experiments.create({ type: 'preset', id: 'fig2b' })
    const copy = test.lab.experiments.create({ type: 'experiment', id: own.id })
    test.lab.experiments.save({ id: copy.id, draft: { ...(copy.draft as object), rule: { ...(copy.draft as { rule: object }).rule, learningRate: 0.5 } } })
    const [changed] = test.lab.runs.start({ experimentId: copy.id, seedCount: 1, firstSeed: 1 })
    test.of(changed?.id ?? '').reply(done(changed?.id ?? ''))
    expect(rowOf(await test.lab.reproduction.view('quick'), 'fig2b').state).toBe('not-run')
    for (const { id } of test.lab.runs.start({ experimentId: own.id, seedCount: 3, firstSeed: 1 })) test.of(id).reply(done(id))
    const row = rowOf(await test.lab.reproduction.view('quick'), 'fig2b')
    expect(row).toMatchObject({ state: 'done', run: { seeds: 3 } })
    // Nothing was recorded, so every claim still waits for its number.
    expect(row.claims.length).toBeGreaterThan(3)
    expect(new Set(row.claims.map(({ verdict }) => verdict))).toEqual(new Set(['pending']))
  })
})
