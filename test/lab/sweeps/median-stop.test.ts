/** Runs of a sweep that are clearly worse than their peers end early, with hosts under control. */
import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { errorsSeries } from '../../../src-main/engines/ensemble/series.ts'
import { writeCheckpoint } from '../../../src-main/lab/checkpoints/checkpoint-file.ts'
import type { MedianStop, SweepAxis, SweepSummary } from '../../../src-main/lab/sweeps/sweep-types.ts'
import { openTestLab } from '../test-lab.ts'
import type { TestLab } from '../test-lab.ts'

let test: TestLab
beforeEach(async () => {
  test = await openTestLab()
  test.lab.settings.set({ workers: 4 })
})
afterEach(() => test.end())

const rates: SweepAxis = { path: 'optimiser.hiddenRate', range: { type: 'list', values: [0.1, 0.2, 0.3, 0.4] } }
const rule: MedianStop = { metric: 'testErrorPct', afterEpochs: 2, peers: 2 }

const request = (medianStop: MedianStop | undefined) => ({ experimentId: test.lab.experiments.create({ type: 'preset', id: 'fig5-quick-learned-recurrent' }).id, axes: [rates], seedCount: 1, firstSeed: 1, medianStop })
const start = (medianStop: MedianStop | undefined): Promise<SweepSummary> => test.lab.sweeps.start(request(medianStop))

/** The newest run of each point. */
const runsOf = (id: string): string[] => test.lab.sweeps.get(id).points.map(({ runs }) => runs[0]?.id ?? '')

/** Test errors of one epoch after another, the first of them `from`. */
function learn(runId: string, errors: readonly number[], from = 0): void {
  const rows = errors.map((error, index) => [from + index, error, 1, error, 1, error])
  test.of(runId).reply({ type: 'advance', runId, fraction: 0.5, activity: '', log: [], rows: [{ ...errorsSeries, values: Float64Array.from(rows.flat()) }] })
}

const stops = (runId: string): number => test.of(runId).requests.filter((asked) => asked.type === 'stop' && asked.runId === runId).length

/** As the engine does it when it is asked to. */
function stopped(runId: string): void {
  const { kind, specHash, seed, provenance: { engineVersion }, seriesSizes } = test.lab.runs.get(runId)
  const file = `${runId}-1.safetensors`
  const head = { kind, specHash, seed, engineVersion, device: 'cpu', position: {}, label: 'after epoch 2 of 10', fraction: 0.5, series: seriesSizes.map(({ name, rows }) => ({ name, rows })), metrics: [] }
  mkdirSync(join(test.dataDir, 'checkpoints'), { recursive: true })
  const bytes = writeCheckpoint(join(test.dataDir, 'checkpoints', file), { ...head, tensors: [] })
  test.of(runId).reply({ type: 'checkpoint', runId, number: 1, file, bytes, ...head })
  test.of(runId).reply({ type: 'stopped', runId, label: head.label })
}

const done = (runId: string): void => test.of(runId).reply({ type: 'done', runId, checksum: 'c'.repeat(64), metrics: [{ name: 'test error (%)', value: 5 }] })

/** Four runs, of which the last is worse than its peers and has ended. */
async function withOneStopped(): Promise<{ readonly id: string; readonly runs: readonly string[]; readonly worst: string }> {
  const { id } = await start(rule)
  const runs = runsOf(id)
  const [first = '', second = '', third = '', worst = ''] = runs
  learn(first, [90, 10, 8])
  learn(second, [90, 12, 9])
  learn(third, [90, 11, 7])
  learn(worst, [90, 80, 70])
  stopped(worst)
  return { id, runs, worst }
}

describe('a sweep with a median stopping rule', () => {
  it('stops a run that is worse than its peers, with a checkpoint, and says why', async () => {
    const { id, worst } = await withOneStopped()
    const why = 'stopped early after epoch 2: test error 70 % at its best, median of its 3 peers 8 %'
    const { status, reason } = test.lab.runs.get(worst)
    expect([status, reason]).toEqual(['cancelled', why])
    expect(test.lab.runs.log(worst).at(-1)?.text).toBe(`cancelled: ${why}`)
    const detail = test.lab.sweeps.get(id)
    expect([detail.counts, detail.stoppedEarly, detail.points.map(({ runs }) => runs[0]?.stoppedEarly)]).toEqual([{ running: 3, cancelled: 1 }, 1, [false, false, false, true]])
    expect(detail.medianStop).toEqual({ ...rule, text: expect.stringMatching(/after epoch 2 or later, where its best test error is worse than the median of at least 2 other runs/) as string })
    expect(test.lab.sweeps.list(false)).toMatchObject([{ id, stoppedEarly: 1 }])
  })

  it('compares nobody before enough peers have come as far, and nobody within the grace period', async () => {
    const [first = '', second = '', third = ''] = runsOf((await start(rule)).id)
    learn(first, [90, 80, 80])
    learn(second, [90, 10])
    learn(third, [90, 80])
    expect([first, second, third].map(stops)).toEqual([0, 0, 0])
    learn(second, [10], 2)
    learn(third, [20], 2)
    expect([first, second, third].map(stops), 'a run is looked at when it has something new').toEqual([0, 0, 0])
    learn(first, [80], 3)
    expect(stops(first), 'its peers are an epoch behind, and were better').toBe(1)
    stopped(first)
    expect(test.lab.runs.get(first).reason).toBe('stopped early after epoch 3: test error 80 % at its best, median of its 2 peers 15 % after epoch 2 already')
  })

  it('counts peers that have ended, over what they recorded', async () => {
    test.lab.settings.set({ workers: 1 })
    const { id } = await start(rule)
    const [first = '', second = '', third = ''] = runsOf(id)
    learn(first, [90, 80, 70, 60])
    done(first)
    learn(second, [90, 10, 5])
    expect(stops(second)).toBe(0)
    done(second)
    learn(third, [90, 60, 50])
    expect(stops(third)).toBe(1)
    stopped(third)
    expect(test.lab.runs.get(third).reason).toBe('stopped early after epoch 2: test error 50 % at its best, median of its 2 peers 37.5 %')
  })

  it('leaves the runs of other sweeps alone, and those of a sweep without a rule', async () => {
    const ruled = runsOf((await start(rule)).id)
    test.lab.settings.set({ workers: 8 })
    const free = runsOf((await start(undefined)).id)
    for (const runId of ruled) learn(runId, [90, 10, 8])
    for (const [index, runId] of free.entries()) learn(runId, [90, 80, 80 + index])
    expect([...ruled, ...free].map(stops)).toEqual([0, 0, 0, 0, 0, 0, 0, 0])
  })

  it('is done with a run that it asked to stop too late', async () => {
    const { id } = await start(rule)
    const [first = '', second = '', third = ''] = runsOf(id)
    for (const runId of [first, second]) learn(runId, [90, 10, 8])
    learn(third, [90, 80, 70])
    expect(stops(third)).toBe(1)
    done(third)
    expect([test.lab.runs.get(third).status, test.lab.sweeps.get(id).stoppedEarly]).toEqual(['done', 0])
  })

  it('has its results of the runs that are done', async () => {
    const { id, runs, worst } = await withOneStopped()
    for (const runId of runs) if (runId !== worst) done(runId)
    const { points, counts } = test.lab.sweeps.get(id)
    expect(counts).toEqual({ done: 3, cancelled: 1 })
    expect(points.map(({ metrics }) => metrics[0]?.mean ?? null)).toEqual([5, 5, 5, null])
    const settings = (JSON.parse(test.lab.sweeps.exportTable(id, 'json').content) as { settings: unknown }).settings
    expect(settings).toEqual({ axes: [rates], seedCount: 1, firstSeed: 1, medianStop: rule })
  })
})

