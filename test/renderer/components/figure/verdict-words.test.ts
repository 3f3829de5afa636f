import { describe, expect, it } from 'vitest'
import { rowWord, toleranceText, verdictSummary, verdictWord } from '../../../../src-renderer/components/figure/verdict-words.ts'
import { verdictRow } from './figure-view-example.ts'

const rows = [verdictRow(1, 'pass'), verdictRow(2, 'fail'), verdictRow(3, 'pending')]

describe('what a row allows', () => {
  it('is a tolerance, or bounds in words with real minus signs', () => {
    expect(toleranceText({ tolerance: 0.25, toleranceNote: '± 0.25' })).toBe('± 0.25')
    expect(toleranceText({ bound: 'below', tolerance: 0, toleranceNote: 'below -5, above -85' })).toBe('below −5, above −85')
  })
})

describe('the line above the verdict table', () => {
  it('counts what is within tolerance', () => {
    expect(verdictSummary({ state: 'pass', rows: [verdictRow(1, 'pass'), verdictRow(2, 'pass')] })).toBe('2 of 2 within tolerance')
    expect(verdictSummary({ state: 'fail', rows: rows.slice(0, 2) })).toBe('1 of 2 within tolerance')
  })

  it('says what is still missing', () => {
    expect(verdictSummary({ state: 'pending', rows })).toBe('Pending: 2 of 3 judged, 1 within tolerance')
    expect(verdictSummary({ state: 'pending', rows: [verdictRow(1, 'pending')] })).toBe('Pending: no point is complete yet')
  })

  it("says when the rows are for information, and when there is nothing to compare with", () => {
    expect(verdictSummary({ state: 'differs', rows })).toBe("The spec differs from the paper's preset: shown for information (1 of 3 within tolerance)")
    expect(verdictSummary({ state: 'none', rows: [] })).toContain('no reference values')
  })
})

describe('a verdict', () => {
  it('always has its own word and sign', () => {
    const words = (['pass', 'fail', 'pending'] as const).map(rowWord)
    expect(new Set(words.map(({ word }) => word)).size).toBe(3)
    expect(new Set(words.map(({ icon }) => icon)).size).toBe(3)
    const whole = (['pass', 'fail', 'pending', 'differs', 'none', null] as const).map((state) => verdictWord(state).word)
    expect(new Set(whole).size).toBe(6)
  })
})
