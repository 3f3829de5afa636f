/** Injected currents over time. */
import { describe, expect, it } from 'vitest'
import type { Waveform } from '../../../src-main/engines/spiking/spec.ts'
import { currentAt, isConstant } from '../../../src-main/engines/spiking/waveforms.ts'

const steps: Waveform = { type: 'steps', timesMs: [100, 200], currentsPa: [50, -20] }
const sine: Waveform = { type: 'sine', baselinePa: 30, amplitudePa: 200, periodMs: 500, startMs: 1000 }
const sampled = (after: 'hold' | 'repeat'): Waveform => ({ type: 'sampled', intervalMs: 10, samplesPa: [0, 100, 40], after })

describe('a current', () => {
  it('is constant', () => {
    expect(currentAt({ type: 'constant', currentPa: 7 }, 123)).toBe(7)
  })

  it('has steps: nothing before the first, each from its time on', () => {
    expect([0, 99.9, 100, 199.9, 200, 1e6].map((ms) => currentAt(steps, ms))).toEqual([0, 0, 50, 50, -20, -20])
  })

  it('is a sine in absolute time, its baseline only before it starts', () => {
    expect(currentAt(sine, 999)).toBe(30)
    expect(currentAt(sine, 1125)).toBeCloseTo(230, 10)
    expect(currentAt(sine, 1375)).toBeCloseTo(-170, 10)
    expect(currentAt({ ...sine, startMs: 1050 }, 1125)).toBeCloseTo(230, 10)
  })

  it('is linear between samples, and then stays, or starts again', () => {
    expect([0, 5, 10, 15, 20, 27].map((ms) => currentAt(sampled('hold'), ms))).toEqual([0, 50, 100, 70, 40, 40])
    expect([25, 30, 35, 60].map((ms) => currentAt(sampled('repeat'), ms))).toEqual([20, 0, 50, 0])
  })
})

describe('whether it stays the same for a stretch of time', () => {
  it('is told from its times', () => {
    expect(isConstant({ type: 'constant', currentPa: 7 }, 0, 1e9)).toBe(true)
    expect([isConstant(steps, 0, 100), isConstant(steps, 100, 200), isConstant(steps, 50, 150)]).toEqual([true, true, false])
    expect([isConstant(sine, 0, 1000), isConstant(sine, 0, 1001), isConstant({ ...sine, amplitudePa: 0 }, 0, 5000)]).toEqual([true, false, true])
    expect(isConstant(sampled('hold'), 0, 1)).toBe(false)
  })
})
