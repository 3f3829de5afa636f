/** What the stations of the tour are built to show: each sentence of the manual about them, as a number. */
import { describe, expect, it } from 'vitest'
import { kindOf, presetById } from '../../../src-main/experiments/kinds.ts'
import { valueProblems } from '../../../src-main/experiments/tour/station.ts'
import { tourStations } from '../../../src-main/experiments/tour/stations.ts'
import { tour } from '../../../src-main/lab/try-out/tour.ts'

/** Readings of a station, in their order. */
const readings = (station: string, values: Readonly<Record<string, number>> = {}): number[] => (
  tour.compute({ station, values, theme: 'light' }).readings.map(({ value }) => value ?? NaN)
)

describe('every station', () => {
  it.each(tourStations.map(({ id }) => id))('%s draws panels with lines, and reads its numbers', (id) => {
    const { figure, readings: read, spec, name } = tour.compute({ station: id, values: {}, theme: 'dark' })
    expect(figure.definition.panels.length).toBeGreaterThan(1)
    expect(figure.option['series']).not.toHaveLength(0)
    for (const { value } of read) expect(value).not.toBeNull()
    expect(name).toMatch(/^Tour: /)
    expect(spec).toMatchObject({ kind: expect.any(String) as string })
  })

  it.each(tourStations)('$id names a preset that does the same at full size', ({ preset }) => {
    expect(presetById(preset)).toBeDefined()
  })

  it.each(tourStations.flatMap((station) => station.sliders.flatMap(({ key, min, max }) => [{ station, key, value: min }, { station, key, value: max }])))('$station.id has a valid spec for $key = $value, small enough to be computed at once', ({ station, key, value }) => {
    const { spec } = station.make({ ...Object.fromEntries(station.sliders.map((slider) => [slider.key, slider.default])), [key]: value })
    const kind = kindOf(spec)
    const parsed = kind.parse(spec)
    expect(parsed).toMatchObject({ ok: true })
    const work = parsed.ok ? kind.work(parsed.spec) : undefined
    expect((work?.units ?? NaN) * (work?.secondsPerUnit ?? NaN)).toBeLessThan(0.2)
  })
})

describe('burst', () => {
  it('potentiates where intervals are shorter than the burst threshold, and depresses elsewhere', () => {
    const [below = NaN] = readings('burst', { frequencyHz: 60 })
    const [above = NaN] = readings('burst', { frequencyHz: 65 })
    expect(below).toBeLessThan(0)
    expect(above).toBeGreaterThan(0)
  })
})

describe('lone spikes', () => {
  it('weaken the more, the more bursts were expected; not at all where none were', () => {
    const [none = NaN, some = NaN, many = NaN] = [0, 0.3, 0.9].map((burstProbability) => readings('lone-spike', { burstProbability })[0])
    expect(none).toBeCloseTo(0, 12)
    expect(some).toBeLessThan(0)
    expect(many).toBeLessThan(some)
  })

  it('are expected after a while: P̄ falls, the faster the shorter its memory', () => {
    const [, quick = NaN] = readings('lone-spike', { tauAvgS: 5 })
    const [, slow = NaN] = readings('lone-spike', { tauAvgS: 100 })
    expect(quick).toBeLessThan(slow)
    expect(slow).toBeLessThan(0.5)
  })
})

describe('feedback', () => {
  it('makes weights grow or shrink by its sign, less and less as the average catches up, and the contrary when it ends', () => {
    const [first = NaN, second = NaN, after = NaN] = readings('steering', { dendritePa: 200 })
    expect(first).toBeGreaterThan(2)
    expect(second).toBeLessThan(first / 2)
    expect(after).toBeLessThan(-2)
    const [shrinks = NaN] = readings('steering', { dendritePa: -200 })
    expect(shrinks).toBeLessThan(-1)
  })

  it('of zero leaves them', () => {
    for (const change of readings('steering', { dendritePa: 0 })) expect(Math.abs(change)).toBeLessThan(0.5)
  })
})

describe('two signals', () => {
  it('are both in the spike trains, and each leaves when it is switched off', () => {
    const [events = NaN, bursts = NaN] = readings('multiplexing')
    expect(events).toBeGreaterThan(0.8)
    expect(bursts).toBeGreaterThan(0.8)
    const [onlyEvents = NaN] = readings('multiplexing', { dendritePa: 0 })
    expect(onlyEvents).toBeGreaterThan(0.8)
  })
})

describe('inhibition of dendrites', () => {
  it('lets the burst probability go on rising where it would saturate', () => {
    const [, without = NaN] = readings('linearity', { inhibition: 0 })
    const [first = NaN, second = NaN] = readings('linearity')
    expect(without).toBeLessThan(0)
    expect(first).toBeGreaterThan(0.1)
    expect(second).toBeGreaterThan(0.1)
  })
})

describe('a slider that is wrong', () => {
  const station = { sliders: [{ key: 'f', label: 'Frequency', symbol: 'f', unit: 'Hz', min: 1, max: 100, step: 1, default: 10 }] }

  it('is told with its name, its value and what was expected', () => {
    expect(valueProblems(station, { f: 50 })).toEqual([])
    expect(valueProblems(station, { f: 0 })).toEqual([{ path: 'f', message: 'Frequency (f) is 0; expected a number from 1 to 100 Hz' }])
    expect(valueProblems(station, {})[0]?.message).toContain('is missing')
    expect(valueProblems(station, { f: NaN })).toHaveLength(1)
    expect(valueProblems(station, { f: 1, g: 1 })[0]?.message).toBe('g is no slider of this station; expected f')
  })

  it('is refused by the lab, as is a station that is not there', () => {
    expect(() => tour.compute({ station: 'burst', values: { frequencyHz: 5000 }, theme: 'light' })).toThrow(/Pairing frequency \(frequencyHz\) is 5000; expected a number from 1 to 100 Hz/)
    expect(() => tour.compute({ station: 'nowhere', values: {}, theme: 'light' })).toThrow('There is no station of the tour with id "nowhere".')
  })
})
