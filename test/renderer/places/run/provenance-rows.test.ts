import { describe, expect, it } from 'vitest'
import { provenanceRows, rerunStatement } from '../../../../src-renderer/places/run/provenance-rows.ts'
import { exampleDetail } from './run-detail-example.ts'

describe('where the numbers come from', () => {
  it('names hash, seed, checksum, versions, machine and times', () => {
    const rows = new Map(provenanceRows(exampleDetail({ id: 'a' })).map((row) => [row.label, row.text]))
    expect(rows.get('Spec hash')).toBe('a1b2c3')
    expect(rows.get('Result checksum')).toBe('c0ffee')
    expect(rows.get('Git commit')).toBe('not known')
    expect(rows.get('Duration')).toBe('1.0 s')
    expect(rows.get('Series "change"')).toBe('20 rows of rate, dw')
  })
})

describe('an exact re-run', () => {
  it('says whether the result is the same, in words and a sign', () => {
    expect(rerunStatement(exampleDetail({ id: 'a', rerunOf: 'b', checksumMatches: true }), 'First')).toMatchObject({ tone: 'pass', text: expect.stringContaining('✓ Checksum equal to "First"') })
    expect(rerunStatement(exampleDetail({ id: 'a', rerunOf: 'b', checksumMatches: false }), undefined)).toMatchObject({ tone: 'fail', text: expect.stringContaining('✗ Checksum not equal to run b') })
    expect(rerunStatement(exampleDetail({ id: 'a', rerunOf: 'b', checksumMatches: null }), undefined)?.tone).toBe('muted')
    expect(rerunStatement(exampleDetail({ id: 'a' }), undefined)).toBeUndefined()
  })
})
