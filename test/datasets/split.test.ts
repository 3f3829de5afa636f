import { describe, expect, it } from 'vitest'
import { classCounts } from '../../src-main/datasets/inspect.ts'
import { proportionalPart, splitValidation } from '../../src-main/datasets/split.ts'
import { refusal } from './fixtures.ts'

/** 100 of class 0, 200 of class 1, 700 of class 2. */
const labels = Uint8Array.from({ length: 1000 }, (_, i) => (i < 100 ? 0 : i < 300 ? 1 : 2))
const classesOf = (indices: Uint32Array): number[] => classCounts(Uint8Array.from(indices, (i) => labels[i] ?? 0), 3)

describe.each([false, true])('a split (stratified: %s)', (stratified) => {
  const split = (seed: number): ReturnType<typeof splitValidation> => splitValidation(labels, { validationCount: 155, seed, stratified })

  it('has each image once, in ascending order', () => {
    const { train, validation } = split(1)
    expect([train.length, validation.length]).toEqual([845, 155])
    expect([...train, ...validation].sort((a, b) => a - b)).toEqual(Array.from({ length: 1000 }, (_, i) => i))
    expect([...validation]).toEqual([...validation].sort((a, b) => a - b))
  })

  it('is the same for the same seed and another for another', () => {
    expect(split(1)).toEqual(split(1))
    expect([...split(2).validation]).not.toEqual([...split(1).validation])
  })
})

describe('a stratified split', () => {
  it('takes the same part of every class, to within one image', () => {
    expect(classesOf(splitValidation(labels, { validationCount: 155, seed: 3, stratified: true }).validation)).toEqual([16, 31, 108])
  })
})

describe('a part of a set', () => {
  const all = Uint32Array.from({ length: 1000 }, (_, i) => i)

  it('has its part of every class, also where the set lies class by class, and of these the first images', () => {
    const part = proportionalPart(labels, all, 10)
    expect([...part]).toEqual([0, 100, 101, 300, 301, 302, 303, 304, 305, 306])
    expect(classesOf(proportionalPart(labels, all, 155))).toEqual([16, 31, 108])
  })

  it('is taken of the images that are left by a split', () => {
    const left = all.filter((i) => i % 2 === 1)
    expect([...proportionalPart(labels, left, 5)]).toEqual([1, 101, 301, 303, 305])
  })

  it('is all of it for 0, and for more than there are', () => {
    expect(proportionalPart(labels, all, 0)).toEqual(all)
    expect(proportionalPart(labels, all, 5000)).toEqual(all)
  })
})

describe('a split that would leave nothing', () => {
  it('is refused', async () => {
    expect(await refusal(() => splitValidation(labels, { validationCount: 1000, seed: 1 }))).toContain('1000 images were to be kept back for validation; expected a whole number from 0 to 999')
  })
})
