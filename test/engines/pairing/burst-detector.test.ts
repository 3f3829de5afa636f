import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { markSpikes } from '../../../src-main/engines/pairing/burst-detector.ts'

const thresholdMs = 16

/** Ascending spike times within some seconds. */
const trains = fc.array(fc.double({ min: 0, max: 5000, noNaN: true }), { maxLength: 400 }).map((times) => times.sort((a, b) => a - b))

describe('events and bursts', () => {
  it('a lone spike is an event', () => {
    expect(markSpikes([5, 100, 300], thresholdMs)).toEqual(['event', 'event', 'event'])
  })

  it('a burst is one event at its first spike and one burst at its second; its further spikes are neither', () => {
    expect(markSpikes([0, 10, 20, 30, 100, 116], thresholdMs)).toEqual(['event', 'burst', 'inner', 'inner', 'event', 'burst'])
  })

  it('an interval of exactly the threshold still belongs to the burst; a longer one does not', () => {
    expect(markSpikes([0, 16, 32.001], thresholdMs)).toEqual(['event', 'burst', 'event'])
  })

  it('never gives more than 62.5 events a second', () => {
    fc.assert(fc.property(trains, (times) => {
      const marks = markSpikes(times, thresholdMs)
      const events = times.filter((_, i) => marks[i] === 'event')
      for (let i = 1; i < events.length; i++) expect((events[i] ?? 0) - (events[i - 1] ?? 0)).toBeGreaterThan(thresholdMs)
      const spanS = ((times.at(-1) ?? 0) - (times[0] ?? 0)) / 1000
      expect(events.length).toBeLessThanOrEqual(1 + spanS * 62.5)
    }))
  })

  it('has at most one burst per event, and each spike is one of the three', () => {
    fc.assert(fc.property(trains, (times) => {
      const marks = markSpikes(times, thresholdMs)
      const count = (mark: string): number => marks.filter((other) => other === mark).length
      expect(count('event') + count('burst') + count('inner')).toBe(times.length)
      expect(count('burst')).toBeLessThanOrEqual(count('event'))
    }))
  })
})
