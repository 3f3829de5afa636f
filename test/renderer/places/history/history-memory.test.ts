// @vitest-environment happy-dom
import { describe, expect, it } from 'vitest'
import { defaultColumns } from '../../../../src-renderer/places/history/history-columns.ts'
import { defaultQuery } from '../../../../src-renderer/places/history/history-query.ts'
import type { HistoryView } from '../../../../src-renderer/places/history/history-terms.ts'
import { readView, recallView, rememberView } from '../../../../src-renderer/places/history/history-memory.ts'

describe("the history's memory", () => {
  it('gives back what it was given', () => {
    const view: HistoryView = {
      columns: [{ id: 'name', pinned: true }, { id: 'metric:test error (%)', width: 90 }],
      query: {
        text: 'fig', conditions: [{ field: 'durationMs', operator: 'between', value: 1000, upper: 2000 }], statuses: ['failed'], presets: ['fig2b'], tags: ['talk'], verdicts: ['pass'],
        starredOnly: true, sort: { column: 'metric:x', descending: false }, groupBy: 'param:rule.tauPreMs', unfolded: ['g'],
      },
    }
    rememberView(sessionStorage, view, 'v1')
    expect(recallView(sessionStorage)).toEqual({ view, viewId: 'v1' })
  })

  it('has nothing to tell in a new window', () => {
    sessionStorage.clear()
    expect(recallView(sessionStorage)).toBeUndefined()
  })

  it.each([
    [null], [[]], ['text'], [{ columns: [], query: { sort: { column: 3 }, statuses: ['lost', 3], text: 7 } }],
    [{ columns: [{ id: 7 }, null], query: { conditions: [{ field: 'seed', operator: 'like', value: 1 }, { field: 'seed', operator: 'between', value: 1 }] } }],
  ])('falls back to the defaults for %j', (kept) => {
    expect(readView(kept)).toEqual({ columns: defaultColumns, query: defaultQuery })
  })

  it('drops a column that is there twice, and a width beyond reason', () => {
    expect(readView({ columns: [{ id: 'name', width: 5 }, { id: 'name' }, { id: 'seed', pinned: true }] }).columns).toEqual([{ id: 'name' }, { id: 'seed', pinned: true }])
  })
})
