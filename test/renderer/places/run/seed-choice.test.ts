import { describe, expect, it } from 'vitest'
import { figureRunIds, isLive, isOfEarlierPreset, presetRun, seedItems } from '../../../../src-renderer/places/run/seed-choice.ts'
import { exampleRun } from '../history/run-examples.ts'
import { exampleDetail } from './run-detail-example.ts'

describe('the seeds of a run', () => {
  const run = exampleDetail({
    id: 'b', seed: 2, siblings: [{ id: 'c', seed: 3, status: 'queued' }, { id: 'a', seed: 1, status: 'done' }],
  })

  it('are listed in order with the run among them, each with the newest status known', () => {
    const known = new Map([['c', exampleRun({ id: 'c', status: 'running' })]])
    expect(seedItems(run, known).map(({ id, status }) => `${id} ${status}`)).toEqual(['a done', 'b done', 'c running'])
  })

  it('are pooled as far as they have started', () => {
    const items = seedItems(run, new Map())
    expect(figureRunIds(run, items, 'this')).toEqual(['b'])
    expect(figureRunIds(run, items, 'pooled')).toEqual(['a', 'b'])
  })

  it('count the run once where the group lists it too', () => {
    const listed = exampleDetail({ id: 'a', siblings: [{ id: 'a', seed: 1, status: 'done' }] })
    expect(seedItems(listed, new Map())).toHaveLength(1)
  })
})

describe("the paper's preset run to compare with", () => {
  const mine = { ...exampleRun({ id: 'mine', differenceCount: 2 }), paperSpecHash: null as string | null }

  it('is the newest finished run of the same preset without differences, outside the own group', () => {
    const runs = [
      mine,
      exampleRun({ id: 'old', createdAt: '2026-05-01T00:00:00.000Z' }),
      exampleRun({ id: 'new', createdAt: '2026-05-02T00:00:00.000Z' }),
      exampleRun({ id: 'failed', createdAt: '2026-05-03T00:00:00.000Z', status: 'failed' }),
      exampleRun({ id: 'changed', createdAt: '2026-05-03T00:00:00.000Z', differenceCount: 1 }),
      exampleRun({ id: 'other', createdAt: '2026-05-03T00:00:00.000Z', presetId: 'fig2c' }),
      exampleRun({ id: 'sibling', createdAt: '2026-05-03T00:00:00.000Z', groupId: mine.groupId }),
      exampleRun({ id: 'binned', createdAt: '2026-05-03T00:00:00.000Z', trashedAt: '2026-05-04T00:00:00.000Z' }),
    ]
    expect(presetRun(mine, runs)?.id).toBe('new')
  })

  it('is none of an earlier version, where the preset was another', () => {
    const runs = [exampleRun({ id: 'today', specHash: 'new', createdAt: '2026-05-01T00:00:00.000Z' }), exampleRun({ id: 'earlier', specHash: 'old', createdAt: '2026-05-02T00:00:00.000Z' })]
    expect(presetRun({ ...mine, paperSpecHash: 'new' }, runs)?.id).toBe('today')
    expect([{ specHash: 'old', differenceCount: 0 }, { specHash: 'new', differenceCount: 0 }, { specHash: 'old', differenceCount: 2 }].map((run) => isOfEarlierPreset({ ...run, paperSpecHash: 'new' }))).toEqual([true, false, false])
  })

  it('does not exist for a run without preset', () => {
    expect(presetRun({ ...exampleRun({ id: 'x', presetId: null }), paperSpecHash: null }, [exampleRun({ id: 'y', presetId: null })])).toBeUndefined()
  })
})

it('only queued and running runs are live', () => {
  expect((['queued', 'running', 'done', 'failed', 'interrupted', 'cancelled'] as const).filter(isLive)).toEqual(['queued', 'running'])
})
