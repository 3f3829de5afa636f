import { describe, expect, it } from 'vitest'
import type { RunStatus, RunSummary } from '../../../src-main/api/contract.ts'
import { endedGroups } from '../../../src-renderer/shell/ended-groups.ts'
import { fakeRun } from '../../api/fake-lab.ts'

const run = (id: string, status: RunStatus, groupId = 'g', sweepId: string | null = null): RunSummary => ({ ...fakeRun, id, status, groupId, sweepId })

describe('groups that have ended', () => {
  it('are those of which nothing computes or waits any more', () => {
    expect(endedGroups([run('a', 'running'), run('b', 'queued')], [run('a', 'done'), run('b', 'running')])).toEqual([])
    const ended = endedGroups([run('a', 'done'), run('b', 'running')], [run('a', 'done'), run('b', 'failed')])
    expect(ended).toMatchObject([{ id: 'g', sweep: false, runs: [{ id: 'a' }, { id: 'b' }] }])
  })

  it('are a sweep as a whole, whatever its groups', () => {
    const before = [run('a', 'running', 'g1', 's'), run('b', 'queued', 'g2', 's')]
    expect(endedGroups(before, [run('a', 'done', 'g1', 's'), run('b', 'queued', 'g2', 's')])).toEqual([])
    expect(endedGroups(before, [run('a', 'done', 'g1', 's'), run('b', 'done', 'g2', 's')])).toMatchObject([{ id: 's', sweep: true }])
  })

  it('are not told twice, and not what one cancelled oneself', () => {
    expect(endedGroups([run('a', 'done')], [run('a', 'done')])).toEqual([])
    expect(endedGroups([run('a', 'running')], [run('a', 'cancelled')])).toEqual([])
  })
})
