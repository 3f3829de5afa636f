import { describe, expect, it } from 'vitest'
import { philox4x32 } from '../../../src-main/engines/random/philox.ts'
import { createStream } from '../../../src-main/engines/random/random-stream.ts'

type Words4 = readonly [number, number, number, number]

function block(counter: Words4, key: readonly [number, number]): number[] {
  const out = new Uint32Array(4)
  philox4x32(out, ...counter, ...key)
  return [...out]
}

describe('Philox4x32-10', () => {
  // The known answers that its authors publish with their library.
  it.each<[Words4, readonly [number, number], number[]]>([
    [[0, 0, 0, 0], [0, 0], [0x6627e8d5, 0xe169c58d, 0xbc57ac4c, 0x9b00dbd8]],
    [[0xffffffff, 0xffffffff, 0xffffffff, 0xffffffff], [0xffffffff, 0xffffffff], [0x408f276d, 0x41c83b0e, 0xa20bc7c6, 0x6d5451fd]],
    [[0x243f6a88, 0x85a308d3, 0x13198a2e, 0x03707344], [0xa4093822, 0x299f31d0], [0xd16cfe09, 0x94fdcceb, 0x5001e420, 0x24126ea1]],
  ])('gives the known answer for counter %j', (counter, key, answer) => {
    expect(block(counter, key)).toEqual(answer)
  })
})

describe('a random stream', () => {
  const key = { seed: 1, purpose: 1, index: 0, subIndex: 0 }
  const draw = (change: Partial<typeof key>, count = 4): number[] => {
    const stream = createStream({ ...key, ...change })
    return Array.from({ length: count }, () => stream.uniform())
  }

  it('depends on every part of its key and on nothing else', () => {
    expect(draw({})).toEqual(draw({}))
    const others = [{ seed: 2 }, { purpose: 2 }, { index: 1 }, { subIndex: 1 }, { seed: 0xffffffff }]
    for (const other of others) expect(draw(other)).not.toEqual(draw({}))
  })

  it('is uniform: mean 1/2 and variance 1/12 within five standard errors of 100,000 draws', () => {
    const values = draw({}, 100_000)
    const mean = values.reduce((sum, value) => sum + value, 0) / values.length
    const variance = values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / values.length
    expect(Math.min(...values.slice(0, 1000))).toBeGreaterThanOrEqual(0)
    expect(Math.abs(mean - 0.5)).toBeLessThan((5 * Math.sqrt(1 / 12)) / Math.sqrt(values.length))
    expect(Math.abs(variance - 1 / 12)).toBeLessThan((5 * Math.sqrt(1 / 180)) / Math.sqrt(values.length))
  })

  it('gives exponentials and normals of the right mean and variance', () => {
    const stream = createStream(key)
    const count = 100_000
    const moments = (of: () => number): { mean: number; variance: number } => {
      const values = Array.from({ length: count }, of)
      const mean = values.reduce((sum, value) => sum + value, 0) / count
      return { mean, variance: values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / count }
    }
    const exponential = moments(() => stream.exponential(3))
    expect(Math.abs(exponential.mean - 3)).toBeLessThan((5 * 3) / Math.sqrt(count))
    expect(Math.abs(exponential.variance - 9)).toBeLessThan((5 * 9 * Math.sqrt(8)) / Math.sqrt(count))
    const normal = moments(() => stream.normal())
    expect(Math.abs(normal.mean)).toBeLessThan(5 / Math.sqrt(count))
    expect(Math.abs(normal.variance - 1)).toBeLessThan((5 * Math.SQRT2) / Math.sqrt(count))
  })
})
