/** Batches as the ensemble engine gets them: chosen, split and augmented as the spec says, and the same wherever training begins. */
import { afterEach, describe, expect, it } from 'vitest'
import { generateDigits } from '../../src-main/datasets/generated-digits.ts'
import { createImageSet } from '../../src-main/datasets/image-set.ts'
import type { ImageSet } from '../../src-main/datasets/types.ts'
import type { DataSpec } from '../../src-main/engines/ensemble/spec.ts'
import { openBatches } from '../../src-main/run-host/batches.ts'
import type { OpenBatches } from '../../src-main/run-host/batches.ts'

const digits = generateDigits({ trainCount: 200, testCount: 60 })
const all: DataSpec = { name: 'digits', trainCount: 0, testCount: 0, validationCount: 0, augmentation: 'none', mean: [0.131], sd: [0.308] }
const opened: OpenBatches[] = []
const open = (changes: Partial<DataSpec> = {}, order = { batch: 32, seed: 1 }) => {
  const batches = openBatches(digits, { ...all, ...changes }, order)
  opened.push(batches)
  return batches.data
}
/** As a folder of images gives it: one class after the other. */
function sorted({ labels, read }: ImageSet): ImageSet {
  const order = [...labels.keys()].sort((a, b) => (labels[a] ?? 0) - (labels[b] ?? 0))
  const pixels = new Uint8Array(28 * 28 * labels.length)
  read(order, pixels)
  return createImageSet(pixels, Uint8Array.from(order, (image) => labels[image] ?? 0), 28 * 28)
}

afterEach(async () => { for (const batches of opened.splice(0)) await batches.close() })

describe('batches of a data set', () => {
  it('have every image of an epoch once, the last batch those that are left, one-hot', async () => {
    const data = open()
    expect([data.trainCount, data.testCount, data.classes]).toEqual([200, 60, 10])
    const labels: number[] = []
    for (let index = 0; index < 7; index++) {
      const { size, targets, labels: own } = await data.trainBatch(0, index)
      expect(size).toBe(index < 6 ? 32 : 8)
      for (let i = 0; i < size; i++) {
        labels.push(own[i] ?? -1)
        expect([...targets.subarray(i * 10, (i + 1) * 10)].indexOf(1)).toBe(own[i])
      }
    }
    const ascending = (a: number, b: number): number => a - b
    expect(labels.sort(ascending)).toEqual([...digits.train.labels].sort(ascending))
  })

  it('are those of seed, epoch and place, wherever training begins', async () => {
    const [whole, late] = [open({ augmentation: 'shift' }), open({ augmentation: 'shift' })]
    for (let index = 0; index < 7; index++) await whole.trainBatch(0, index)
    const first = (await whole.trainBatch(1, 0)).images.slice(), second = (await whole.trainBatch(1, 1)).images.slice()
    expect((await late.trainBatch(1, 1)).images).toEqual(second)
    expect((await late.trainBatch(1, 0)).images).toEqual(first)
    expect((await open({}, { batch: 32, seed: 2 }).trainBatch(1, 0)).images).not.toEqual(first)
  })

  it('are of all classes where fewer images are asked for, also of a set that lies class by class', async () => {
    const byClass = { ...digits, train: sorted(digits.train), test: sorted(digits.test) }
    const batches = openBatches(byClass, { ...all, trainCount: 50, testCount: 20 }, { batch: 50, seed: 1 })
    opened.push(batches)
    const { data } = batches
    expect([data.trainCount, data.testCount]).toEqual([50, 20])
    expect(new Set(Array.from((await data.trainBatch(0, 0)).labels).slice(0, 50)).size).toBe(10)
    expect(new Set(Array.from((await data.testBatch(0, 20)).labels).slice(0, 20)).size).toBe(10)
  })

  it('test what was kept apart in place of the test set', async () => {
    const data = open({ validationCount: 40 })
    expect([data.trainCount, data.testCount]).toEqual([160, 40])
    const { size, labels: kept } = await data.testBatch(0, 100)
    expect(size).toBe(40)
    const labels = Array.from(kept).slice(0, 40)
    for (let index = 0; index < 5; index++) {
      const { labels: learned, size: count } = await data.trainBatch(0, index)
      labels.push(...Array.from(learned).slice(0, count))
    }
    // Together they are the training set, each image once.
    const ascending = (a: number, b: number): number => a - b
    expect(labels.sort(ascending)).toEqual([...digits.train.labels].sort(ascending))
  })

  it('refuse a normalisation that does not fit the channels', () => {
    expect(() => open({ mean: [0.1, 0.2], sd: [0.3, 0.3] })).toThrow('The normalisation has 2 means and 2 standard deviations; expected 1 of each, one per channel.')
  })
})
