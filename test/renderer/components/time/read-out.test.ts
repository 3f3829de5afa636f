import { describe, expect, it } from 'vitest'
import { readOuts, valueNear } from '../../../../src-renderer/components/time/read-out.ts'
import { shortName } from '../../../../src-renderer/components/time/short-legends.ts'
import { timeFigure } from './example-view.ts'

describe('what lines are worth at a moment', () => {
  it('is told line by line, with what the authors\' code gave beside it', () => {
    expect(readOuts(timeFigure, 0, 1.8, 2).map(({ label, text, reference }) => [label, text, reference])).toEqual([
      ['Event', '0 in 20 ms', ''], ['Event rate', '4 Hz', '4.5 Hz'], ['Burst rate, authors\' code', '1 Hz', ''],
    ])
  })

  it('counts the strokes of a raster nearby', () => {
    expect(readOuts(timeFigure, 0, 1.95, 12).find(({ label }) => label === 'Event')?.text).toBe('2 in 120 ms')
  })

  it('is nothing beyond the ends of a line and in its gaps', () => {
    const data = [[0, 1], [1, 2], [null, null], [6, 3], [7, 4]]
    expect([valueNear(data, 0.4), valueNear(data, 0.6), valueNear(data, 6.9)]).toEqual([1, 2, 4])
    expect(valueNear(data, 12)).toBeUndefined()
    expect(valueNear([], 1)).toBeUndefined()
    expect([valueNear([[1, 5]], 1), valueNear([[1, 5]], 2)]).toEqual([5, undefined])
  })

  it('has short names', () => {
    expect(shortName('Running burst probability ')).toBe('Running burst prob.')
    expect(shortName('Burst (second spike)')).toBe('Burst')
  })
})
