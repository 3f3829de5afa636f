import { describe, expect, it } from 'vitest'
import { makespanSeconds, scheduleOf } from '../../../src-main/lab/queue/queue-schedule.ts'

const ends = (...args: Parameters<typeof scheduleOf>) => scheduleOf(...args).map(({ startsInSeconds, endsInSeconds }) => [startsInSeconds, endsInSeconds])

describe('the schedule of a queue', () => {
  it('gives each run the worker that is free first', () => {
    expect(ends([{ leftSeconds: 5 }], [10, 2, 4], 2)).toEqual([[0, 10], [5, 7], [7, 11]])
  })

  it('knows nothing after a run that nobody can tell about', () => {
    expect(ends([], [3, null, 1], 1)).toEqual([[0, 3], [3, null], [null, null]])
    expect(ends([{ leftSeconds: null }], [3], 1)).toEqual([[null, null]])
  })

  it('waits where more runs compute than there are workers now', () => {
    expect(ends([{ leftSeconds: 2 }, { leftSeconds: 6 }], [1], 1)).toEqual([[6, 7]])
  })

  it('ends when its last run does', () => {
    expect(makespanSeconds([4, 4, 4], 2)).toBe(8)
    expect(makespanSeconds([], 2)).toBe(0)
  })
})
