import { describe, expect, it, vi } from 'vitest'
import type { Settings } from '../../../../src-main/api/contract.ts'
import { useComparison } from '../../../../src-renderer/places/compare/use-comparison.ts'
import { figureView } from '../../components/figure/figure-view-example.ts'
import { fakeApi, labError } from '../../fake-api.ts'
import { inPage } from '../../mount-page.ts'
import { usualSettings } from '../../usual-settings.ts'
import { exampleDetail } from '../run/run-detail-example.ts'

const difference = { path: 'rule.eta', label: 'Learning rate', symbol: '\\eta', unit: '', values: [0.1, 0.2] }

/** Two runs; `common` says whether they have a figure in common. */
const twoRuns = (common: boolean) => fakeApi({
  runs: { get: ({ id }) => exampleDetail({ id, specHash: id }), compare: () => [difference] },
  figures: {
    view: ({ runIds }) => {
      if (!common && runIds.length > 1) throw labError('"a" and "b" have no figure in common')
      return figureView('pass')
    },
  },
})

describe('a comparison', () => {
  it('shows figure, differences and verdicts together', async () => {
    const { result } = await inPage(twoRuns(true).api, () => useComparison(['a', 'b']))
    expect(result.view.value).toBeDefined()
    expect(result.differing.value).toEqual([difference])
    expect(result.verdicts.value.get('b')?.state).toBe('pass')
    expect(result.problem.value).toBeUndefined()
  })

  it('is drawn again in other colours', async () => {
    let colourScheme: Settings['colourScheme'] = 'paper'
    const { api, calls, emit } = fakeApi({
      runs: { get: ({ id }) => exampleDetail({ id, specHash: id }), compare: () => [difference] }, figures: { view: () => figureView('pass') }, settings: { get: () => ({ ...usualSettings, colourScheme }) },
    })
    await inPage(api, () => useComparison(['a', 'b']))
    const drawn = () => calls.filter(({ path }) => path === 'figures.view').length
    const before = drawn()
    // One of both, and one of each spec.
    colourScheme = 'tol-muted'
    emit({ type: 'settings-changed' })
    await vi.waitFor(() => { expect(drawn()).toBe(before + 3) })
  })

  it('of runs without a figure in common says so, and shows what differs and how each was judged', async () => {
    const { result } = await inPage(twoRuns(false).api, () => useComparison(['a', 'b']))
    expect(result.view.value).toBeUndefined()
    expect(result.problem.value).toContain('no figure in common')
    expect(result.differing.value).toEqual([difference])
    expect(result.verdicts.value.get('b')?.state).toBe('pass')
  })

  it('leaves out a run that was deleted meanwhile, and says which', async () => {
    const { api } = fakeApi({
      runs: {
        get: ({ id }) => {
          if (id === 'gone') throw labError('There is no run with id "gone".', [], 'NOT_FOUND')
          return exampleDetail({ id })
        },
        compare: () => [],
      },
      figures: { view: () => figureView('pass') },
    })
    const { result } = await inPage(api, () => useComparison(['a', 'gone']))
    expect(result.groups.value.flatMap((group) => group.runs.map((run) => run.id))).toEqual(['a'])
    expect(result.problem.value).toContain('"gone"')
  })
})
