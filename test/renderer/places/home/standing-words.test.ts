import { describe, expect, it } from 'vitest'
import type { SelfTestCheck, SelfTestRecord } from '../../../../src-main/api/contract.ts'
import { queueWords, selfTestWords } from '../../../../src-renderer/places/home/standing-words.ts'

const check = (state: SelfTestCheck['state']): SelfTestCheck => ({ id: state, title: state, state, detail: '', remedy: '' })
const record = (more: Partial<SelfTestRecord>): SelfTestRecord => ({ at: '2026-05-04T11:07:00.000Z', version: '0.1.0', checks: [check('ok'), check('ok')], outdated: null, ...more })

describe('the queue in words', () => {
  it.each([
    [0, 0, false, 'Queue: nothing runs or waits', 'muted'],
    [2, 0, false, 'Queue: 2 running', 'accent'],
    [2, 3, false, 'Queue: 2 running, 3 waiting', 'accent'],
    [0, 3, true, 'Queue: paused, 3 waiting', 'warn'],
    [0, 0, true, 'Queue: paused, nothing runs or waits', 'warn'],
  ] as const)('with %i running, %i waiting, paused %s', (running, waiting, paused, word, tone) => {
    expect(queueWords({ running, waiting, paused })).toMatchObject({ word, tone })
  })
})

describe('the self-test in words', () => {
  it('was never run, or says what it found and when, in the colour of the worst', () => {
    expect(selfTestWords(null)).toMatchObject({ word: 'Self-test: never run', tone: 'muted' })
    expect(selfTestWords(record({}))).toMatchObject({ word: expect.stringMatching(/^Self-test: 2 of 2 ok, 2026-05-04 \d\d:\d\d$/) as unknown, tone: 'pass' })
    expect(selfTestWords(record({ checks: [check('ok'), check('warning')] }))).toMatchObject({ word: expect.stringContaining('1 of 2 ok, 1 warning') as unknown, tone: 'warn' })
    expect(selfTestWords(record({ checks: [check('warning'), check('failed')] })).tone).toBe('fail')
  })

  it('is old where another Burstlab or another machine was tested', () => {
    expect(selfTestWords(record({ outdated: 'version' }))).toMatchObject({ word: expect.stringMatching(/, by another version of Burstlab$/) as unknown, tone: 'muted' })
    expect(selfTestWords(record({ outdated: 'machine' })).word).toMatch(/, on another machine$/)
  })
})
