import { describe, expect, it } from 'vitest'
import type { Parameter } from '../../../../src-main/api/contract.ts'
import { sliderScale } from '../../../../src-renderer/places/experiment/slider-scale.ts'

const number = (min: number, max: number, kind: 'number' | 'integer' = 'number'): Parameter => ({
  path: 'p', label: 'P', symbol: '', unit: '', group: '', help: '', source: '', kind, min, max, default: min, paper: null,
})

describe('a slider', () => {
  it('is there for fractions and small whole numbers only', () => {
    expect(sliderScale(number(0, 1))).toBeDefined()
    expect(sliderScale(number(0, 10, 'integer'))).toBeDefined()
    expect(sliderScale(number(0, 1000))).toBeUndefined()
    expect(sliderScale(number(0, 1000, 'integer'))).toBeUndefined()
  })

  it('goes in round steps from bound to bound', () => {
    const fraction = sliderScale(number(0, 1))
    expect([0, 7, 30, 100].map((step) => fraction?.valueAt(step))).toEqual([0, 0.07, 0.3, 1])
    const half = sliderScale(number(0.001, 0.5))
    expect([half?.valueAt(0), half?.valueAt(half.steps)]).toEqual([0.001, 0.5])
    expect(sliderScale(number(0, 1, 'integer'))?.steps).toBe(1)
  })

  it('stands where the value is, and at the lower bound for what is no number', () => {
    const scale = sliderScale(number(0, 1))
    expect([0.3, 0.301, 2, 'none', undefined].map((value) => scale?.stepOf(value))).toEqual([30, 30, 100, 0, 0])
  })
})
