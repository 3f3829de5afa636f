import { describe, expect, it } from 'vitest'
import { facetsOf } from '../../../../src-renderer/places/history/history-facets.ts'
import { exampleRun } from './run-examples.ts'

describe('what the history can be filtered by', () => {
  it('is counted over all runs and holds only what occurs', () => {
    const facets = facetsOf([
      exampleRun({ id: 'a', tags: ['talk', 'draft'], starred: true }),
      exampleRun({ id: 'b', tags: ['talk'], presetId: null, status: 'failed', verdict: null }),
    ])
    expect(facets.tags).toEqual([{ value: 'draft', count: 1 }, { value: 'talk', count: 2 }])
    expect(facets.statuses).toEqual([{ value: 'done', count: 1 }, { value: 'failed', count: 1 }])
    expect(facets.presets).toEqual([{ value: '', count: 1 }, { value: 'fig2b', count: 1 }])
    expect(facets.verdicts).toEqual([{ value: 'none', count: 1 }, { value: 'pass', count: 1 }])
    expect(facets.starred).toBe(1)
  })
})
