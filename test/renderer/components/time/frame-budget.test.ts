import { describe, expect, it } from 'vitest'
import { createFrameBudget } from '../../../../src-renderer/components/time/frame-budget.ts'

const options = { share: 0.4, mostSavedMs: 8, mostPerFrameMs: 12 }

/** Frames of a screen with 60 a second, each of which takes so long to draw: those of `count` that are drawn. */
function drawn(tookMs: number, count = 600): number[] {
  const budget = createFrameBudget(options)
  return Array.from({ length: count }, (_, frame) => frame).filter((frame) => {
    const isDue = budget.waitMs((frame * 1000) / 60) === 0
    if (isDue) budget.spend(tookMs)
    return isDue
  })
}

describe('a budget of frames', () => {
  it('lets all of them be drawn that cost little', () => {
    expect(drawn(6)).toHaveLength(600)
  })

  it('gives drawing its share of the time, and no more', () => {
    expect(drawn(11).length * 11).toBeGreaterThan(0.39 * 10_000)
    expect(drawn(11).length * 11).toBeLessThan(0.41 * 10_000)
    expect(drawn(9).length * 9).toBeGreaterThan(0.39 * 10_000)
  })

  it('leaves out frames evenly', () => {
    const frames = drawn(11), gaps = new Set(frames.slice(1).map((frame, i) => frame - (frames[i] ?? 0)))
    expect(gaps).toEqual(new Set([1, 2]))
  })

  it('saves nothing up for a burst after a rest', () => {
    const budget = createFrameBudget(options)
    budget.waitMs(0)
    expect(budget.waitMs(60_000)).toBe(0)
    budget.spend(12)
    expect(budget.waitMs(60_000)).toBeCloseTo(4 / 0.4)
    expect(budget.waitMs(60_004)).toBeCloseTo(6)
  })

  it('does not go below a smooth picture, however long frames seem to take', () => {
    expect(drawn(100).length).toBeGreaterThan(320)
    expect(drawn(100).length).toBe(drawn(12).length)
  })
})
