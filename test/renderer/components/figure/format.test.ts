import { describe, expect, it } from 'vitest'
import { formatDifference, formatDuration, formatNumber, formatPercent, formatQuantity, formatTime, formatValue, shortNames } from '../../../../src-renderer/components/figure/format.ts'

describe('numbers', () => {
  it.each([
    [0, '0'],
    [20, '20'],
    [1234, '1234'],
    [0.123456, '0.1235'],
    [-2.5, '−2.5'],
    [0.00001234567, '1.235 × 10⁻⁵'],
    [-31_000_000, '−3.1 × 10⁷'],
  ])('writes %s as %s', (value, text) => {
    expect(formatNumber(value)).toBe(text)
  })

  it.each([null, undefined, Number.NaN, Number.POSITIVE_INFINITY])('writes a dash where there is no number: %s', (value) => {
    expect(formatNumber(value)).toBe('–')
    expect(formatQuantity(value, 'Hz')).toBe('–')
  })

  it('carries the unit, and none for a dimensionless number', () => {
    expect(formatQuantity(12.5, 'Hz')).toBe('12.5 Hz')
    expect(formatQuantity(0.3, '')).toBe('0.3')
    expect(formatQuantity(-5, '°')).toBe('−5°')
  })

  it('gives a difference its sign and two digits', () => {
    expect([0.01234, -0.5, 0, 3.14e-9, null].map((value) => formatDifference(value))).toEqual(['+0.012', '−0.5', '0', '+3.1 × 10⁻⁹', '–'])
  })

  it('reaches 100 % only at the end', () => {
    expect([0, 0.347, 0.9999, 1, 1.2].map(formatPercent)).toEqual(['0 %', '34 %', '99 %', '100 %', '100 %'])
  })
})

describe('times', () => {
  it.each([
    [0, '0 ms'],
    [450, '450 ms'],
    [999.7, '1.0 s'],
    [1234, '1.2 s'],
    [42_400, '42 s'],
    [59_700, '1 min'],
    [200_000, '3 min 20 s'],
    [7_800_000, '2 h 10 min'],
    [97_200_000, '1 d 3 h'],
  ])('writes %s ms as %s', (ms, text) => {
    expect(formatDuration(ms)).toBe(text)
  })

  it('writes a dash for a duration that is not known', () => {
    expect(formatDuration(null)).toBe('–')
  })

  it('writes local time so that text order is time order', () => {
    const iso = new Date(2026, 4, 4, 13, 7, 9).toISOString()
    expect(formatTime(iso)).toBe('2026-05-04 13:07')
    expect(formatTime(iso, true)).toBe('2026-05-04 13:07:09')
    expect(formatTime(null)).toBe('–')
  })
})

describe('spec values', () => {
  it('writes short lists in full and long ones by their ends', () => {
    expect(formatValue([5, 10, 20], 'Hz')).toBe('5, 10, 20 Hz')
    expect(formatValue(Array.from({ length: 20 }, (_, i) => 5 * (i + 1)), 'Hz')).toBe('5, 10, … 100 Hz (20 values)')
  })

  it('writes words, switches and structures', () => {
    expect([formatValue('poisson'), formatValue(true), formatValue({ a: 1 }), formatValue(undefined)]).toEqual(['poisson', 'yes', '{"a":1}', '–'])
  })
})

describe('names with numbers in them', () => {
  it('have four digits, unless they could then not be told apart', () => {
    expect(shortNames(['change at 6.2105263157894735 Hz', 'change at 12.5 Hz', 'error'])).toEqual(['change at 6.211 Hz', 'change at 12.5 Hz', 'error'])
    expect(shortNames(['at 1.00001 s', 'at 1.00002 s', 'at 2.00001 s'])).toEqual(['at 1.00001 s', 'at 1.00002 s', 'at 2 s'])
  })
})
