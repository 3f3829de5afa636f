import { describe, expect, it } from 'vitest'
import { createImageSet, partOfSet } from '../../src-main/datasets/image-set.ts'

/** Four images of class 0 and eight of class 1, one after the other, each of two bytes: its number, twice. */
const set = createImageSet(Uint8Array.from({ length: 24 }, (_, i) => i >> 1), Uint8Array.from({ length: 12 }, (_, i) => (i < 4 ? 0 : 1)), 2)

describe('a part of a set in memory', () => {
  it('is a set of its own, with its part of every class', () => {
    const part = partOfSet(set, 2, 6)
    expect([part.count, [...part.labels], [...part.pixels]]).toEqual([6, [0, 0, 1, 1, 1, 1], [0, 0, 1, 1, 4, 4, 5, 5, 6, 6, 7, 7]])
  })

  it('keeps labels of more than 256 classes', () => {
    const many = createImageSet(new Uint8Array(4), Uint16Array.of(999, 3, 999, 3), 1)
    expect(partOfSet(many, 1, 2).labels).toEqual(Uint16Array.of(999, 3))
  })

  it('is the set itself where all are wanted', () => {
    expect(partOfSet(set, 2, 0)).toBe(set)
  })
})
