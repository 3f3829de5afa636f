// @vitest-environment happy-dom
import { beforeEach, describe, expect, it } from 'vitest'
import type { SavedView } from '../../../../src-main/api/contract.ts'
import { firstState } from '../../../../src-renderer/places/compare/compare-state.ts'
import type { RunSource } from '../../../../src-renderer/places/compare/compare-state.ts'
import { useCompareViews } from '../../../../src-renderer/places/compare/compare-views.ts'
import { defaultQuery } from '../../../../src-renderer/places/history/history-query.ts'
import { useNotices } from '../../../../src-renderer/stores/notices.ts'
import { usePlaces } from '../../../../src-renderer/stores/places.ts'
import { fakeApi } from '../../fake-api.ts'
import { flushPromises, inPage } from '../../mount-page.ts'
import { exampleRun } from '../history/run-examples.ts'

const pin = { panel: 'p', curve: 'A', x: 1, dx: 0, dy: 0 }

/** Three runs, of which two are of a sweep, and a lab that keeps views. */
async function compared() {
  let kept: SavedView[] = []
  const { api } = fakeApi({
    runs: { list: () => [exampleRun({ id: 'a', sweepId: 's' }), exampleRun({ id: 'b', sweepId: 's' }), exampleRun({ id: 'c', name: 'Night run' })] },
    history: { fields: () => ({ metrics: [], parameters: [] }), search: () => ({ name: [], notes: [], log: [] }) },
    catalog: { presets: () => [] },
    sweeps: { list: () => [] },
    views: {
      list: () => kept,
      save: ({ id = `v${kept.length}`, name, state, place }) => {
        const view: SavedView = { id, place, name, isDefault: false, state: state ?? null, updatedAt: '' }
        kept = [...kept.filter((other) => other.id !== id), view]
        return view
      },
    },
  })
  const { result } = await inPage(api, () => ({ compare: useCompareViews(), places: usePlaces(), notices: useNotices() }))
  await flushPromises()
  const saved = async (name: string, source: RunSource): Promise<SavedView> => {
    await result.compare.saveAs(name, source)
    return result.compare.views.find((view) => view.name === name) ?? expect.fail('it was not saved')
  }
  return { ...result, saved }
}

describe('saved comparisons', () => {
  beforeEach(() => {
    sessionStorage.clear()
    localStorage.clear()
    location.hash = ''
  })

  it('bring back runs, drawing, choices and pins', async () => {
    const { compare, places, saved } = await compared()
    compare.enter(['a', 'c'])
    compare.state.drawing = 'scatter'
    compare.state.scatter = { x: 'param:eta', y: 'metric:error', logX: true, logY: false }
    compare.figurePins = [pin]
    const view = await saved('Rates', { type: 'runs', ids: ['a', 'c'] })
    expect(compare.open?.name).toBe('Rates')
    compare.enter(['b'])
    expect([compare.open, compare.state.scatter]).toEqual([undefined, firstState().scatter])
    await compare.show(view)
    expect(places.current).toEqual({ place: 'compare', ids: ['a', 'c'] })
    expect([compare.state.drawing, compare.state.scatter.x, compare.figurePins]).toEqual(['scatter', 'param:eta', [pin]])
    expect(compare.changed).toBe(false)
  })

  it('say when something was changed since, and take the change', async () => {
    const { compare, saved } = await compared()
    compare.enter(['a', 'c'])
    await saved('Rates', { type: 'runs', ids: ['a', 'c'] })
    // What Compare fills in by itself is no change.
    compare.state.curves.lines = [{ series: 's', column: 'c', over: 't', split: null }]
    expect(compare.changed).toBe(false)
    compare.state.curves.logY = true
    expect(compare.changed).toBe(true)
    await compare.saveOpen()
    expect(compare.changed).toBe(false)
    compare.enter(['a'])
    expect(compare.changed).toBe(true)
  })

  it('of a sweep or a filter have the runs that there are by now', async () => {
    const { compare, places, saved } = await compared()
    await compare.show(await saved('Sweep', { type: 'sweep', id: 's' }))
    expect(places.current).toEqual({ place: 'compare', ids: ['a', 'b'] })
    await compare.show(await saved('Filter', { type: 'filter', query: { ...defaultQuery, text: 'night' } }))
    expect(places.current).toEqual({ place: 'compare', ids: ['c'] })
  })

  it('of which no run is left say so', async () => {
    const { compare, notices, saved } = await compared()
    await compare.show(await saved('Gone', { type: 'group', id: 'nobody' }))
    expect(notices.list.at(-1)?.text).toBe('The comparison "Gone" could not be opened: none of its runs is there any more')
  })
})
