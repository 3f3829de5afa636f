import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { augmentedShape, augmentInto, cropInto, randomBox, resizeBoxInto, type Augmentation } from '../../src-main/datasets/augment.ts'
import { createKeyedUniform, type Uniform } from '../../src-main/datasets/random.ts'
import { ramp, refusal } from './fixtures.ts'

const shape = { channels: 1, height: 2, width: 3 }
const image = ramp(6, 1)

/** Draws these numbers and no more. */
const draws = (...values: number[]): Uniform => () => {
  const value = values.shift()
  if (value === undefined) throw new Error('more numbers were drawn than expected')
  return value
}

function augmented(augmentation: Augmentation, uniform: Uniform): number[] {
  const { channels, height, width } = augmentedShape(augmentation, shape)
  const out = new Uint8Array(channels * height * width).fill(99)
  augmentInto(augmentation, shape, image, 0, out, uniform)
  return [...out]
}

describe('a crop', () => {
  const crop = (top: number, left: number, flip: boolean): number[] => {
    const out = new Uint8Array(6).fill(99)
    cropInto(shape, image, 0, top, left, shape, flip, out)
    return [...out]
  }

  it('in its place is the image, mirrored or not', () => {
    expect(crop(0, 0, false)).toEqual([1, 2, 3, 4, 5, 6])
    expect(crop(0, 0, true)).toEqual([3, 2, 1, 6, 5, 4])
  })

  it('is black outside of the image', () => {
    expect(crop(-1, -1, false)).toEqual([0, 0, 0, 0, 1, 2])
    expect(crop(1, 1, false)).toEqual([5, 6, 0, 0, 0, 0])
    expect(crop(1, 1, true)).toEqual([0, 6, 5, 0, 0, 0])
    expect(crop(5, -9, false)).toEqual([0, 0, 0, 0, 0, 0])
    expect(crop(0, -9, true)).toEqual([0, 0, 0, 0, 0, 0])
  })

  it('equals padding first and cutting then', () => {
    fc.assert(fc.property(fc.integer({ min: -4, max: 4 }), fc.integer({ min: -4, max: 4 }), fc.boolean(), (top, left, flip) => {
      const value = (y: number, x: number): number => (y >= 0 && y < 2 && x >= 0 && x < 3 ? image[y * 3 + x] ?? 0 : 0)
      expect(crop(top, left, flip)).toEqual([0, 1].flatMap((y) => [0, 1, 2].map((x) => value(y + top, (flip ? 2 - x : x) + left))))
    }))
  })
})

describe('augmenting', () => {
  it('by a random crop draws its place and whether it is mirrored', () => {
    expect(augmented({ kind: 'random-crop', padding: 4, flip: true }, draws(4.5 / 9, 4.5 / 9, 0.6))).toEqual([1, 2, 3, 4, 5, 6])
    expect(augmented({ kind: 'random-crop', padding: 1, flip: true }, draws(0, 0.99, 0.4))).toEqual([0, 0, 0, 0, 3, 2])
    expect(augmented({ kind: 'random-crop', padding: 1, flip: false }, draws(0.5, 0.5))).toEqual([1, 2, 3, 4, 5, 6])
  })

  it('by a centre crop draws nothing', () => {
    expect(augmented({ kind: 'centre-crop', size: 1 }, draws())).toEqual([2])
  })

  it('by a random resized crop gives the size that was asked for', () => {
    expect(augmented({ kind: 'random-resized-crop', size: 5, flip: true }, createKeyedUniform(1, 1).uniform)).toHaveLength(25)
  })

  it('is refused where it cannot be done', async () => {
    expect(await refusal(() => augmentedShape({ kind: 'centre-crop', size: 3 }, shape))).toBe('BAD_OPTION: The size of the centre crop is 3; expected a whole number from 1 to 2 pixels for images of 2 × 3 × 1.')
    expect(await refusal(() => augmentedShape({ kind: 'random-crop', padding: -1, flip: true }, shape))).toContain('The padding of the random crop is -1')
  })
})

describe('a random box', () => {
  it('lies within the image and has an area and a ratio within the ranges, up to rounding', () => {
    const stream = createKeyedUniform(5, 1)
    for (let i = 0; i < 2000; i++) {
      stream.seek(i, 0)
      const { top, left, height, width } = randomBox({ channels: 3, height: 100, width: 130 }, [0.08, 1], [3 / 4, 4 / 3], stream.uniform)
      expect(Math.min(top, left, height - 1, width - 1)).toBeGreaterThanOrEqual(0)
      expect(top + height).toBeLessThanOrEqual(100)
      expect(left + width).toBeLessThanOrEqual(130)
      expect((height * width) / 13_000).toBeGreaterThan(0.075)
      expect(width / height).toBeGreaterThan(0.7)
      expect(width / height).toBeLessThan(1.4)
    }
  })

  it('is the largest in the middle where none fits', () => {
    expect(randomBox({ channels: 1, height: 10, width: 100 }, [1, 1], [3 / 4, 4 / 3], createKeyedUniform(1, 1).uniform)).toEqual({ top: 0, left: 43, height: 10, width: 13 })
  })
})

describe('a resized box', () => {
  const resized = (box: Parameters<typeof resizeBoxInto>[3], size: number, flip = false): number[] => {
    const out = new Uint8Array(size * size)
    resizeBoxInto({ channels: 1, height: 4, width: 4 }, Uint8Array.from({ length: 16 }, (_, i) => 10 * (i % 4)), 0, box, size, flip, out)
    return [...out]
  }

  it('of its own size is the box', () => {
    expect(resized({ top: 0, left: 0, height: 4, width: 4 }, 4)).toEqual([0, 10, 20, 30, 0, 10, 20, 30, 0, 10, 20, 30, 0, 10, 20, 30])
    expect(resized({ top: 1, left: 2, height: 2, width: 2 }, 2, true)).toEqual([30, 20, 30, 20])
  })

  it('of half the size is the mean of neighbours', () => {
    expect(resized({ top: 0, left: 0, height: 4, width: 4 }, 2)).toEqual([5, 25, 5, 25])
  })
})
