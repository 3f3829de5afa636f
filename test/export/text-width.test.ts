import { describe, expect, it } from 'vitest'
import { measureText, textWidth } from '../../src-main/export/text-width.ts'

describe('textWidth', () => {
  it('knows narrow letters from wide ones', () => expect(textWidth('illi')).toBeLessThan(textWidth('mm')))
  it('takes a letter with its accent for one', () => expect(textWidth('P̄')).toBe(textWidth('P')))
})

describe('measureText', () => {
  it('scales with the font', () => expect(measureText('a', 'bold 10px Helvetica').width).toBeCloseTo(6, 12))
  it('has a square Chinese letter, by which the library knows the height of a line', () => expect(measureText('国', '7px Arial').width).toBe(7))
})
