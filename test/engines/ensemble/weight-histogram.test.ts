import { describe, expect, it } from 'vitest'
import { histogramOf, weightDistribution } from '../../../src-main/engines/ensemble/weight-histogram.ts'
import { createStream } from '../../../src-main/engines/random/random-stream.ts'

const normals = (count: number, sd: number): Float64Array => {
  const { normal } = createStream({ seed: 1, purpose: 1, index: 0, subIndex: 0 })
  return Float64Array.from({ length: count }, () => sd * normal())
}
const sum = (shares: readonly number[]): number => shares.reduce((total, share) => total + share, 0)

describe('a histogram of weights', () => {
  it('has the narrowest bins, as wide as a power of two, that hold all of them', () => {
    // From -0.75 to 1.5 are 5 bins of a half, -1 to 1.5 and above; of a quarter it would be 10.
    const sorted = Float64Array.from([-0.75, -0.25, 0, 0.25, 0.25, 0.5, 1, 1.5])
    expect(histogramOf(sorted, 6)).toEqual({ binWidth: 0.5, firstBin: -2, shares: [1 / 8, 1 / 8, 3 / 8, 1 / 8, 1 / 8, 1 / 8], below: 0, above: 0 })
    expect(histogramOf(sorted, 10)).toEqual({ binWidth: 0.25, firstBin: -3, shares: [1, 0, 1, 1, 2, 1, 0, 1, 0, 1].map((count) => count / 8), below: 0, above: 0 })
  })

  it('has them in the middle of its bins', () => {
    expect(histogramOf(Float64Array.from([0, 1]), 7)).toEqual({ binWidth: 0.25, firstBin: -1, shares: [0, 0.5, 0, 0, 0, 0.5, 0], below: 0, above: 0 })
  })

  it('leaves a few large weights outside of its bins, and says how many they are', () => {
    const values = Float64Array.from([...normals(9990, 0.1), ...Array.from({ length: 5 }, () => 50), ...Array.from({ length: 3 }, () => -50)]).sort()
    const { binWidth, below, above, shares } = histogramOf(values, 64)
    expect(binWidth).toBe(2 ** -6)
    expect(below).toBeCloseTo(3 / 9998, 12)
    expect(above).toBeCloseTo(5 / 9998, 12)
    expect(sum(shares) + below + above).toBeCloseTo(1, 12)
  })

  it('of equal weights has them all in one bin, so narrow that it goes into a bin of any other epoch', () => {
    for (const value of [0, 0.3, -1e-20]) {
      const { binWidth, firstBin, shares } = histogramOf(Float64Array.from([value, value]), 4)
      const bin = shares.indexOf(1)
      expect((firstBin + bin) * binWidth).toBeLessThanOrEqual(value)
      expect((firstBin + bin + 1) * binWidth).toBeGreaterThan(value)
      expect(binWidth).toBeLessThanOrEqual(2 ** -40)
      expect(Number.isSafeInteger(firstBin)).toBe(true)
    }
  })
})

describe('the distribution of the weights of a matrix', () => {
  it('has the moments and quantiles that it was drawn with, and shares that are together 1', () => {
    const { mean, sd, min, max, quantiles, shares, below, above } = weightDistribution(normals(100_000, 0.2))
    expect(mean).toBeCloseTo(0, 2)
    expect(sd).toBeCloseTo(0.2, 2)
    expect(min).toBeLessThan(-0.7)
    expect(max).toBeGreaterThan(0.7)
    expect(quantiles.map((quantile) => quantile / 0.2)).toEqual([-1.645, -0.674, 0, 0.674, 1.645].map((expected) => expect.closeTo(expected, 1) as number))
    expect(shares).toHaveLength(64)
    expect(sum(shares) + below + above).toBeCloseTo(1, 12)
  })

  it('is none of weights that learning has made infinite or no numbers, or where there are none', () => {
    for (const values of [[1, NaN], [1, Infinity], [-Infinity, 0], []]) {
      const { mean, binWidth, shares } = weightDistribution(Float64Array.from(values))
      expect([mean, binWidth, ...new Set(shares)]).toEqual([NaN, NaN, NaN])
    }
  })
})
