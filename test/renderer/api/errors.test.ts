import { TRPCClientError } from '@trpc/client'
import { describe, expect, it } from 'vitest'
import { errorIssues, errorMessage } from '../../../src-renderer/api/errors.ts'
import { labError } from '../fake-api.ts'

describe('errors in words', () => {
  it("are the lab's own words where the lab answered", () => {
    expect(errorMessage(labError('There is no run "r9".'))).toBe('There is no run "r9".')
  })

  it('ask whether the lab is there where no answer came', () => {
    expect(errorMessage(TRPCClientError.from(new Error('Failed to fetch')))).toBe('the lab does not answer (Failed to fetch): is Burstlab still running?')
  })

  it('tell how to get in again where the token is old', () => {
    const refused = new TRPCClientError('Unexpected token', { meta: { response: { status: 401 } } })
    expect(errorMessage(refused)).toContain('open the address that Burstlab printed')
  })

  it.each([[new Error('a bug'), 'a bug'], ['text', 'text']])('are readable for anything that was thrown', (thrown, words) => {
    expect(errorMessage(thrown)).toBe(words)
  })
})

describe('fields at fault', () => {
  it('come with the error', () => {
    const issues = [{ path: 'rule.eta', message: 'Learning rate is "x"; expected a number from 0 to 1' }]
    expect(errorIssues(labError('The experiment is not valid.', issues))).toEqual(issues)
  })

  it('are none for an error about no field', () => {
    expect(errorIssues(new Error('a bug'))).toEqual([])
    expect(errorIssues(labError('Gone.'))).toEqual([])
  })
})
