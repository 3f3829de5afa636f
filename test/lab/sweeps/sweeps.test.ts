/** Sweeps from plan to table, with hosts under control; and in real processes, where the number of workers must not matter. */
import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { writeCheckpoint } from '../../../src-main/lab/checkpoints/checkpoint-file.ts'
import { nodeRunHosts } from '../../../src-main/lab/runs/node-run-host.ts'
import type { HostReply } from '../../../src-main/lab/runs/run-host.ts'
import type { SweepAxis, SweepSummary } from '../../../src-main/lab/sweeps/sweep-types.ts'
import { curveColour } from '../../../src-main/export/palette.ts'
import { readProvenance } from '../../../src-main/export/provenance.ts'
import { openTestLab } from '../test-lab.ts'
import type { TestLab } from '../test-lab.ts'
import { runHostFile } from '../../support/run-host-file.ts'

const tauAvg: SweepAxis = { path: 'rule.tauAvgS', range: { type: 'list', values: [5, 15] } }
const tauPre: SweepAxis = { path: 'rule.tauPreMs', range: { type: 'log', from: 10, to: 100, count: 2 } }

let test: TestLab
afterEach(() => test.end())

function experiment(): string {
  return test.lab.experiments.create({ type: 'preset', id: 'fig2b' }).id
}

