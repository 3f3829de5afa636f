/** When rows were recorded. */
import { expect, it } from 'vitest'
import { rowTimes, timesOfLast, timeUnit } from '../../src-main/experiments/row-times.ts'

it('rows lie evenly over the time in which they came together, the last at its end', () => {
  expect(rowTimes([{ rows: 2, fromMs: 0, toMs: 100 }, { rows: 1, fromMs: 300, toMs: 500 }])).toEqual([50, 100, 500])
})

it('rows of one epoch lie at its end', () => {
  expect(timesOfLast([0, 0, 1, 1], [10, 20, 30, 40])).toEqual([20, 20, 40, 40])
})

it('times are read in seconds, minutes or hours, by the longest', () => {
  expect([0, 119_999, 120_000, 7_199_999, 7_200_000].map((ms) => timeUnit(ms).unit)).toEqual(['s', 's', 'min', 'min', 'h'])
})
