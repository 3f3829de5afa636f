import { describe, expect, it } from 'vitest'
import { createImageSet } from '../../src-main/datasets/image-set.ts'
import { inspectDataset, previewIndices } from '../../src-main/datasets/inspect.ts'
import type { ImageDataset } from '../../src-main/datasets/types.ts'
import { ramp } from './fixtures.ts'

/** Two channels' worth of grey is no image one meets, but shows that channels are kept apart. */
const dataset = (changes: Partial<ImageDataset> = {}): ImageDataset => ({
  name: 'small', kind: 'npz', classes: ['a', 'b', 'c'], channels: 2, height: 1, width: 2,
  train: createImageSet(Uint8Array.of(0, 255, 51, 51, 255, 0, 51, 153), Uint8Array.of(2, 0), 4),
  test: createImageSet(ramp(4), Uint8Array.of(1), 4),
  ...changes,
})

describe('a data set in numbers', () => {
  it('has counts, balance, and mean and SD of each channel', async () => {
    const { name, kind, shape, train, test } = await inspectDataset(dataset())
    expect({ name, kind, shape }).toEqual({ name: 'small', kind: 'npz', shape: { channels: 2, height: 1, width: 2 } })
    expect([train.count, train.perClass, test.count, test.perClass]).toEqual([2, [1, 0, 1], 1, [0, 1, 0]])
    expect(train.mean[0]).toBeCloseTo(0.5, 12)
    expect(train.sd[0]).toBeCloseTo(0.5, 12)
    expect(train.mean[1]).toBeCloseTo((0.2 * 3 + 0.6) / 4, 12)
    expect(train.sd[1]).toBeCloseTo(Math.sqrt((3 * 0.1 ** 2 + 0.3 ** 2) / 4), 12)
  })

  it('has a checksum of its contents: pixels, labels and shape, but not its name', async () => {
    const checksum = async (changes: Partial<ImageDataset>): Promise<string> => (await inspectDataset(dataset(changes))).checksum
    const original = await checksum({})
    expect(original).toMatch(/^[\da-f]{64}$/)
    expect(await checksum({ name: 'other', classes: ['x', 'y', 'z'] })).toBe(original)
    expect(await checksum({ test: createImageSet(ramp(4), Uint16Array.of(1), 4) })).toBe(original)
    const others = await Promise.all([
      { test: createImageSet(ramp(4, 1), Uint8Array.of(1), 4) }, { test: createImageSet(ramp(4), Uint8Array.of(2), 4) }, { channels: 1, height: 2 },
    ].map(checksum))
    expect(new Set([original, ...others]).size).toBe(4)
  })

  it('stops when told to', async () => {
    await expect(inspectDataset(dataset(), { signal: AbortSignal.abort(new Error('enough')) })).rejects.toThrow('enough')
  })
})

describe('a preview', () => {
  it('has the first images of each class', () => {
    expect(previewIndices(Uint8Array.of(1, 0, 1, 1, 3, 0), 4, 2)).toEqual([[1, 5], [0, 2], [], [4]])
  })
})
