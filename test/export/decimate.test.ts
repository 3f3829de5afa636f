import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { decimateMinMax } from '../../src-main/export/decimate.ts'

const ramp = (length: number): number[] => Array.from({ length }, (_, i) => i)

describe('decimateMinMax', () => {
  it('leaves a short trace as it is', () => {
    const trace = { x: ramp(100), y: ramp(100) }
    expect(decimateMinMax(trace, 100)).toBe(trace)
  })

  it('keeps a spike of a single sample at its exact place and height', () => {
    const y = ramp(100_000).map(() => 0)
    y[54_321] = 7
    const thin = decimateMinMax({ x: ramp(100_000), y }, 1000)
    expect(thin.x[thin.y.indexOf(7)]).toBe(54_321)
  })

  it('keeps a gap a gap', () => {
    const y = ramp(10_000).map((i) => (i === 5000 ? NaN : 1))
    expect(decimateMinMax({ x: ramp(10_000), y }, 500).y.filter(Number.isNaN)).toHaveLength(1)
  })

  it('fills buckets of equal width, not of equal count, so that a dense stretch does not starve a sparse one', () => {
    const x = [...ramp(9000).map((i) => i / 9000), ...ramp(1000).map((i) => 1 + i)]
    const thin = decimateMinMax({ x, y: x.map(Math.sin) }, 300)
    expect(thin.x.filter((value) => value >= 1).length).toBeGreaterThan(150)
  })

  it.each([
    ['descending', ramp(5000).reverse()],
    ['constant', ramp(5000).map(() => 1)],
    ['missing', ramp(5000).map(() => NaN)],
  ])('thins by index where x is %s', (_what, x) => {
    const thin = decimateMinMax({ x, y: ramp(5000) }, 200)
    expect(thin.y.length).toBeLessThanOrEqual(200)
    expect([thin.y[0], thin.y.at(-1)]).toEqual([0, 4999])
  })

  it('never exceeds its limit, invents no point, keeps order, ends and extremes', () => {
    const values = fc.array(fc.double({ min: -1e6, max: 1e6, noNaN: true }), { minLength: 30, maxLength: 400 })
    fc.assert(fc.property(values, fc.integer({ min: 8, max: 60 }), (y, limit) => {
      const thin = decimateMinMax({ x: ramp(y.length), y }, limit)
      expect(thin.x.length).toBeLessThanOrEqual(Math.max(limit, y.length <= limit ? y.length : 0))
      expect(thin.x).toEqual([...thin.x].sort((a, b) => a - b))
      thin.x.forEach((x, i) => expect(thin.y[i]).toBe(y[x]))
      expect([thin.x[0], thin.x.at(-1)]).toEqual([0, y.length - 1])
      expect(Math.min(...thin.y)).toBe(Math.min(...y))
      expect(Math.max(...thin.y)).toBe(Math.max(...y))
    }))
  })
})
