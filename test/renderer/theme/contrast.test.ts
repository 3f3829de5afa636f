import { describe, expect, it } from 'vitest'
import { contrast, contrastWarnings, readColour } from '../../../src-renderer/theme/contrast.ts'

describe('a colour of one\'s own', () => {
  it('is read as it is usually written', () => {
    expect(['#0072B2', ' 0072b2', '#abc', 'red', '#12345'].map(readColour)).toEqual(['#0072b2', '#0072b2', '#aabbcc', undefined, undefined])
  })

  it('has a contrast from 1 to 21', () => {
    expect(contrast('#000000', '#ffffff')).toBeCloseTo(21)
    expect(contrast('#777777', '#777777')).toBe(1)
  })

  it('is warned of in the theme in which it is hard to see', () => {
    expect(contrastWarnings('#0072b2')).toEqual([])
    expect(contrastWarnings('#ffff00')).toEqual(['Hard to see on light ground: contrast 1.0 : 1, expected 3 : 1 or more.'])
    expect(contrastWarnings('#000080')).toEqual([expect.stringContaining('dark ground')])
  })
})
