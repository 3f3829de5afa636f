/** The error current of the XOR task and its cost, at rates one can check by hand. */
import { describe, expect, it } from 'vitest'
import { costOf, teacherCurrentPa } from '../../../src-main/engines/spiking/teacher.ts'

const teacher = { population: 'output', rateFrom: 'hiddenToOutput', gainPaHz: 1000, minRateHz: 2, maxRateHz: 10, toleranceHz: 1 }
const currents = (target: 0 | 1, rates: readonly number[]): number[] => rates.map((rate) => teacherCurrentPa(teacher, target, rate))

describe('the error current', () => {
  it('towards 1: the whole at low rates, inversely proportional to what lies above the lowest, nothing at high ones', () => {
    expect(currents(1, [0, 2, 3, 4, 6, 8.5, 9, 12])).toEqual([1000, 1000, 1000, 500, 250, 1000 / 6.5, 0, 0])
  })

  it('towards 0: nothing at low rates, inversely proportional to what lies below the highest, the whole at high ones', () => {
    expect(currents(0, [0, 3, 4, 6, 8, 9, 12])).toEqual([0, 0, -1000 / 6, -250, -500, -1000, -1000])
  })
})

describe('the cost', () => {
  it('is the cross-entropy of the rate between the lowest and the highest', () => {
    expect(costOf(teacher, 1, 6)).toBeCloseTo(Math.LN2, 12)
    expect(costOf(teacher, 0, 4)).toBeCloseTo(-Math.log(0.75), 12)
  })

  it('is bounded on both sides', () => {
    expect([costOf(teacher, 1, 0), costOf(teacher, 0, 50)].map((cost) => cost.toFixed(6))).toEqual([(-Math.log(0.01)).toFixed(6), (-Math.log(0.01)).toFixed(6)])
    expect([costOf(teacher, 1, 50), costOf(teacher, 0, 0)].map((cost) => cost.toFixed(6))).toEqual([(-Math.log(0.99)).toFixed(6), (-Math.log(0.99)).toFixed(6)])
  })
})
