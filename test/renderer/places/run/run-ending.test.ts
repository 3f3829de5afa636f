import { describe, expect, it } from 'vitest'
import { runEnding } from '../../../../src-renderer/places/run/run-ending.ts'

const series = [{ name: 'change', columns: ['rate', 'dw'], rows: 7 }]
const bare = { checkpoints: [], resumeObstacle: 'it left no checkpoint' }
const checkpoints = [{ number: 3, madeAt: '2026-05-04T10:00:02.000Z', bytes: 100, label: 'epoch 2 of 5, batch 7 of 9', fraction: 0.3 }]

describe('a run that did not finish', () => {
  it('says what happened, why, what is kept and what to do', () => {
    const ending = runEnding({ status: 'interrupted', reason: 'killed by SIGKILL', seriesSizes: series, ...bare })
    expect(ending).toEqual({
      severity: 'warn', what: 'This run was interrupted.', reason: 'killed by SIGKILL.',
      kept: 'What it recorded until then is kept: 7 rows. "Re-run exactly" starts it again.',
    })
  })

  it('says so where nothing had been recorded', () => {
    expect(runEnding({ status: 'failed', reason: null, seriesSizes: [], ...bare })).toMatchObject({ severity: 'error', reason: '', kept: expect.stringContaining('nothing yet') })
  })

  it.each(['queued', 'running', 'done'] as const)('has nothing to say about a run that is %s', (status) => {
    expect(runEnding({ status, reason: null, seriesSizes: series, ...bare })).toBeUndefined()
  })

  it('says from where it can go on, or why not', () => {
    expect(runEnding({ status: 'cancelled', reason: null, seriesSizes: series, checkpoints, resumeObstacle: null })?.kept).toMatch(/"Resume from checkpoint" goes on from epoch 2 of 5, batch 7 of 9\.$/)
    expect(runEnding({ status: 'cancelled', reason: null, seriesSizes: series, checkpoints, resumeObstacle: 'the engine is another' })?.kept).toMatch(/cannot go on from it: the engine is another\.$/)
  })

  it('says why a run was stopped by the rule of its sweep', () => {
    expect(runEnding({ status: 'cancelled', reason: 'stopped early after epoch 3: test error 12 % at its best', seriesSizes: series, checkpoints, resumeObstacle: null }))
      .toMatchObject({ severity: 'info', what: 'This run was stopped early by its sweep.', reason: 'After epoch 3: test error 12 % at its best.' })
  })

  it('says why a run was done early', () => {
    expect(runEnding({ status: 'done', reason: 'stopped early after epoch 4', seriesSizes: series, ...bare })).toMatchObject({ severity: 'info', what: 'This run is done.', reason: 'Stopped early after epoch 4.' })
  })
})
