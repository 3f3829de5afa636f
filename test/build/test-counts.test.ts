import { describe, expect, it } from 'vitest'
import { countsOf } from '../../build/lib/test-counts.mjs'

const playwright = { stats: { expected: 0, unexpected: 0, flaky: 0, skipped: 0 }, errors: [] }
const vitest = { numPassedTests: 0, numFailedTests: 0, numPendingTests: 0, numTodoTests: 0, testResults: [] }

describe('countsOf', () => {
  it('counts the tests of Vitest, and a file that could not be loaded as one that failed', () => {
    const testResults = [{ status: 'passed', assertionResults: [{}, {}] }, { status: 'failed', assertionResults: [{}] }, { status: 'failed', assertionResults: [] }]
    expect(countsOf({ ...vitest, numPassedTests: 2, numFailedTests: 1, numPendingTests: 3, numTodoTests: 1, testResults })).toEqual({ passed: 2, failed: 2, skipped: 4 })
  })

  it('counts the tests of Playwright, second tries that passed among the passed, and errors outside of tests as failed', () => {
    expect(countsOf({ stats: { expected: 5, unexpected: 1, flaky: 1, skipped: 2 }, errors: [{}] })).toEqual({ passed: 6, failed: 2, skipped: 2 })
  })

  it('takes a suite without any test for a failure, but not one that was skipped', () => {
    expect(countsOf(playwright)).toEqual({ passed: 0, failed: 1, skipped: 0 })
    expect(countsOf(vitest)).toEqual({ passed: 0, failed: 1, skipped: 0 })
    expect(countsOf({ ...playwright, stats: { ...playwright.stats, skipped: 5 } })).toEqual({ passed: 0, failed: 0, skipped: 5 })
  })
})
