import { describe, expect, it } from 'vitest'
import { scrollToShow, visibleRange } from '../../../../src-renderer/places/history/visible-range.ts'

describe('the visible part of a long list', () => {
  it('is what fits, and a few lines more', () => {
    expect(visibleRange(5000, 30, 0, 600)).toEqual({ start: 0, end: 28 })
    expect(visibleRange(5000, 30, 30_000, 600)).toEqual({ start: 992, end: 1028 })
  })

  it('stops at the end, also when the list has shrunk below the scroll position', () => {
    expect(visibleRange(10, 30, 0, 600)).toEqual({ start: 0, end: 10 })
    expect(visibleRange(10, 30, 30_000, 600)).toEqual({ start: 10, end: 10 })
  })

  it('moves no more than needed to show a line', () => {
    expect(scrollToShow(5, 30, 0, 600)).toBe(0)
    expect(scrollToShow(5, 30, 300, 600)).toBe(150)
    expect(scrollToShow(25, 30, 0, 600)).toBe(180)
  })
})
