import { describe, expect, it } from 'vitest'
import { createKeyedUniform, shuffleInto } from '../../src-main/datasets/random.ts'

const take = (stream: { uniform(): number }, count: number): number[] => Array.from({ length: count }, () => stream.uniform())

describe('a keyed stream', () => {
  it('begins anew whenever it is sought', () => {
    const stream = createKeyedUniform(7, 1)
    stream.seek(3, 4)
    const first = take(stream, 10)
    stream.seek(0, 0)
    expect(take(stream, 10)).not.toEqual(first)
    stream.seek(3, 4)
    expect(take(stream, 10)).toEqual(first)
  })

  it('differs by seed, purpose and both indices', () => {
    const firstOf = (seed: number, purpose: number, index: number, subIndex: number): number => {
      const stream = createKeyedUniform(seed, purpose)
      stream.seek(index, subIndex)
      return stream.uniform()
    }
    expect(new Set([firstOf(1, 1, 0, 0), firstOf(2, 1, 0, 0), firstOf(1, 2, 0, 0), firstOf(1, 1, 1, 0), firstOf(1, 1, 0, 1)]).size).toBe(5)
  })

  it('is uniform in [0, 1)', () => {
    const values = take(createKeyedUniform(1, 1), 100_000)
    expect(Math.min(...values.slice(0, 1000))).toBeGreaterThanOrEqual(0)
    expect(values.every((value) => value < 1)).toBe(true)
    expect(values.reduce((sum, value) => sum + value, 0) / values.length).toBeCloseTo(0.5, 2)
  })
})

describe('a shuffle', () => {
  it('has every number once', () => {
    const order = new Uint32Array(1000)
    shuffleInto(order, createKeyedUniform(1, 1).uniform)
    expect([...order]).not.toEqual([...order].sort((a, b) => a - b))
    expect([...order].sort((a, b) => a - b)).toEqual(Array.from({ length: 1000 }, (_, i) => i))
  })
})
