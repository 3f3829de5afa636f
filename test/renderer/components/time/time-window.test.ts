import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { createTimeView } from '../../../../src-renderer/components/time/use-time-view.ts'
import { keysInForce } from '../../../../src-renderer/keyboard/key-map.ts'
import { press } from '../../keyboard/press.ts'
import { timeAfterKey, timeText, windowBetween, zoomed } from '../../../../src-renderer/components/time/time-window.ts'

const range = { fromS: 0, toS: 4 }

describe('keys on the time cursor', () => {
  it.each([
    ['ArrowRight', 2.02], ['ArrowUp', 2.02], ['ArrowLeft', 1.98], ['ArrowDown', 1.98], ['PageUp', 2.4], ['PageDown', 1.6], ['Home', 0], ['End', 4],
  ])('%s goes to %d s', (key, timeS) => { expect(timeAfterKey(key, 2, range)).toBeCloseTo(timeS) })

  it('never leave the range', () => {
    fc.assert(fc.property(fc.constantFrom('ArrowRight', 'ArrowLeft', 'PageUp', 'PageDown', 'Home', 'End'), fc.double({ min: 0, max: 4, noNaN: true }), (key, timeS) => {
      const next = timeAfterKey(key, timeS, range) ?? NaN
      expect(next >= 0 && next <= 4).toBe(true)
    }))
  })

  it('leave other keys alone', () => { expect(timeAfterKey('a', 2, range)).toBeUndefined() })
})

describe('a window', () => {
  it('lies between two moments in either order, within the range', () => {
    expect(windowBetween(3, 1, range)).toEqual({ fromS: 1, toS: 3 })
    expect(windowBetween(-1, 1, range)).toEqual({ fromS: 0, toS: 1 })
  })

  it('is none where nothing or everything would be seen', () => {
    expect(windowBetween(2, 2, range)).toBeUndefined()
    expect(windowBetween(0, 4, range)).toBeUndefined()
  })

  it('shrinks around a moment and grows back to the whole', () => {
    expect(zoomed(range, 1, 0.5, range)).toEqual({ fromS: 0.5, toS: 2.5 })
    expect(zoomed({ fromS: 0.5, toS: 2.5 }, 1, 4, range)).toBeUndefined()
  })

  it('decides how many digits a time has', () => {
    expect(timeText(1.8234, range)).toBe('1.82 s')
    expect(timeText(1.8234, { fromS: 1, toS: 1.2 })).toBe('1.823 s')
    expect(timeText(8000.4, { fromS: 0, toS: 16_000 })).toBe('8000 s')
  })
})

describe('the time that plots share', () => {
  const view = () => createTimeView({ spec: null, totalS: 4, entryS: 1 })

  it('enters where plots begin, and keeps within the protocol', () => {
    const time = view()
    expect(time.cursorS.value).toBeUndefined()
    expect(time.press(press('ArrowRight'))).toBe(true)
    expect(time.cursorS.value).toBeCloseTo(1.02)
    time.moveTo(9)
    expect(time.cursorS.value).toBe(4)
  })

  it('moves within the window by keys', () => {
    const time = view()
    time.zoomTo(2, 3)
    time.press(press('Home'))
    expect(time.cursorS.value).toBe(2)
    time.press(press('PageUp'))
    expect(time.cursorS.value).toBeCloseTo(2.1)
  })

  it('jumps and zooms by the keys that these actions have now', () => {
    const time = view()
    const keys = keysInForce({ 'time.zoomIn': ['Ctrl+I'], 'time.zoomOut': [] })
    time.moveTo(2)
    expect([time.press(press('+'), keys), time.press(press('-'), keys), time.window.value]).toEqual([false, false, undefined])
    expect([time.press(press('i', 'ctrl'), keys), time.window.value]).toEqual([true, { fromS: 1, toS: 3 }])
    expect([time.press(press('-')), time.window.value]).toEqual([true, undefined])
    expect(time.press(press('s')), 'there is no stimulus in it').toBe(false)
    expect(time.press(press('ArrowRight', 'alt')), 'goes back in a browser').toBe(false)
  })

  it('takes back first the window, then the cursor, and then leaves Escape to others', () => {
    const time = view()
    time.moveTo(2)
    time.press(press('+'))
    expect(time.window.value).toEqual({ fromS: 1, toS: 3 })
    expect([time.press(press('Escape')), time.window.value, time.cursorS.value]).toEqual([true, undefined, 2])
    expect([time.press(press('Escape')), time.cursorS.value]).toEqual([true, undefined])
    expect(time.press(press('Escape'))).toBe(false)
  })
})
