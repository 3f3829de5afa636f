import { describe, expect, it } from 'vitest'
import { placeAt, samePlace, timeOf, timePanels, windowOfZoom, xOf, zoomOf } from '../../../../src-renderer/components/time/time-panels.ts'
import type { TimePanel } from '../../../../src-renderer/components/time/time-panels.ts'
import { timeFigure } from './example-view.ts'

const panels = timePanels(timeFigure.definition)
const [rates, tests] = panels as readonly [TimePanel, TimePanel]

describe('plots over biological time', () => {
  it('are those whose axis is the time of the run, offset or not', () => {
    expect(panels.map(({ id, index, offsets }) => [id, index, offsets])).toEqual([['rates', 0, [0]], ['tests', 1, [-10, -50]]])
  })

  it('know where a moment stands, on whichever of their stretches', () => {
    expect(xOf(rates, 2)).toBe(2)
    expect(xOf(rates, 0.5)).toBeUndefined()
    expect([xOf(tests, 11), xOf(tests, 51.5), xOf(tests, 30)]).toEqual([1, 1.5, undefined])
    expect(timeOf(tests, 1)).toBe(11)
  })

  it('show their part of the shared window, or all where it has none', () => {
    expect(zoomOf(rates, { fromS: 0, toS: 2 })).toEqual([1, 2])
    expect(zoomOf(rates, { fromS: 0, toS: 5 })).toBeUndefined()
    expect(zoomOf(rates, { fromS: 10, toS: 11 })).toBeUndefined()
    expect(zoomOf(tests, { fromS: 51, toS: 55 })).toEqual([1, 2])
    expect(zoomOf(rates, undefined)).toBeUndefined()
  })

  it('find x from a point of the chart', () => {
    const place = { left: 100, top: 10, width: 200, height: 50, fromX: 1, toX: 3 }
    expect(placeAt(place, 150, 20)).toBe(1.5)
    expect(placeAt(place, 99, 20)).toBeUndefined()
    expect(placeAt(place, 150, 61)).toBeUndefined()
    expect(samePlace({ ...place, left: 100.01 }, place)).toBe(true)
    expect(samePlace({ ...place, toX: 2 }, place)).toBe(false)
    expect(samePlace(undefined, place)).toBe(false)
  })

  it('say which window a zoom of one of them chose', () => {
    expect(windowOfZoom({ batch: [{ dataZoomId: 'zoom-0', start: 25, end: 75 }] }, panels)).toEqual({ fromS: 1.5, toS: 2.5 })
    expect(windowOfZoom({ dataZoomId: 'zoom-1', start: 0, end: 50 }, panels)).toEqual({ fromS: 10, toS: 11 })
    expect(windowOfZoom({ dataZoomId: 'zoom-1', start: 0, end: 100 }, panels)).toBe('whole')
    expect(windowOfZoom({ dataZoomId: 'other', start: 0, end: 50 }, panels)).toBeUndefined()
    expect(windowOfZoom(undefined, panels)).toBeUndefined()
  })
})
