/** Tables of powers, and how long values may stay without their decay. */
import { describe, expect, it } from 'vitest'
import { decayTables, rebasePeriod } from '../../../src-main/engines/spiking/decay-tables.ts'
import { createKernel } from '../../../src-main/engines/spiking/kernel/kernel.ts'

describe('the tables', () => {
  it('hold the decay and the growth of 0 to `period` steps, whose product is 1', () => {
    const kernel = createKernel()
    const [decay, growth] = decayTables(kernel, 0.98, 100).map((at) => kernel.floats(at, 101))
    expect([decay?.[0], growth?.[0]]).toEqual([1, 1])
    expect(decay?.[100]).toBeCloseTo(0.98 ** 100, 6)
    for (let k = 0; k <= 100; k++) expect((decay?.[k] ?? NaN) * (growth?.[k] ?? NaN)).toBeCloseTo(1, 6)
  })
})

describe('the period', () => {
  it('is 512 steps, less where something decays so fast that its growth would leave 32 bits', () => {
    expect(rebasePeriod([5, 10, 27, 100], 0.1)).toBe(512)
    expect(rebasePeriod([0.5, 10], 0.1)).toBe(200)
    expect(rebasePeriod([0.001], 0.1)).toBe(1)
  })
})
