import { createHash } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { generateDigits } from '../../src-main/datasets/generated-digits.ts'
import { classCounts } from '../../src-main/datasets/inspect.ts'
import type { ImageSet } from '../../src-main/datasets/types.ts'
import { refusal } from './fixtures.ts'

const area = 784

/** Part of the `test` images that are nearest to the mean of their own class in `train`. */
function nearestCentroid(train: ImageSet, test: ImageSet): number {
  const centroids = Array.from({ length: 10 }, () => new Float64Array(area))
  const counts = classCounts(train.labels, 10)
  train.pixels.forEach((value, i) => {
    const label = train.labels[Math.floor(i / area)] ?? 0
    const centroid = centroids[label]
    if (centroid !== undefined) centroid[i % area] = (centroid[i % area] ?? 0) + value / (counts[label] ?? 1)
  })
  const distance = (image: Uint8Array, centroid: Float64Array): number => centroid.reduce((sum, value, i) => sum + (value - (image[i] ?? 0)) ** 2, 0)
  const right = Array.from(test.labels).filter((label, i) => {
    const image = test.pixels.subarray(i * area, (i + 1) * area)
    const distances = centroids.map((centroid) => distance(image, centroid))
    return distances.indexOf(Math.min(...distances)) === label
  })
  return right.length / test.count
}

describe('the generated digits', () => {
  const { train, test, channels, height, width, classes } = generateDigits()

  it('are 10,000 images to train with and 2,000 to test with, 28 × 28 and grey', () => {
    expect([train.count, test.count, channels, height, width, classes.length]).toEqual([10_000, 2_000, 1, 28, 28, 10])
    expect(classCounts(train.labels, 10)).toEqual(Array<number>(10).fill(1000))
  })

  it('are the same for the same seed, on every machine', () => {
    const checksum = (seed: number): string => {
      const small = generateDigits({ seed, trainCount: 200, testCount: 20 })
      return createHash('sha256').update(small.train.pixels).update(small.test.pixels).digest('hex').slice(0, 16)
    }
    expect(checksum(1)).toBe('83d66804f0512530')
    expect(checksum(2)).not.toBe(checksum(1))
  })

  it('do not depend on how many are asked for', () => {
    expect(generateDigits({ trainCount: 30, testCount: 1 }).train.pixels).toEqual(train.pixels.slice(0, 30 * area))
  })

  it('can be learned and are not trivial: the nearest mean of a class is right for about half of them', () => {
    const right = nearestCentroid(train, test)
    expect(right).toBeGreaterThan(0.45)
    expect(right).toBeLessThan(0.7)
  })

  it('of no count are refused', async () => {
    expect(await refusal(() => generateDigits({ trainCount: 0 }))).toBe('BAD_OPTION: 0 training images were to be generated; expected a whole number from 1 to 1000000.')
  })
})
