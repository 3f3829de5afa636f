/** The runs being compared, in full, with what differs between their specs and their common figure. */
import { shallowRef, toValue, watch } from 'vue'
import type { MaybeRefOrGetter, ShallowRef } from 'vue'
import type { ComparisonRow, FigureView, RunDetail, Verdict } from '../../../src-main/api/contract.ts'
import { asRunDetail } from '../../api/answers.ts'
import { errorMessage } from '../../api/errors.ts'
import { useApi } from '../../api/use-api.ts'
import { useSettings } from '../../stores/settings.ts'
import { compareGroups } from './compare-groups.ts'
import type { CompareGroup } from './compare-groups.ts'

export interface Comparison {
  readonly groups: ShallowRef<readonly CompareGroup[]>
  readonly differing: ShallowRef<readonly ComparisonRow[]>
  readonly view: ShallowRef<FigureView | undefined>
  /** Spec hash to the verdict of that group alone. */
  readonly verdicts: ShallowRef<ReadonlyMap<string, Verdict>>
  readonly loading: ShallowRef<boolean>
  readonly problem: ShallowRef<string | undefined>
  reload(): Promise<void>
}

/** Runs that were deleted meanwhile are left out and said to be missing. */
export function useComparison(ids: MaybeRefOrGetter<readonly string[]>): Comparison {
  const api = useApi()
  const settings = useSettings()
  const groups = shallowRef<readonly CompareGroup[]>([])
  const differing = shallowRef<readonly ComparisonRow[]>([])
  const view = shallowRef<FigureView>()
  const verdicts = shallowRef<ReadonlyMap<string, Verdict>>(new Map())
  const loading = shallowRef(false)
  const problem = shallowRef<string>()
  let newest = 0

  async function load(): Promise<void> {
    const request = ++newest
    const wanted = [...toValue(ids)]
    loading.value = true
    problem.value = undefined
    try {
      const found = await Promise.allSettled(wanted.map((id) => api.runs.get.query({ id })))
      const runs = found.flatMap((result): RunDetail[] => (result.status === 'fulfilled' ? [asRunDetail(result.value)] : []))
      const missing = found.find((result) => result.status === 'rejected')
      if (request === newest) await show(runs, () => request === newest)
      if (request === newest && missing !== undefined) problem.value = errorMessage(missing.reason)
    } catch (error) {
      if (request === newest) problem.value = errorMessage(error)
    } finally {
      if (request === newest) loading.value = false
    }
  }

  async function show(runs: readonly RunDetail[], current: () => boolean): Promise<void> {
    const nextGroups = compareGroups(runs)
    groups.value = nextGroups
    if (runs.length === 0) {
      view.value = undefined
      return
    }
    const theme = settings.resolvedTheme
    const all = runs.map((run) => run.id)
    const [rows, [figure], judged] = await Promise.all([
      api.runs.compare.query({ ids: all }),
      // Runs that have no figure in common have parameters to compare all the same.
      Promise.allSettled([api.figures.view.query({ runIds: all, theme })]),
      Promise.all(nextGroups.map(async (group): Promise<[string, Verdict]> => {
        const own = await api.figures.view.query({ runIds: group.runs.map((run) => run.id), theme })
        return [group.specHash, own.verdict]
      })),
    ])
    if (!current()) return
    differing.value = rows
    view.value = figure.status === 'fulfilled' ? figure.value : undefined
    verdicts.value = new Map(judged)
    if (figure.status === 'rejected') problem.value = errorMessage(figure.reason)
  }

  watch(() => JSON.stringify([toValue(ids), settings.figureLook]), () => { void load() }, { immediate: true })
  return { groups, differing, view, verdicts, loading, problem, reload: load }
}
