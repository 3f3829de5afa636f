/** A reproduction in words. */
import { describe, expect, it } from 'vitest'
import type { ReproductionRow, ReproductionView } from '../../../../src-main/api/contract.ts'
import { claimsText, filteredRows, presetWord, progressText, startable } from '../../../../src-renderer/places/reproduce/reproduce-words.ts'

const claim = (verdict: 'pass' | 'fail'): ReproductionRow['claims'][number] => ({ quantity: verdict, reference: 1, ours: 1, difference: 0, tolerance: 1, toleranceNote: '', unit: '', source: '', verdict })
const row = (presetId: string, changed: Partial<ReproductionRow>): ReproductionRow => ({
  presetId, figure: 'Fig. 1', title: presetId, state: 'done', reason: null, progress: 1, forecastSeconds: 10, run: { id: 'r', durationMs: 1000, seeds: 1 }, verdict: 'pass', claims: [claim('pass')], ...changed,
})
const rows = [row('good', {}), row('bad', { verdict: 'fail', claims: [claim('pass'), claim('fail')] }), row('new', { state: 'not-run', run: null, verdict: null, claims: [] }), row('broken', { state: 'failed', verdict: null, claims: [] })]
const view: ReproductionView = { scope: 'quick', rows, counts: { done: 2, running: 0, queued: 0, failed: 1, 'not-run': 1, 'no-data': 0 }, claims: { pass: 2, fail: 1, other: 0 }, secondsLeft: 75 }

describe('progress', () => {
  it('says what is done, what is not, and how long the rest takes', () => {
    expect(progressText(view)).toBe('2 of 4 presets done, 1 failed; about 1 min 15 s of computing left')
    expect(progressText({ ...view, counts: { ...view.counts, running: 1, queued: 3, failed: 0, 'no-data': 2 }, secondsLeft: 0 })).toBe('2 of 4 presets done, 4 running or queued, 2 without their data')
  })

  it('counts claims, and what the button would start', () => {
    expect(claimsText(view)).toBe('2 claims within tolerance, 1 out of it')
    expect(claimsText({ ...view, claims: { pass: 0, fail: 0, other: 0 } })).toBe('')
    expect(claimsText({ ...view, claims: { pass: 1, fail: 0, other: 4 } })).toBe('1 claim within tolerance, 0 out of it, 4 for information')
    expect(startable(view)).toBe(2)
  })
})

describe('rows', () => {
  it('can be those with a claim out of tolerance, or those that are not done', () => {
    const shown = (filter: Parameters<typeof filteredRows>[1]) => filteredRows(rows, filter).map(({ presetId, claims }) => [presetId, claims.length])
    expect(shown('all')).toEqual([['good', 1], ['bad', 2], ['new', 0], ['broken', 0]])
    expect(shown('outside')).toEqual([['bad', 1], ['broken', 0]])
    expect(shown('missing')).toEqual([['new', 0], ['broken', 0]])
  })

  it('say their state in a word with a sign, so that colour is never the only cue', () => {
    expect(rows.map((one) => presetWord(one).word)).toEqual(['within tolerance', 'out of tolerance', 'not run yet', 'failed'])
    expect(new Set(rows.map((one) => presetWord(one).icon)).size).toBe(4)
  })
})
