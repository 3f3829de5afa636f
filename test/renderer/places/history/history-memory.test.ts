// @vitest-environment happy-dom
import { describe, expect, it } from 'vitest'
import { defaultQuery } from '../../../../src-renderer/places/history/history-query.ts'
import type { HistoryQuery } from '../../../../src-renderer/places/history/history-terms.ts'
import { parseQuery, recallQuery, rememberQuery } from '../../../../src-renderer/places/history/history-memory.ts'

describe("the history's memory", () => {
  it('gives back what it was given', () => {
    const query: HistoryQuery = {
      text: 'fig', statuses: ['failed'], presets: ['fig2b'], tags: ['talk'], verdicts: ['pass'], starredOnly: true,
      sort: { column: 'name', descending: false }, grouped: false, collapsed: ['g'],
    }
    rememberQuery(sessionStorage, query)
    expect(recallQuery(sessionStorage)).toEqual(query)
  })

  it.each([[null], ['not JSON'], ['[]'], ['{"sort":{"column":"size"},"statuses":["lost",3],"text":7}']])('falls back to the defaults for %s', (json) => {
    expect(parseQuery(json)).toEqual(defaultQuery)
  })
})
