/** What a run will cost, on machines with few cores and with many. */
import { describe, expect, it } from 'vitest'
import { presetById } from '../../../src-main/experiments/kinds.ts'
import { createCalibration } from '../../../src-main/lab/experiments/forecast.ts'
import type { Forecast } from '../../../src-main/lab/types.ts'

const forecastOf = (preset: string, cores: number, threads?: number): Forecast => {
  const settings = { get: () => undefined, set: () => undefined }
  return createCalibration({ settings, cores, threads: () => threads }).forecast(presetById(preset)?.spec)
}

describe('the memory of threads', () => {
  it('is that of every core beyond two, where a kind computes on several', () => {
    const [one, two, ten] = [1, 2, 10].map((cores) => forecastOf('fig5-learned', cores).threadsMb)
    expect([one, two]).toEqual([0, 0])
    expect(ten).toBeGreaterThan(8 * 2)
    expect(forecastOf('fig5-learned', 18).threadsMb).toBe(2 * (ten ?? NaN))
  })

  it('is that of each run, where somebody has chosen how many threads it has, as far as there are cores', () => {
    const shared = forecastOf('fig5-learned', 10)
    const [two, six, many] = [2, 6, 200].map((threads) => forecastOf('fig5-learned', 10, threads))
    expect([two, six, many].map((forecast) => forecast?.threadsMb)).toEqual([0, 0, 0])
    expect(two?.memoryMb).toBe(shared.memoryMb)
    expect(six?.memoryMb).toBe(shared.memoryMb + shared.threadsMb / 2)
    expect(many?.memoryMb).toBe(shared.memoryMb + shared.threadsMb)
  })

  it('is none where one thread computes', () => {
    expect(forecastOf('fig2b', 10).threadsMb).toBe(0)
  })
})
