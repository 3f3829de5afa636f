/** Looking into a network that a run has trained. */
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { generateDigits } from '../../../src-main/datasets/generated-digits.ts'
import { createInsideDesk } from '../../../src-main/lab/inside/inside-desk.ts'
import { quantityOf } from '../../../src-main/lab/inside/inside-view.ts'
import { nodeRunHosts } from '../../../src-main/lab/runs/node-run-host.ts'
import { matchingImages, placeIn } from '../../../src-main/run-host/inside.ts'
import type { InsideAnswer } from '../../../src-main/lab/inside/inside-question.ts'
import type { Store } from '../../../src-main/store/store.ts'
import { fakeHosts } from '../fake-host.ts'
import type { FakeHost } from '../fake-host.ts'
import { openTestLab } from '../test-lab.ts'
import type { TestLab } from '../test-lab.ts'
import { runHostFile } from '../../support/run-host-file.ts'

describe('which image is shown', () => {
  const labels = [3, 1, 3, 2, 3]
  it('is of the class, and of the wrong ones, where that is wanted', () => {
    expect(matchingImages(labels, null, { label: null })).toEqual([0, 1, 2, 3, 4])
    expect(matchingImages(labels, null, { label: 3 })).toEqual([0, 2, 4])
    expect(matchingImages(labels, [3, 1, 0, 0, 1], { label: 3 })).toEqual([2, 4])
  })

  it('goes around at both ends, and to the next one that matches', () => {
    const places = (...by: number[]) => by.map((place) => placeIn([0, 2, 4], { type: 'place', place }))
    expect(places(0, 2, 3, -1)).toEqual([0, 2, 0, 2])
    expect([1, 4, 5].map((index) => placeIn([0, 2, 4], { type: 'index', index }))).toEqual([1, 2, 0])
    expect(placeIn([], { type: 'place', place: 4 })).toBe(0)
  })
})

describe('a quantity', () => {
  it('has its mean, its spread and a byte per unit; what is signed has 0 in the middle', () => {
    const { bytes, histogram, ...rest } = quantityOf('u', Float64Array.of(-2, 0, 1, 1))
    expect(rest).toEqual({ id: 'u', mean: 0, sd: Math.sqrt(1.5), from: -2, to: 2, signed: true })
    expect([...Buffer.from(bytes, 'base64')]).toEqual([0, 128, 191, 191])
    expect(histogram.reduce((sum, count) => sum + count, 0)).toBe(4)
    expect(quantityOf('p', Float64Array.of(0.1, 0.2))).toMatchObject({ from: 0, to: 1 })
    expect(quantityOf('b', Float64Array.of(0, 0))).toMatchObject({ from: 0, to: 1, mean: 0 })
  })
})

describe('a look into a run', () => {
  let test: TestLab
  beforeEach(async () => { test = await openTestLab({ spawnRunHost: nodeRunHosts(runHostFile) }) })
  afterEach(() => test.end())

  async function trained(): Promise<string> {
    const { id, draft } = test.lab.experiments.create({ type: 'preset', id: 'fig5-quick-learned-recurrent' })
    const spec = draft as { data: object; network: object; training: object }
    test.lab.experiments.save({
      id, draft: { ...spec, device: 'cpu', data: { ...spec.data, trainCount: 256, testCount: 60 }, network: { ...spec.network, layers: [{ type: 'dense', units: 30 }] }, training: { ...spec.training, epochs: 1 } },
    })
    const [run] = test.lab.runs.start({ experimentId: id, seedCount: 1, firstSeed: 1 })
    if (run === undefined) throw new Error('no run')
    await expect(test.lab.inside.look({ runId: run.id, label: null, wrongOnly: false, by: { type: 'place', place: 0 } })).rejects.toThrow(/has left no checkpoint yet/)
    for await (const { run: { status } } of test.lab.live.watch({ runId: run.id, theme: 'light', withSiblings: false }, undefined)) if (status === 'failed') throw new Error('failed')
    return run.id
  }

  it('shows the image, its label, the answer and all layers, and finds the wrong ones of a class', { timeout: 60_000 }, async () => {
    const runId = await trained()
    const labels = generateDigits({ trainCount: 256, testCount: 60 }).test.labels
    const first = await test.lab.inside.look({ runId, label: null, wrongOnly: false, by: { type: 'index', index: 7 } })
    expect(first).toMatchObject({ runId, at: 'after epoch 1', count: 60, matching: 60, shown: { index: 7, place: 7, label: labels[7] } })
    expect(first.shown?.image).toMatch(/^data:image\/png;base64,/)
    expect(first.shown?.layers.map(({ name, units, quantities }) => [name, units, quantities.map(({ id }) => id).join('')])).toEqual([['output', 10, 'epbd'], ['layer 1', 30, 'eupbd']])
    const { outputs = [], answer } = first.shown ?? {}
    expect(outputs[answer ?? -1]).toBe(Math.max(...outputs))

    const wrong = await test.lab.inside.look({ runId, label: 4, wrongOnly: true, by: { type: 'place', place: -1 } })
    expect(wrong.matching).toBeLessThan(60)
    if (wrong.shown !== null) {
      expect(wrong.shown.label).toBe(4)
      expect(wrong.shown.answer).not.toBe(4)
      expect(wrong.shown.place).toBe(wrong.matching - 1)
    }
  })

  it('is for networks of ensembles', async () => {
    const { id } = test.lab.experiments.create({ type: 'preset', id: 'fig2b' })
    const [run] = test.lab.runs.start({ experimentId: id, seedCount: 1, firstSeed: 1 })
    await expect(test.lab.inside.look({ runId: run?.id ?? '', label: null, wrongOnly: false, by: { type: 'place', place: 0 } })).rejects.toThrow('is no network of ensembles; only those can be looked into')
  })
})

