/** Angles, where they are known: the measure of Figs. 5 and S6-S7 that everything else is judged by. */
import { describe, expect, it } from 'vitest'
import { angleDeg, meanRowAngleDeg } from '../../../src-main/engines/ensemble/angles.ts'

const of = (...values: number[]): Float64Array => Float64Array.from(values)

describe('the angle between two matrices', () => {
  it.each([
    { a: of(1, 2, 3), b: of(2, 4, 6), degrees: 0, are: 'are one a positive multiple of the other' },
    { a: of(1, 2, 3), b: of(-1, -2, -3), degrees: 180, are: 'are opposite' },
    { a: of(1, 0, 0), b: of(0, 5, 0), degrees: 90, are: 'share nothing' },
    { a: of(1, 0), b: of(3, 3), degrees: 45, are: 'are at half a right angle' },
    { a: of(0, 0, 0), b: of(1, 2, 3), degrees: 90, are: 'are one of them zero' },
    { a: of(0, 0), b: of(0, 0), degrees: 90, are: 'are both zero' },
  ])('is $degrees° where they $are', ({ a, b, degrees }) => {
    // The arc cosine has few digits near 1: a millionth of a degree is as near to 0 as it comes.
    expect(Math.abs(angleDeg(a, b) - degrees)).toBeLessThan(2e-6)
    expect(angleDeg(b, a)).toBe(angleDeg(a, b))
  })

  it('does not depend on lengths, be they as small as numbers get', () => {
    expect(angleDeg(of(1e-150, 0), of(1e-150, 1e-150))).toBeCloseTo(45, 6)
    expect(angleDeg(of(1e150, 0), of(1e-150, 1e-150))).toBeCloseTo(45, 6)
  })

  it('takes 32-bit numbers too', () => {
    expect(angleDeg(Float32Array.of(1, 0), of(0, 1))).toBe(90)
  })
})

describe('the angle of rows', () => {
  it('is the mean of angles, not the angle of means', () => {
    expect(meanRowAngleDeg(of(1, 0, 1, 0, 0, 2), of(1, 0, 0, 1, 0, -1), 2)).toBeCloseTo((0 + 90 + 180) / 3, 6)
  })

  it('counts a row of zeros as 90', () => {
    expect(meanRowAngleDeg(of(0, 0, 3, 4), of(1, 1, 3, 4), 2)).toBeCloseTo(45, 6)
  })
})
