import { describe, expect, it } from 'vitest'
import { runEnding } from '../../../../src-renderer/places/run/run-ending.ts'

const series = [{ name: 'change', columns: ['rate', 'dw'], rows: 7 }]

describe('a run that did not finish', () => {
  it('says what happened, why, what is kept and what to do', () => {
    const ending = runEnding({ status: 'interrupted', reason: 'killed by SIGKILL', seriesSizes: series })
    expect(ending).toEqual({
      severity: 'warn', what: 'This run was interrupted.', reason: 'killed by SIGKILL.',
      kept: 'What it recorded until then is kept: 7 rows. "Re-run exactly" starts it again.',
    })
  })

  it('says so where nothing had been recorded', () => {
    expect(runEnding({ status: 'failed', reason: null, seriesSizes: [] })).toMatchObject({ severity: 'error', reason: '', kept: expect.stringContaining('nothing yet') })
  })

  it.each(['queued', 'running', 'done'] as const)('has nothing to say about a run that is %s', (status) => {
    expect(runEnding({ status, reason: null, seriesSizes: series })).toBeUndefined()
  })
})
