import { describe, expect, it } from 'vitest'
import type { QueueRow } from '../../../../src-main/api/contract.ts'
import { clockText, dropMove, movedRows, stepMove } from '../../../../src-renderer/places/queue/queue-order.ts'
import { fakeRun } from '../../../api/fake-lab.ts'

const row = (id: string): QueueRow => ({ run: { ...fakeRun, id, status: 'queued' }, priority: 0, runPaused: false, startsInSeconds: null, endsInSeconds: null })
const rows = ['a', 'b', 'c'].map(row)
const after = (move: ReturnType<typeof stepMove>): string => (move === undefined ? 'stays' : movedRows(rows, move).map(({ run }) => run.id).join(''))

describe('a move by key', () => {
  it.each([['b', -1, 'bac'], ['b', 1, 'acb'], ['a', 1, 'bac'], ['c', 1, 'stays'], ['a', -1, 'stays'], ['x', 1, 'stays']] as const)('of %s by %i gives %s', (id, by, order) => {
    expect(after(stepMove(rows, id, by))).toBe(order)
  })
})

describe('a move by mouse', () => {
  it.each([['a', 'c', 'bca'], ['c', 'a', 'cab'], ['a', 'b', 'bac'], ['b', 'b', 'stays'], ['a', 'x', 'stays']] as const)('of %s onto %s gives %s', (id, onto, order) => {
    expect(after(dropMove(rows, id, onto))).toBe(order)
  })
})

describe('a time from now', () => {
  const now = new Date(2026, 4, 4, 23, 50)
  it('is a clock\'s, with the day where it is another', () => {
    expect([clockText(0, now), clockText(540, now), clockText(660, now), clockText(null, now)]).toEqual(['23:50', '23:59', '05-05 00:01', '–'])
  })
})
