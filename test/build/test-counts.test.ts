import { describe, expect, it } from 'vitest'
import { countsOf } from '../../build/lib/test-counts.mjs'

const stats = { expected: 0, unexpected: 0, flaky: 0 }

describe('countsOf', () => {
  it('counts the tests of Vitest, and a file that could not be loaded as one that failed', () => {
    const testResults = [{ status: 'passed', assertionResults: [{}, {}] }, { status: 'failed', assertionResults: [{}] }, { status: 'failed', assertionResults: [] }]
    expect(countsOf({ numPassedTests: 2, numFailedTests: 1, testResults })).toEqual({ passed: 2, failed: 2 })
  })

  it('counts the tests of Playwright, second tries that passed among the passed, and errors outside of tests as failed', () => {
    expect(countsOf({ stats: { expected: 5, unexpected: 1, flaky: 1 }, errors: [{}] })).toEqual({ passed: 6, failed: 2 })
  })

  it('takes a suite without any test for a failure', () => {
    expect(countsOf({ stats, errors: [] })).toEqual({ passed: 0, failed: 1 })
    expect(countsOf({ numPassedTests: 0, numFailedTests: 0, testResults: [] })).toEqual({ passed: 0, failed: 1 })
  })
})
