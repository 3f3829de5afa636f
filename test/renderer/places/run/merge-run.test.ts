import { describe, expect, it } from 'vitest'
import { isFurtherOnly, mergeRun } from '../../../../src-renderer/places/run/merge-run.ts'
import { exampleRun } from '../history/run-examples.ts'
import { exampleDetail } from './run-detail-example.ts'

describe('news about a run', () => {
  it('bring the full record up to date and keep the rest of it', () => {
    const merged = mergeRun(exampleDetail({ id: 'a', status: 'running', notes: 'mine' }), exampleRun({ id: 'a', progress: 0.4, status: 'running' }))
    expect(merged).toMatchObject({ progress: 0.4, notes: 'mine' })
  })

  it('from while it was live are too late once it has ended', () => {
    const done = exampleDetail({ id: 'a', status: 'done' })
    expect(mergeRun(done, exampleRun({ id: 'a', status: 'running', progress: 0.9 }))).toBe(done)
  })

  it('bring it back where it goes on in another attempt', () => {
    const ended = exampleDetail({ id: 'a', status: 'interrupted' })
    expect(mergeRun(ended, exampleRun({ id: 'a', status: 'queued', attempt: 2 }))).toMatchObject({ status: 'queued' })
  })

  it('do not keep what it could not do while it was live', () => {
    const running = exampleDetail({ id: 'a', status: 'running', resumeObstacle: 'it has not ended' })
    expect(mergeRun(running, exampleRun({ id: 'a', status: 'cancelled' }))?.resumeObstacle).toBeNull()
    expect(mergeRun(running, exampleRun({ id: 'a', status: 'running' }))?.resumeObstacle).toBe('it has not ended')
  })

  it('are told from those that only say how far it is', () => {
    const shown = exampleDetail({ id: 'a', status: 'running', progress: 0.1, tags: ['kept'] })
    expect(isFurtherOnly(shown, mergeRun(shown, exampleRun({ id: 'a', status: 'running', progress: 0.4, tags: ['kept'] })))).toBe(true)
    expect(isFurtherOnly(shown, mergeRun(shown, exampleRun({ id: 'a', status: 'running', progress: 0.4, tags: ['kept', 'new'] })))).toBe(false)
    expect(isFurtherOnly(shown, mergeRun(shown, exampleRun({ id: 'a', status: 'done', progress: 1, tags: ['kept'] })))).toBe(false)
    expect([isFurtherOnly(undefined, shown), isFurtherOnly(shown, undefined), isFurtherOnly(undefined, undefined)]).toEqual([false, false, true])
  })

  it('show nothing before the full record is there', () => {
    expect(mergeRun(undefined, exampleRun({ id: 'a' }))).toBeUndefined()
    expect(mergeRun(exampleDetail({ id: 'a' }), exampleDetail({ id: 'b' }))?.id).toBe('b')
  })
})
