// @vitest-environment happy-dom
import { afterEach, describe, expect, it, vi } from 'vitest'
import { drawingText, measureDrawing } from '../../../../src-renderer/places/run/drawing-time.ts'

afterEach(() => vi.unstubAllGlobals())

describe('what drawing takes', () => {
  it('is what follows at once and the frame in which it is drawn, without the wait between', async () => {
    let now = 100
    vi.stubGlobal('requestAnimationFrame', (draw: () => void) => {
      now += 1000
      setTimeout(() => {
        draw()
        now += 30
      })
    })
    const measured = measureDrawing(() => now)
    // What hangs on the figure is worked out before the page goes on.
    now += 5
    expect(await measured).toBe(35)
  })

  it('is told as far as it is known', () => {
    expect(drawingText({ labMs: 12.4, pageMs: 1500 })).toBe('comes from the lab in 12 ms, is drawn here in 1.5 s')
    expect(drawingText({ labMs: 12, pageMs: null })).toBe('comes from the lab in 12 ms')
    expect(drawingText({ labMs: null, pageMs: null })).toBe('')
  })
})