describe('a run that was stopped early', () => {
  it('is left out when the sweep is resumed, where what was cancelled by hand goes on', async () => {
    const { id, runs, worst } = await withOneStopped()
    test.lab.sweeps.cancel(id)
    for (const runId of runs) if (runId !== worst) test.of(runId).reply({ type: 'cancelled', runId })
    expect(await test.lab.sweeps.resume(id)).toBe(3)
    expect(test.lab.sweeps.get(id)).toMatchObject({ counts: { running: 3, cancelled: 1 }, stoppedEarly: 1 })
  })

  it('can be gone on with by itself, and is not stopped by the rule again', async () => {
    const { id, worst } = await withOneStopped()
    await test.lab.runs.resumeFromCheckpoint([worst])
    expect(test.lab.sweeps.get(id)).toMatchObject({ counts: { running: 4 }, stoppedEarly: 0 })
    learn(worst, [70], 3)
    expect(stops(worst)).toBe(1)
    done(worst)
    expect(test.lab.sweeps.get(id)).toMatchObject({ counts: { running: 3, done: 1 }, stoppedEarly: 0 })
  })

  it('travels in a bundle as a cancelled run with its reason: in another lab it has no peers', async () => {
    const { worst } = await withOneStopped()
    const parts: Uint8Array[] = []
    test.lab.bundles.write(test.lab.bundles.select([worst]), (bytes) => { parts.push(bytes) })
    const file = join(test.dataDir, 'worst.burstlab')
    writeFileSync(file, Buffer.concat(parts))
    const there = await openTestLab()
    there.lab.bundles.import(file)
    expect(there.lab.runs.list(false)).toMatchObject([{ id: worst, status: 'cancelled', reason: test.lab.runs.get(worst).reason, sweepId: null }])
    expect(there.lab.runs.get(worst).provenance.facts).not.toHaveProperty('stoppedEarly')
    await there.end()
  })

  it('still is one after a restart', async () => {
    const { id } = await withOneStopped()
    await test.reopen()
    expect(test.lab.sweeps.get(id)).toMatchObject({ stoppedEarly: 1, medianStop: rule })
  })
})

describe('a rule that cannot be followed', () => {
  it('is refused with its field, its value and what was expected, and nothing starts', async () => {
    const wrong = { metric: 'speed', afterEpochs: 10, peers: 9 }
    const messages = [
      'Measure to stop early by is "speed"; expected one of "testErrorPct", "testLoss", "testTopFiveErrorPct", "trainErrorPct", "trainLoss".',
      'Epochs before a run is stopped early is 10; expected at most 9: the longest run has 10 epochs.',
      'Fewest peers to stop early is 9; expected at most 3: the sweep has 4 runs.',
    ]
    expect((await test.lab.sweeps.plan(request(wrong))).issues.map(({ axis, message }) => [axis, message])).toEqual(messages.map((message) => [null, message]))
    await expect(start(wrong)).rejects.toMatchObject({ code: 'BAD_REQUEST', issues: messages.map((message) => ({ message })) })
    expect(test.lab.runs.list(false)).toEqual([])
  })

  it('is one for experiments that have no epochs', async () => {
    const { id: experimentId } = test.lab.experiments.create({ type: 'preset', id: 'fig2b' })
    const plan = await test.lab.sweeps.plan({ experimentId, axes: [{ path: 'rule.tauAvgS', range: { type: 'list', values: [5, 15] } }], seedCount: 2, firstSeed: 1, medianStop: rule })
    expect(plan.issues).toMatchObject([{ path: 'medianStop.metric', message: 'Measure to stop early by is "testErrorPct"; expected no early stop: experiments of the kind "pairing" record no learning epoch by epoch.' }])
  })
})
