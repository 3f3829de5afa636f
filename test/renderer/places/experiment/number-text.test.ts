import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { fieldText, parseNumber, parseNumberList } from '../../../../src-renderer/places/experiment/number-text.ts'

describe('a number as typed', () => {
  it.each([['5', 5], [' -0.5 ', -0.5], ['−2', -2], ['1e-3', 0.001], ['2.5E+2', 250], ['.5', 0.5], ['7.', 7], ['+1', 1], ['-0', 0]])('%j is %d', (text, value) => {
    expect(parseNumber(text)).toBe(value)
  })

  it.each(['', 'abc', '1,5', '1 5', '0x10', 'Infinity', '1e999', '--1', '5 ms', '.'])('%j is none', (text) => {
    expect(parseNumber(text)).toBeUndefined()
  })

  it('comes back from its own text unchanged', () => {
    fc.assert(fc.property(fc.double({ noNaN: true, noDefaultInfinity: true }), (value) => {
      expect(parseNumber(fieldText(value))).toBe(value === 0 ? 0 : value)
    }))
  })
})

describe('a list of numbers as typed', () => {
  it.each([['1, 5, 10', [1, 5, 10]], ['1;5;10', [1, 5, 10]], ['1 5\n10', [1, 5, 10]], ['2.5,', [2.5]], ['7', [7]]])('%j is %j', (text, values) => {
    expect(parseNumberList(text)).toEqual({ values })
  })

  it('names the first item that is no number', () => {
    expect(parseNumberList('1, 5, ten, x')).toEqual({ problem: 'Item 3 of 4 "ten" is not a number: separate numbers by commas, with a point for decimals.' })
  })

  it('names an item that was left out', () => {
    expect(parseNumberList('1,, 5')).toEqual({ problem: 'Item 2 of 3 is empty: separate numbers by commas, with a point for decimals.' })
  })

  it('says what an empty list wants', () => {
    expect(parseNumberList('  ')).toEqual({ problem: 'The list is empty: type numbers like "1, 5, 10".' })
  })
})

describe('the text of a value', () => {
  it.each([[5, '5'], [[1, 2.5], '1, 2.5'], ['as typed', 'as typed'], [undefined, ''], [null, ''], [{ a: 1 }, '{"a":1}']])('of %j is %j', (value, text) => {
    expect(fieldText(value)).toBe(text)
  })
})
