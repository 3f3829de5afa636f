import { describe, expect, it } from 'vitest'
import { createBatcher, type BatchOptions } from '../../src-main/datasets/batches.ts'
import { createImageSet } from '../../src-main/datasets/image-set.ts'
import { mnistNormalisation, noNormalisation } from '../../src-main/datasets/normalise.ts'
import { ramp, refusal } from './fixtures.ts'

const shape = { channels: 1, height: 2, width: 2 }
/** Ten images: image i has the pixels 4i to 4i + 3 and the label i mod 3. */
const source = createImageSet(ramp(40), Uint8Array.from({ length: 10 }, (_, i) => i % 3), 4)
const options: BatchOptions = { shape, classes: 3, batchSize: 4, seed: 1, normalisation: noNormalisation(1) }
const first = (images: Float32Array, size: number): number[] => Array.from({ length: size }, (_, i) => Math.round((images[4 * i] ?? 0) * 255) / 4)

/** Which images an epoch has, in order. */
function epochOf(changes: Partial<BatchOptions>, epoch: number): number[] {
  const batcher = createBatcher(source, { ...options, ...changes })
  const buffers = batcher.makeBuffers()
  return Array.from({ length: batcher.batches }, (_, batch) => {
    const size = batcher.write(epoch, batch, buffers)
    return first(buffers.images, size)
  }).flat()
}

describe('batches', () => {
  it('go through the images in order, the last one short', () => {
    const batcher = createBatcher(source, options)
    const buffers = batcher.makeBuffers()
    expect([batcher.count, batcher.batches]).toEqual([10, 3])
    expect([0, 1, 2].map((batch) => batcher.write(0, batch, buffers))).toEqual([4, 4, 2])
    expect(first(buffers.images, 2)).toEqual([8, 9])
    expect([...buffers.labels.subarray(0, 2)]).toEqual([2, 0])
    expect([...buffers.targets.subarray(0, 6)]).toEqual([0, 0, 1, 1, 0, 0])
  })

  it('are normalised', () => {
    const batcher = createBatcher(source, { ...options, normalisation: mnistNormalisation })
    const buffers = batcher.makeBuffers()
    batcher.write(0, 1, buffers)
    expect(buffers.images[5]).toBeCloseTo((21 / 255 - 0.131) / 0.308, 6)
  })

  it('are shuffled anew in every epoch, each image once', () => {
    const [one, two] = [epochOf({ shuffle: true }, 0), epochOf({ shuffle: true }, 1)]
    expect(one).not.toEqual(two)
    expect(one.toSorted((a, b) => a - b)).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8, 9])
    expect(epochOf({ shuffle: true }, 0)).toEqual(one)
    expect(epochOf({ shuffle: true, seed: 2 }, 0)).not.toEqual(one)
  })

  it('have only the images that take part', () => {
    expect(epochOf({ indices: Uint32Array.of(7, 2, 5) }, 0)).toEqual([7, 2, 5])
    expect(epochOf({ indices: Uint32Array.of(7, 2, 5), shuffle: true }, 3).toSorted((a, b) => a - b)).toEqual([2, 5, 7])
  })

  it('do not depend on which were made before', () => {
    const augmented = { ...options, shuffle: true, augmentation: { kind: 'random-crop', padding: 1, flip: true } } as const
    const [straight, hopping] = [createBatcher(source, augmented), createBatcher(source, augmented)]
    const [a, b] = [straight.makeBuffers(), hopping.makeBuffers()]
    hopping.write(2, 0, b)
    hopping.write(0, 2, b)
    hopping.write(1, 1, b)
    for (const [epoch, batch] of [[0, 0], [0, 1], [0, 2], [1, 0], [1, 1]] as const) straight.write(epoch, batch, a)
    expect(b).toEqual(a)
  })

  it('have the augmented shape', () => {
    const batcher = createBatcher(source, { ...options, augmentation: { kind: 'centre-crop', size: 1 } })
    const buffers = batcher.makeBuffers()
    batcher.write(0, 0, buffers)
    expect([batcher.shape, buffers.images.length]).toEqual([{ channels: 1, height: 1, width: 1 }, 4])
  })

  it('are refused where an option does not fit', async () => {
    expect(await refusal(() => createBatcher(source, { ...options, batchSize: 0 }))).toBe('BAD_OPTION: The batch size is 0; expected a whole number from 1.')
    expect(await refusal(() => createBatcher(source, { ...options, classes: 2 }))).toBe('BAD_OPTION: The label of image 2 is 2; expected 0 to 1 for 2 classes.')
    expect(await refusal(() => createBatcher(source, { ...options, indices: Uint32Array.of(1, 10) }))).toBe('BAD_OPTION: Image 10 is to take part; expected indices from 0 to 9.')
    expect(await refusal(() => createBatcher(source, { ...options, indices: new Uint32Array(0) }))).toBe('BAD_OPTION: There are 0 images to make batches of; expected at least 1.')
    const batcher = createBatcher(source, options)
    expect(await refusal(() => batcher.write(0, 3, batcher.makeBuffers()))).toBe('BAD_OPTION: Batch 3 was asked for; expected a whole number from 0 to 2.')
  })
})