describe('a sweep under control', () => {
  beforeEach(async () => {
    test = await openTestLab()
    test.lab.settings.set({ workers: 1 })
  })

  const start = (axes: readonly SweepAxis[] = [tauAvg, tauPre], seedCount = 2): Promise<SweepSummary> => test.lab.sweeps.start({ experimentId: experiment(), axes, seedCount, firstSeed: 1 })

  /** All that wait, one after the other; `error` of a run from its place and seed. */
  function finish(id: string, error: (point: number, seed: number) => number): void {
    for (;;) {
      const point = test.lab.sweeps.get(id).points.find(({ runs }) => runs.some(({ status }) => status === 'running'))
      const run = point?.runs.find(({ status }) => status === 'running')
      if (point === undefined || run === undefined) return
      const reply: HostReply = { type: 'done', runId: run.id, checksum: 'c'.repeat(64), metrics: [{ name: 'error (%)', value: error(point.index, run.seed) }] }
      test.of(run.id).reply(reply)
    }
  }

  it('is planned: points, runs, total time over the workers, memory and disk', async () => {
    const experimentId = experiment()
    const one = test.lab.experiments.get(experimentId).forecast
    const plan = await test.lab.sweeps.plan({ experimentId, axes: [tauAvg, tauPre], seedCount: 3, firstSeed: 1 })
    expect(plan).toMatchObject({ pointCount: 4, runCount: 12, issues: [], points: [{ label: 'τavg = 5 s, τₚᵣₑ = 10 ms', texts: ['5 s', '10 ms'] }, {}, {}, { label: 'τavg = 15 s, τₚᵣₑ = 100 ms' }] })
    expect(plan.forecast?.seconds).toBeCloseTo(12 * (one?.seconds ?? NaN), 9)
    expect(plan.forecast?.diskMb).toBeCloseTo(12 * (one?.diskMb ?? NaN), 9)
    expect(plan.forecast?.memoryMb).toBeCloseTo(one?.memoryMb ?? NaN, 9)
    test.lab.settings.set({ workers: 3 })
    expect((await test.lab.sweeps.plan({ experimentId, axes: [tauAvg, tauPre], seedCount: 3, firstSeed: 1 })).forecast?.seconds).toBeCloseTo(4 * (one?.seconds ?? NaN), 9)
  })

  it('says what is wrong instead of costs, and is not started then', async () => {
    const request = { experimentId: experiment(), axes: [{ path: 'rule.tauAvgS', range: { type: 'list', values: [5, -1] } }] as const, seedCount: 1, firstSeed: 1 }
    const message = 'Axis 1: Time constant of the running rates (rule.tauAvgS) is -1; expected a number from 0.01 to 10000 s.'
    expect(await test.lab.sweeps.plan(request)).toMatchObject({ issues: [{ axis: 0, message }], forecast: null })
    await expect(test.lab.sweeps.start(request)).rejects.toMatchObject({ code: 'BAD_REQUEST', message: 'The sweep is not valid.', issues: [{ message }] })
    expect(test.lab.runs.list(false)).toEqual([])
    await expect(test.lab.sweeps.start({ ...request, firstSeed: 0xffffffff, seedCount: 2 })).rejects.toMatchObject({ issues: [{ message: 'First seed is 4294967295; expected at most 4294967294 with 2 seeds.' }] })
  })

  it('starts with every point of the first seed, then of the next; its runs say what they are', async () => {
    const { id } = await start()
    const runs = test.lab.queue.view().rows.map(({ run }) => run)
    expect(runs.map(({ seed }) => seed)).toEqual([1, 1, 1, 1, 2, 2, 2, 2])
    expect(runs[1]).toMatchObject({ name: `τavg = 5 s, τₚᵣₑ = 100 ms · ${test.lab.experiments.list(false)[0]?.name ?? ''}`, sweepId: id, differenceCount: 2 })
    expect(runs[0]?.groupId).toBe(runs[4]?.groupId)
    expect(test.lab.sweeps.list(false)).toMatchObject([{ id, name: expect.stringMatching(/: τavg × τₚᵣₑ$/) as string, counts: { running: 1, queued: 7 } }])
  })

  it('has no spread at all where its seeds are equal, whatever digits their mean would round to', async () => {
    const { id } = await start()
    finish(id, (point) => 0.1 + 0.7 * point)
    expect(test.lab.sweeps.get(id).points.map(({ metrics: found }) => found)).toEqual([0.1, 0.1 + 0.7, 0.1 + 0.7 * 2, 0.1 + 0.7 * 3].map((mean) => [{ mean, sd: 0, count: 2 }]))
  })

  it('has at each point mean and SD over its seeds', async () => {
    const { id } = await start()
    finish(id, (point, seed) => 10 * point + seed)
    const { points, metrics, counts } = test.lab.sweeps.get(id)
    expect([metrics, counts]).toEqual([['error (%)'], { done: 8 }])
    expect(points.map(({ at, metrics: found }) => [at, found])).toEqual([
      [[0, 0], [{ mean: 1.5, sd: 0.5, count: 2 }]], [[0, 1], [{ mean: 11.5, sd: 0.5, count: 2 }]],
      [[1, 0], [{ mean: 21.5, sd: 0.5, count: 2 }]], [[1, 1], [{ mean: 31.5, sd: 0.5, count: 2 }]],
    ])
  })

  it('can be stopped and gone on with: only the rest is computed again', async () => {
    const { id } = await start([tauAvg], 2)
    const first = test.lab.sweeps.get(id).points[0]?.runs[0]?.id ?? ''
    test.of(first).reply({ type: 'done', runId: first, checksum: 'c', metrics: [] })
    const second = test.lab.queue.view().rows[0]?.run.id ?? ''
    test.lab.sweeps.cancel(id)
    test.of(second).reply({ type: 'cancelled', runId: second })
    expect(test.lab.sweeps.get(id).counts).toEqual({ done: 1, cancelled: 3 })
    expect(await test.lab.sweeps.resume(id)).toBe(3)
    expect(test.lab.sweeps.get(id).counts).toEqual({ done: 1, running: 1, queued: 2 })
    // Nothing is lost: what was cancelled is still in the history.
    expect(test.lab.runs.list(false)).toHaveLength(7)
    finish(id, () => 1)
    expect(test.lab.sweeps.get(id).counts).toEqual({ done: 4 })
    expect(await test.lab.sweeps.resume(id)).toBe(0)
  })

  it('goes on from checkpoints: a run that left one computes no part of itself twice, one whose file is damaged begins anew', async () => {
    const { id: experimentId } = test.lab.experiments.create({ type: 'preset', id: 'fig5-quick-learned-recurrent' })
    const rates: SweepAxis = { path: 'optimiser.hiddenRate', range: { type: 'list', values: [0.1, 0.2, 0.3] } }
    const { id } = await test.lab.sweeps.start({ experimentId, axes: [rates], seedCount: 1, firstSeed: 1 })
    const runs = test.lab.sweeps.get(id).points.map((point) => point.runs[0]?.id ?? '')
    test.lab.settings.set({ workers: 3 })
    for (const [index, runId] of runs.entries()) {
      if (index < 2) leaveCheckpoint(runId, { damaged: index === 1 })
      test.of(runId).reply({ type: 'failed', runId, reason: 'out of memory' })
    }
    expect(await test.lab.sweeps.resume(id)).toBe(3)
    const again = test.lab.sweeps.get(id).points.map((point) => point.runs[0]?.id ?? '')
    expect(again.map((runId, index) => runId === runs[index])).toEqual([true, false, false])
    expect(again.map((runId) => test.lab.runs.get(runId).attempt)).toEqual([2, 1, 1])
    expect(test.lab.sweeps.get(id).counts).toEqual({ running: 3 })
    // Asked again while it computes, there is nothing left to resume.
    expect(await test.lab.sweeps.resume(id)).toBe(0)
  })

  /** As a run of ensembles does: a file, and the lab is told. */
  function leaveCheckpoint(runId: string, { damaged }: { readonly damaged: boolean }): void {
    const { kind, specHash, seed, provenance: { engineVersion } } = test.lab.runs.get(runId)
    const file = `${runId}-1.safetensors`
    const head = { kind, specHash, seed, engineVersion, device: 'cpu', position: {}, label: 'epoch 1', fraction: 0.5, series: [], metrics: [] }
    mkdirSync(join(test.dataDir, 'checkpoints'), { recursive: true })
    const bytes = writeCheckpoint(join(test.dataDir, 'checkpoints', file), { ...head, tensors: [] })
    if (damaged) writeFileSync(join(test.dataDir, 'checkpoints', file), 'cut off')
    test.of(runId).reply({ type: 'checkpoint', runId, number: 1, file, bytes, ...head })
  }

  it('goes to the trash with its runs, stopping them, and comes back', async () => {
    const { id } = await start([tauAvg], 1)
    test.lab.sweeps.trash(id)
    expect([test.lab.sweeps.list(false), test.lab.runs.list(false)]).toEqual([[], []])
    await expect(test.lab.sweeps.resume(id)).rejects.toThrow(/is in the trash; restore it first/)
    test.lab.sweeps.restore(id)
    expect(test.lab.sweeps.list(false)).toHaveLength(1)
    expect(test.lab.runs.list(false)).toHaveLength(2)
  })

  it('is drawn as curves or as a heat map, and exported with the provenance of its runs', async () => {
    const { id } = await start()
    finish(id, (point, seed) => 10 * point + seed)
    const request = { id, metric: 'error (%)', draw: 'heat', x: 0, slice: 0 } as const
    const view = test.lab.sweeps.figure({ ...request, theme: 'dark' })
    expect(view.option).toMatchObject({ series: [{ type: 'heatmap', data: [{ value: [0, 0, 1.5] }, { value: [0, 1, 11.5] }, { value: [1, 0, 21.5] }, { value: [1, 1, 31.5] }] }], xAxis: [{ data: ['5', '15'] }] })
    const curve = test.lab.sweeps.figure({ ...request, draw: 'curve', x: 1, theme: 'light' })
    expect(curve.option).toMatchObject({ xAxis: [{ type: 'log', name: 'Time constant of the eligibility trace [ms]' }], yAxis: [{ name: 'error [%]' }], legend: [{ data: [{ name: 'τavg = 5 s' }, { name: 'τavg = 15 s' }] }] })
    const svg = test.lab.sweeps.exportFigure({ ...request, format: 'svg', fontPt: 7, dpi: 300 }).content
    expect(readProvenance(svg)?.runs).toHaveLength(8)
    test.lab.settings.set({ colourScheme: 'tol-muted' })
    const asked = { ...request, draw: 'curve', x: 1 } as const
    expect(JSON.stringify(test.lab.sweeps.figure({ ...asked, theme: 'light' }).option)).toContain(curveColour(0, 'light', 'tol-muted'))
    expect(test.lab.sweeps.exportFigure({ ...asked, format: 'svg', fontPt: 7, dpi: 300 }).content).toContain(curveColour(0, 'print', 'tol-muted'))
    const csv = test.lab.sweeps.exportTable(id, 'csv').content.split('\r\n').filter((line) => !line.startsWith('#'))
    expect(csv[0]).toBe('point,rule.tauAvgS,rule.tauPreMs,"error (%), mean","error (%), SD","error (%), n",runs')
    expect(csv[4]).toMatch(/^3,15,100,31\.5,0\.5,2,\w+ \w+$/)
  })

  it('refuses a figure that it has not', async () => {
    const { id } = await start([tauAvg], 1)
    finish(id, () => 1)
    const request = { id, metric: 'error (%)', draw: 'curve', x: 0, slice: 0, theme: 'light' } as const
    expect(() => test.lab.sweeps.figure({ ...request, metric: 'speed' })).toThrow('The sweep\'s runs have no metric "speed"; expected one of "error (%)".')
    expect(() => test.lab.sweeps.figure({ ...request, draw: 'heat' })).toThrow('A heat map needs two axes; this sweep has one.')
    expect(() => test.lab.sweeps.figure({ ...request, x: 1 })).toThrow('x is 1; expected the position of an axis, 0 to 0.')
    expect(() => test.lab.sweeps.figure({ ...request, slice: 1 })).toThrow('slice is 1; expected 0 to 0.')
  })

  it('has a name that can be changed, and a draft that waits beside its experiment', async () => {
    const { id, experimentId } = await start([tauAvg], 1)
    expect(test.lab.sweeps.rename(id, 'Memory').name).toBe('Memory')
    test.lab.sweeps.keepDraft(experimentId ?? '', { axes: [] })
    await test.reopen()
    expect(test.lab.sweeps.draft(experimentId ?? '')).toEqual({ axes: [] })
    expect(test.lab.sweeps.get(id).name).toBe('Memory')
  })
})