describe('a look into a run that computes', () => {
  const fake = fakeHosts()
  let test: TestLab
  beforeEach(async () => {
    fake.hosts.length = 0
    // One that is sent away takes a moment to be gone.
    test = await openTestLab({ spawnRunHost: () => ({ ...fake.spawn(), kill: () => undefined }) })
  })
  afterEach(() => test.end())

  const nothing: InsideAnswer = { at: 'after epoch 1', classNames: [], count: 0, matching: 0, shown: null }
  const first = { label: null, wrongOnly: false, by: { type: 'place', place: 0 } } as const

  /** The run, and how it leaves its next checkpoint. */
  function started(): { readonly runId: string; leave(number: number): void } {
    const { id } = test.lab.experiments.create({ type: 'preset', id: 'fig5-quick-learned-recurrent' })
    const runId = test.lab.runs.start({ experimentId: id, seedCount: 1, firstSeed: 1 })[0]?.id ?? ''
    const head = { bytes: 1, kind: 'ensemble', specHash: '', seed: 1, engineVersion: '1', position: {}, device: 'cpu', label: 'epoch', fraction: 0.1, series: [], metrics: [] } as const
    return { runId, leave: (number) => fake.of(runId).reply({ type: 'checkpoint', runId, number, file: `${runId}-${number}.safetensors`, ...head }) }
  }

  /** What a process was asked, and how it answers. */
  const questions = ({ requests }: FakeHost) => requests.flatMap((request) => (request.type === 'inside' ? [{ id: request.runId, file: request.question.file.split('-').at(-1) }] : []))

  it('goes to a newer checkpoint where the one it meant was taken away before it was read', async () => {
    const { runId, leave } = started()
    leave(1)
    const look = test.lab.inside.look({ runId, ...first })
    const asked = fake.hosts.at(-1)
    if (asked === undefined) throw new Error('nobody was asked')
    for (const number of [2, 3]) leave(number)
    asked.reply({ type: 'failed', runId: questions(asked)[0]?.id ?? '', reason: 'ENOENT: no such file' })
    await vi.waitFor(() => expect(questions(asked).map(({ file }) => file)).toEqual(['1.safetensors', '3.safetensors']))
    asked.reply({ type: 'inside', runId: questions(asked)[1]?.id ?? '', answer: nothing })
    await expect(look).resolves.toMatchObject({ runId, at: 'after epoch 1' })
  })

  it('asks nobody anew while the lab closes', async () => {
    const hired = fakeHosts()
    let file = 'r1-1.safetensors'
    const store = { runs: { get: () => ({ id: 'r1', kind: 'ensemble' }) }, checkpoints: { list: () => [{ file }] } } as unknown as Store
    const desk = createInsideDesk({ store, spawnRunHost: () => ({ ...hired.spawn(), kill: () => undefined }), checkpointsDir: '', datasetsDir: '', threads: 1 })
    const look = desk.look({ runId: 'r1', ...first })
    file = 'r1-2.safetensors'
    desk.close()
    hired.hosts[0]?.exit('killed by Burstlab')
    await expect(look).rejects.toThrow('The process that looks into networks was killed by Burstlab')
    expect(hired.hosts).toHaveLength(1)
  })

  it('says what is wrong with a checkpoint that is still there', async () => {
    const { runId, leave } = started()
    leave(1)
    const look = test.lab.inside.look({ runId, ...first })
    const asked = fake.hosts.at(-1)
    if (asked === undefined) throw new Error('nobody was asked')
    asked.reply({ type: 'failed', runId: questions(asked)[0]?.id ?? '', reason: 'It is damaged' })
    await expect(look).rejects.toThrow('It cannot be looked into: It is damaged')
  })

  it('is not refused because an earlier process, sent away when nobody looked, is gone at last', async () => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] })
    try {
      const { runId, leave } = started()
      leave(1)
      const before = test.lab.inside.look({ runId, ...first })
      const idle = fake.hosts.at(-1)
      if (idle === undefined) throw new Error('nobody was asked')
      idle.reply({ type: 'inside', runId: questions(idle)[0]?.id ?? '', answer: nothing })
      await before
      vi.advanceTimersByTime(3_600_000)
      const look = test.lab.inside.look({ runId, ...first })
      const next = fake.hosts.at(-1)
      if (next === undefined || next === idle) throw new Error('nobody new was asked')
      idle.exit('stopped by Burstlab')
      next.reply({ type: 'inside', runId: questions(next)[0]?.id ?? '', answer: nothing })
      await expect(look).resolves.toMatchObject({ runId })
    } finally {
      vi.useRealTimers()
    }
  })
})
