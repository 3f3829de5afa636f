import { describe, expect, it } from 'vitest'
import { epochStep, epochWords, usualSpeed } from '../../../../src-renderer/components/time/replay.ts'
import { ticksOf, windowAround, windowUpTo } from '../../../../src-renderer/components/time/time-window.ts'

describe('a replay', () => {
  it.each([[4, 0.2], [30, 1], [240, 10], [1e6, 1000]])('of %d s goes %d times as fast as the run by itself', (toS, speed) => {
    expect(usualSpeed({ fromS: 0, toS })).toBe(speed)
  })
})

describe('epochs of a replay', () => {
  it.each([[1, '0.50', 0.01], [8, '0.5', 0.1], [500, '1', 1]])('of %d are said and stepped in digits that tell them apart', (toS, said, step) => {
    const range = { fromS: 0, toS }
    expect(epochWords.present(0.5, range)).toBe(`epoch ${said} of ${toS}`)
    expect(epochStep(range)).toBe(step)
  })

  it('go so many a second', () => expect([1, 20].map(epochWords.speed)).toEqual(['1 epoch/s', '20 epochs/s']))
})

describe('a window', () => {
  const range = { fromS: 0, toS: 10 }

  it('follows a moment that lies outside of it, and stays otherwise', () => {
    expect(windowAround({ fromS: 2, toS: 4 }, 3, range)).toEqual({ fromS: 2, toS: 4 })
    expect(windowAround({ fromS: 2, toS: 4 }, 7, range)).toEqual({ fromS: 6.8, toS: 8.8 })
    expect(windowAround({ fromS: 2, toS: 4 }, 9.9, range)).toEqual({ fromS: 8, toS: 10 })
  })

  it('ends at the present, and is as long at the beginning', () => {
    expect(windowUpTo(5, 2, range)).toEqual({ fromS: 3, toS: 5 })
    expect(windowUpTo(0.5, 2, range)).toEqual({ fromS: 0, toS: 2 })
    expect(windowUpTo(3, 40, range)).toEqual({ fromS: 0, toS: 10 })
  })

  it('has round numbers at its axis', () => {
    expect(ticksOf({ fromS: 1.03, toS: 2.01 }, 5)).toEqual([1.2, 1.4, 1.6, 1.8, 2])
    expect(ticksOf({ fromS: 0, toS: 0.01 }, 4)).toEqual([0, 0.005, 0.01])
    expect(ticksOf({ fromS: 1, toS: 1 }, 4)).toEqual([])
  })
})
