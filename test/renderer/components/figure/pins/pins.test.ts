import { describe, expect, it } from 'vitest'
import { exportedPins, movedCrosshair, nearestPoint, pinCurves, pinnedPoint, pinText, pixelOf, toggled, usualOffset } from '../../../../../src-renderer/components/figure/pins/pins.ts'
import type { Pin, PinFrame } from '../../../../../src-renderer/components/figure/pins/pins.ts'
import { figureView } from '../figure-view-example.ts'

const view = figureView('none')
const curves = pinCurves(view)
/** 10 px a Hz, and 100 px a unit up from the bottom. */
const frame: PinFrame = { left: 0, top: 0, width: 200, height: 100, x: { zero: 0, one: 10, log: false }, y: { zero: 100, one: 0, log: false } }
const pin: Pin = { panel: 'a', curve: 'ours', x: 10, ...usualOffset }

describe('the curves whose points can be pinned', () => {
  it('are those with a name, without what stands in a plot by itself', () => {
    expect(curves.map(({ panel, name, points }) => [panel, name, points.length])).toEqual([['a', 'ours', 3], ['b', 'authors', 3]])
  })
})

describe('a pin', () => {
  it('is where the figure has its point now, or nowhere', () => {
    expect(pinnedPoint(curves, pin)?.y).toBe(0.1)
    expect(pinnedPoint(curves, { ...pin, x: 11 })).toBeUndefined()
    expect(exportedPins(view, [pin, { ...pin, curve: 'gone' }])).toEqual([{ ...pin, y: 0.1, text: 'ours\n10 Hz, 0.1' }])
  })

  it('says the name, shortened in its middle, and both numbers with their units', () => {
    expect(pinText(view, { ...pin, curve: 'a name of a curve that is long, seed 12' }, 0.1)).toBe('a name of a curve…is long, seed 12\n10 Hz, 0.1')
  })

  it('goes with a second click on its point', () => {
    expect(toggled([], pin)).toEqual([pin])
    expect(toggled([{ ...pin, dx: 9 }], pin)).toEqual([])
  })
})

describe('the place of a point in a chart', () => {
  it('follows the axes, also logarithmic ones, and is nowhere where a zoom left it', () => {
    expect(pixelOf(frame, 10, 0.1)).toEqual([100, 90])
    expect(pixelOf({ ...frame, x: { zero: 0, one: 50, log: true } }, 100, 0.1)).toEqual([100, 90])
    expect(pixelOf(frame, 30, 0.1)).toBeUndefined()
  })

  it('is meant from some px away', () => {
    const frames = new Map([[0, frame]])
    expect(nearestPoint(curves, frames, 108, 85)).toEqual(pin)
    expect(nearestPoint(curves, frames, 100, 40)).toBeUndefined()
    expect(nearestPoint(curves, new Map(), 100, 90)).toBeUndefined()
  })
})

describe('the crosshair', () => {
  it('goes along a curve to its ends', () => {
    expect(movedCrosshair(curves, { curve: 0, point: 0 }, { along: 1 })).toEqual({ curve: 0, point: 1 })
    expect(movedCrosshair(curves, { curve: 0, point: 1 }, { along: 10 })).toEqual({ curve: 0, point: 2 })
  })

  it('goes to the nearest x of the next curve', () => {
    expect(movedCrosshair(curves, { curve: 0, point: 2 }, { across: 1 })).toEqual({ curve: 1, point: 2 })
    expect(movedCrosshair(curves, { curve: 1, point: 2 }, { across: 1 })).toEqual({ curve: 1, point: 2 })
  })
})
