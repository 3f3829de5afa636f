import { describe, expect, it } from 'vitest'
import { countRateText, createPaceMeter, paceOf, progressLine, rateText, timeLeftText, unknownPace } from '../../../src-renderer/components/progress-words.ts'

describe('the pace of a task', () => {
  it('is measured from the first news on, so that what was there before counts for nothing', () => {
    let ms = 1000
    const meter = createPaceMeter(() => ms)
    expect(meter.note(50, 250)).toEqual(unknownPace)
    ms = 1400
    expect(meter.note(60, 250)).toEqual(unknownPace)
    ms = 3000
    expect(meter.note(150, 250)).toEqual({ perSecond: 50, secondsLeft: 2 })
  })

  it('is measured anew where there is less done or another whole', () => {
    let ms = 0
    const meter = createPaceMeter(() => ms)
    meter.note(0, 100)
    ms = 1000
    expect(meter.note(10, 100).perSecond).toBe(10)
    expect(meter.note(5, 100)).toEqual(unknownPace)
    ms = 2000
    expect(meter.note(25, 100).perSecond).toBe(20)
    expect(meter.note(30, 900)).toEqual(unknownPace)
  })

  it('is not known while nothing moves, and never below no time at all', () => {
    expect(paceOf(3, 10, 0)).toEqual(unknownPace)
    expect(paceOf(3, 10, null)).toEqual(unknownPace)
    expect(paceOf(12, 10, 1)).toEqual({ perSecond: 1, secondsLeft: 0 })
    expect(paceOf(3, 0, 2)).toEqual({ perSecond: 2, secondsLeft: null })
  })
})

describe('its words', () => {
  it('say only what is known', () => {
    const bytes = (count: number): string => `${count} B`
    expect(progressLine('Copying', rateText(null, bytes), timeLeftText(null))).toBe('Copying')
    expect(progressLine('Copying', rateText(7, bytes), timeLeftText(200))).toBe('Copying, 7 B/s, about 3 min 20 s left')
  })

  it('count what is rare per minute or per hour', () => {
    expect([12, 0.2, 0.001, 0.0001, null].map((rate) => countRateText(rate, 'epochs'))).toEqual(['12 epochs/s', '12 epochs/min', '3.6 epochs/h', '0.36 epochs/h', ''])
    expect(countRateText(1, 'epochs')).toBe('1 epoch/s')
  })
})
