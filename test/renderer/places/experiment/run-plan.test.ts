import { describe, expect, it } from 'vitest'
import { costRows, megabytes, runObstacle, wholeNumber } from '../../../../src-renderer/places/experiment/run-plan.ts'

const forecast = { seconds: 4, memoryMb: 100, threadsMb: 0, diskMb: 0.5, checkpointMb: 0, basis: 'measured', seedsDiffer: true }

describe('the cost of n seeds', () => {
  it('has the threads that all runs share once', () => {
    const memory = [1, 3].map((seeds) => costRows({ ...forecast, threadsMb: 60 }, { seeds, workers: 4 })[1]?.text)
    expect(memory).toEqual(['160 MB', '360 MB'])
  })

  it('is that of one run for one seed', () => {
    expect(costRows(forecast, { seeds: 1, workers: 4 }).map((row) => row.text)).toEqual(['about 4.0 s', '100 MB', '500 kB'])
  })

  it('counts rounds of workers for time, workers for memory, seeds for disk', () => {
    expect(costRows({ ...forecast, checkpointMb: 10 }, { seeds: 2, workers: 2 })[2]?.text).toBe('21 MB (20 MB of it for checkpoints)')
    expect(costRows(forecast, { seeds: 5, workers: 2 }).map((row) => row.text)).toEqual(['about 12 s (4.0 s each, 2 at a time)', '200 MB', '2.5 MB'])
  })
})

describe('an amount of memory', () => {
  it.each([[0, '1 kB'], [0.85, '850 kB'], [12, '12 MB'], [1300, '1.3 GB']])('of %d MB reads %s', (amount, text) => {
    expect(megabytes(amount)).toBe(text)
  })
})

describe('what keeps an experiment from running', () => {
  const ready = { errors: 0, valid: true, seedCount: 3, firstSeed: 1 }

  it('is nothing when all is well', () => {
    expect(runObstacle(ready)).toBeUndefined()
  })

  it.each([
    [{ ...ready, errors: 1 }, 'One field'], [{ ...ready, errors: 3 }, '3 fields'], [{ ...ready, valid: false }, 'being checked'],
    [{ ...ready, seedCount: undefined }, '1 to 1000'], [{ ...ready, firstSeed: undefined }, '0 to 4294967295'],
  ])('is said otherwise (%j)', (state, words) => {
    expect(runObstacle(state)).toContain(words)
  })
})

describe('a whole number as typed', () => {
  it.each([['3', 3], [' 10 ', 10], ['0', undefined], ['1001', undefined], ['2.5', undefined], ['', undefined], ['1e2', undefined]])('%j is %j', (text, value) => {
    expect(wholeNumber(text, 1, 1000)).toBe(value)
  })
})
