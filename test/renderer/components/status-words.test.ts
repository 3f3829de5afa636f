import { describe, expect, it } from 'vitest'
import { countsText } from '../../../src-renderer/components/status-words.ts'

describe('the statuses of several runs', () => {
  it('are told in numbers, those that are done first', () => {
    expect(countsText([{ status: 'cancelled' }, { status: 'done' }, { status: 'done' }])).toBe('2 done, 1 cancelled')
    expect(countsText([{ status: 'queued' }, { status: 'running' }])).toBe('1 running, 1 queued')
  })
})
