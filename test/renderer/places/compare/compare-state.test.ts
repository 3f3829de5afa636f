import { describe, expect, it } from 'vitest'
import { firstState, offeredSources, readSaved, readState, sourceWords } from '../../../../src-renderer/places/compare/compare-state.ts'
import { defaultQuery } from '../../../../src-renderer/places/history/history-query.ts'

const line = { series: 'test', column: 'testErrorPct', over: 'epoch', split: null }

describe('a saved comparison', () => {
  it('is read as it was saved', () => {
    const saved = {
      source: { type: 'runs', ids: ['a', 'b'] },
      state: { ...firstState('curves'), curves: { ...firstState().curves, lines: [line], smoothing: 0.5, colourBy: 'run' }, scatter: { x: 'param:eta', y: 'metric:error', logX: true, logY: false } },
      pins: { figure: [], curves: [{ panel: 'p', curve: 'A', x: 1, dx: 0, dy: 0 }] },
    }
    expect(readSaved(JSON.parse(JSON.stringify(saved)))).toEqual(saved)
  })

  it('of which parts are damaged or missing has those as at first', () => {
    expect(readState({ drawing: 'cake', curves: { lines: [line, 3], smoothing: 7, x: 'sideways' }, importance: { sort: { key: 'rho', descending: false } } })).toEqual({
      ...firstState(), curves: { ...firstState().curves, lines: [line], smoothing: 0.99 }, importance: { metric: '', sort: { key: 'rho', descending: false } },
    })
    expect(readSaved({ source: { type: 'filter', query: { text: 'eta>1' } } })?.source).toEqual({ type: 'filter', query: { ...defaultQuery, text: 'eta>1' } })
  })

  it('that names no runs is none', () => {
    expect(readSaved(null)).toBeUndefined()
    expect(readSaved({ source: { type: 'sweep' } })).toBeUndefined()
  })
})

describe('what a comparison can be saved with', () => {
  const runs = new Map([['a', { sweepId: 's', groupId: 'g1' }], ['b', { sweepId: 's', groupId: 'g2' }], ['c', { sweepId: null, groupId: 'g3' }], ['d', { sweepId: null, groupId: 'g3' }]])
  const words = (ids: readonly string[], text?: string) => offeredSources(ids, runs, new Map([['s', 'Rates']]), text === undefined ? undefined : { ...defaultQuery, text, tags: ['good'] }).map((offered) => offered.words)

  it('are its runs, the sweep or the group that all of them are of, and the filter of History', () => {
    expect(words(['a', 'b'])).toEqual(['these 2 runs', 'all done runs of the sweep Rates'])
    expect(words(['c', 'd'])).toEqual(['these 2 runs', 'all runs started together with them'])
    expect(words(['a', 'c'], 'eta>0.1')).toEqual(['these 2 runs', 'what the filter of History finds: eta>0.1, #good'])
  })

  it('is said in short in lists', () => {
    expect([{ type: 'runs' as const, ids: ['a'] }, { type: 'sweep' as const, id: 's' }, { type: 'filter' as const, query: { ...defaultQuery, starredOnly: true } }].map(sourceWords)).toEqual(['1 run', 'runs of a sweep', 'filter: starred'])
  })
})
