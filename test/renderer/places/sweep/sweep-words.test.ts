import { describe, expect, it } from 'vitest'
import { pickedPoint } from '../../../../src-renderer/places/sweep/picked-point.ts'
import { isUnderWay, progressOf, restCount, resumeHint, secondsLeftOf, sortedPoints, stateCounts, stateOf, stoppedText, sweepProgress } from '../../../../src-renderer/places/sweep/sweep-words.ts'
import { exampleSweep as sweep } from './example-sweep.ts'

describe('how a sweep stands', () => {
  it('is said in numbers of runs', () => {
    expect(sweepProgress(sweep)).toBe('3 of 4 done, 1 failed')
    expect(sweepProgress({ ...sweep, counts: {} })).toBe('0 of 4 done')
    expect([isUnderWay(sweep), restCount(sweep), progressOf(sweep)]).toEqual([false, 1, 1])
  })

  it('tells runs that were stopped early from those that somebody cancelled, and leaves them out of what could be gone on with', () => {
    const stopped = { ...sweep, counts: { done: 1, cancelled: 3 }, stoppedEarly: 2 }
    expect(sweepProgress(stopped)).toBe('1 of 4 done, 2 stopped early, 1 cancelled')
    expect(stateCounts({ ...stopped, stoppedEarly: 3 })).toEqual([{ state: 'done', count: 1 }, { state: 'stopped early', count: 3 }])
    expect([restCount(stopped), resumeHint(stopped), resumeHint(sweep)]).toEqual([1, expect.stringMatching(/^Without the 2 that were stopped early/), ''])
    const run = { id: 'r', seed: 1, status: 'cancelled', progress: 0.3, reason: 'stopped early after epoch 3', stoppedEarly: true } as const
    expect([stateOf(run), stateOf({ ...run, stoppedEarly: false })]).toEqual(['stopped early', 'cancelled'])
    expect([stoppedText(0), stoppedText(1), stoppedText(2)]).toEqual(['', expect.stringMatching(/^One was stopped early/), expect.stringMatching(/^2 were stopped early/)])
  })
})

describe('its table', () => {
  const order = (...args: Parameters<typeof sortedPoints>) => sortedPoints(...args).map(({ index }) => index)

  it('is sorted by an axis or by a metric, what has no number last', () => {
    expect(order(sweep.points, { key: { by: 'axis', index: 1 }, descending: false })).toEqual([0, 2, 1, 3])
    expect(order(sweep.points, { key: { by: 'metric', index: 0 }, descending: false })).toEqual([1, 2, 0, 3])
    expect(order(sweep.points, { key: { by: 'metric', index: 0 }, descending: true })).toEqual([0, 2, 1, 3])
  })
})

describe('a click into its figure', () => {
  const picked = (...args: [draw: 'curve' | 'heat', x: number, series: string, value: number[]]) => pickedPoint(sweep, { draw: args[0], x: args[1], slice: 0 }, args[2], args[3])?.index

  it('finds the point of a cell, of a curve, and of none', () => {
    expect(picked('heat', 0, 'error', [1, 0, 2])).toBe(2)
    expect(picked('heat', 1, 'error', [1, 0, 1])).toBe(1)
    expect(picked('curve', 0, 'b = 20 s', [5, 1])).toBe(1)
    expect(picked('curve', 1, 'a = 15 s', [10, 2])).toBe(2)
    expect(picked('curve', 0, 'b = 20 s', [7, 1])).toBeUndefined()
  })
})

describe('the time that a sweep still takes', () => {
  const row = (sweepId: string | null, endsInSeconds: number | null) => ({ run: { sweepId }, endsInSeconds })

  it('is that of its last run, by the forecast of the queue', () => {
    expect(secondsLeftOf('s', [row('s', 10), row('s', 40), row('t', 90), row(null, 99)])).toBe(40)
    expect(secondsLeftOf('s', [row('s', 10), row('s', null)]), 'one has no forecast').toBeNull()
    expect(secondsLeftOf('s', [row('t', 90)]), 'none is left').toBeNull()
  })
})
