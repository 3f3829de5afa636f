import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { effectScope } from 'vue'
import { useFrames } from '../../../../src-renderer/components/time/use-frames.ts'

/** The screen, whose frames come when the test says so. */
let waiting: FrameRequestCallback[] = []
let nowMs = 0

/** Of the screen, after so many ms; and what is said of it by message, which may ask for the next one after a while. */
async function frameAfter(ms: number): Promise<void> {
  nowMs += ms
  for (const callback of waiting.splice(0)) callback(nowMs)
  await new Promise((resolve) => { setTimeout(resolve, 0) })
  await new Promise((resolve) => { setTimeout(resolve, 0) })
}

/** Ms that were waited before a frame of the screen was asked for. */
let waits: number[] = []
const realTimeout = globalThis.setTimeout

beforeEach(() => {
  waiting = []
  waits = []
  nowMs = 0
  vi.spyOn(window, 'requestAnimationFrame').mockImplementation((callback) => waiting.push(callback))
  vi.spyOn(window, 'cancelAnimationFrame').mockImplementation(() => { waiting = [] })
  vi.spyOn(performance, 'now').mockImplementation(() => nowMs)
  vi.spyOn(globalThis, 'setTimeout').mockImplementation(((done: () => void, ms: number) => {
    if (ms === 0) return realTimeout(done, 0)
    waits.push(ms)
    nowMs += ms
    done()
    return 0
  }) as never)
})
afterEach(() => { vi.restoreAllMocks() })

describe('frames of what moves', () => {
  it('tell how long ago the last one was that was drawn, also where some were left out', async () => {
    const steps: number[] = [], times: number[] = []
    const scope = effectScope()
    const frames = scope.run(() => useFrames((deltaMs) => {
      steps.push(deltaMs)
      times.push(nowMs)
      // So much of the page's time.
      nowMs += 8
    }))
    frames?.resume()
    for (let frame = 0; frame < 10; frame++) await frameAfter(8)
    frames?.pause()
    expect(steps).toHaveLength(10)
    expect(waits.length).toBeGreaterThan(5)
    expect(steps).toEqual(times.map((time, i) => time - (times[i - 1] ?? time)))
    scope.stop()
  })

  it('rest until they are resumed, and when they are paused', async () => {
    let steps = 0
    const scope = effectScope()
    const frames = scope.run(() => useFrames(() => { steps++ }))
    await frameAfter(20)
    expect(steps).toBe(0)
    frames?.resume()
    await frameAfter(20)
    await frameAfter(20)
    frames?.pause()
    await frameAfter(20)
    expect(steps).toBe(2)
    scope.stop()
  })
})
