/** Looking into a network that a run has trained. */
import { resolve } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { generateDigits } from '../../src-main/datasets/generated-digits.ts'
import { quantityOf } from '../../src-main/lab/inside/inside-view.ts'
import { nodeRunHosts } from '../../src-main/lab/node-run-host.ts'
import { matchingImages, placeIn } from '../../src-main/run-host/inside.ts'
import { openTestLab } from './test-lab.ts'
import type { TestLab } from './test-lab.ts'

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
  beforeEach(async () => { test = await openTestLab({ spawnRunHost: nodeRunHosts(resolve('src-main/run-host.ts')) }) })
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
