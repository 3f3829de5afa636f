import { describe, expect, it } from 'vitest'
import { plainColour } from '../../../../src-renderer/components/drawing/draw-spec.ts'

describe('a colour in an exported drawing', () => {
  it('is one that every program knows', () => {
    expect(plainColour('color(srgb 1 0.5 0)')).toBe('rgb(255, 128, 0)')
    expect(plainColour('color(srgb 0 0 0 / 0.2)')).toBe('rgba(0, 0, 0, 0.2)')
    expect(plainColour('rgb(1, 2, 3)')).toBe('rgb(1, 2, 3)')
  })
})
