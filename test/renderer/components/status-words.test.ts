import { describe, expect, it } from 'vitest'
import { whyStopped } from '../../../src-main/experiments/median-stop.ts'
import { countsText, statusWord, whyStoppedEarly } from '../../../src-renderer/components/status-words.ts'

describe('the statuses of several runs', () => {
  it('are told in numbers, those that are done first', () => {
    expect(countsText([{ status: 'cancelled' }, { status: 'done' }, { status: 'done' }])).toBe('2 done, 1 cancelled')
    expect(countsText([{ status: 'queued' }, { status: 'running' }])).toBe('1 running, 1 queued')
  })

  it('tell those that a sweep has stopped from those that somebody has cancelled, by the reason of the lab', () => {
    const reason = whyStopped({ epoch: 3, comparedAt: 3, best: 12.1, median: 8.4, peers: 7 }, { label: 'test error', unit: '%' })
    const early = { status: 'cancelled', reason } as const
    expect(statusWord(early).word).toBe('stopped early')
    expect(whyStoppedEarly(early)).toBe('after epoch 3: test error 12.1 % at its best, median of its 7 peers 8.4 %')
    expect(whyStoppedEarly({ status: 'queued', reason })).toBeUndefined()
    expect(countsText([early, { status: 'cancelled', reason: null }, { status: 'done' }])).toBe('1 done, 1 stopped early, 1 cancelled')
  })
})