describe('a sweep in real processes', () => {
  beforeEach(async () => { test = await openTestLab({ spawnRunHost: nodeRunHosts(runHostFile) }) })

  async function toTheEnd(id: string): Promise<void> {
    const ended = new AbortController()
    const events = test.lab.events.subscribe(ended.signal)
    const look = (): void => {
      const { counts, pointCount, seedCount } = test.lab.sweeps.get(id)
      if ((counts.done ?? 0) === pointCount * seedCount) ended.abort()
    }
    look()
    for await (const event of events) if (event.type === 'run') look()
  }

  it('has the same checksums with one worker and with two', async () => {
    const experimentId = test.lab.experiments.create({ type: 'preset', id: 'fig2d-10hz' }).id
    const checksums: (string | null)[][] = []
    for (const workers of [1, 2]) {
      test.lab.settings.set({ workers })
      const { id } = await test.lab.sweeps.start({ experimentId, axes: [tauAvg, { path: 'protocol.realisations', range: { type: 'list', values: [1, 2] } }], seedCount: 2, firstSeed: 1 })
      await toTheEnd(id)
      checksums.push(test.lab.sweeps.get(id).points.flatMap(({ runs }) => runs.map((run) => test.lab.runs.get(run.id).provenance.checksum)))
    }
    expect(checksums[0]).toEqual(checksums[1])
    expect(new Set(checksums[0]).size).toBe(8)
    expect(checksums[0]).not.toContain(null)
  })
})
