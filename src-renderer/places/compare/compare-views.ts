/** What Compare shows, kept until the window closes, and saved under names: opened from Compare and from the palette. */
import { useLocalStorage, useSessionStorage } from '@vueuse/core'
import { defineStore } from 'pinia'
import { computed, ref, watch } from 'vue'
import type { SavedView } from '../../../src-main/api/contract.ts'
import { errorMessage } from '../../api/errors.ts'
import { useApi } from '../../api/use-api.ts'
import { sameValue } from '../../components/read-json.ts'
import { useNotices } from '../../stores/notices.ts'
import { usePlaces } from '../../stores/places.ts'
import { useRuns } from '../../stores/runs.ts'
import { useSavedViews } from '../../stores/saved-views.ts'
import { useSweeps } from '../../stores/sweeps.ts'
import { findRuns } from '../history/find-runs.ts'
import { recallView } from '../history/history-memory.ts'
import { isFiltering } from '../history/history-query.ts'
import { firstState, offeredSources, readSaved, readState } from './compare-state.ts'
import type { RunSource, SavedComparison } from './compare-state.ts'
import { useComparisonPins } from './use-comparison-pins.ts'

/** A window keeps no more. */
const storageKey = 'burstlab.compare'
/** The lab draws no more runs over each other. */
export const mostCompared = 1000

const sameRuns = (a: readonly string[], b: readonly string[]): boolean => a.length === b.length && a.every((id) => b.includes(id))

/** All but the runs. Columns that Compare chose by itself, where none were saved, are no change. */
const essence = ({ state, pins }: SavedComparison, { state: { curves } }: SavedComparison): unknown => ({ pins, state: { ...state, curves: { ...state.curves, lines: curves.lines.length === 0 ? [] : state.curves.lines } } })

export const useCompareViews = defineStore('compare-views', () => {
  const api = useApi()
  const places = usePlaces()
  const runs = useRuns()
  const sweeps = useSweeps()
  const notices = useNotices()
  const views = useSavedViews('compare')

  /** As it was before a reload. */
  const kept = useSessionStorage<{ readonly ids: readonly string[]; readonly openId: string | null; readonly state: unknown }>(storageKey, { ids: [], openId: null, state: null }, { shallow: true })
  const ids = ref<readonly string[]>(kept.value.ids)
  /** The one chosen last, also in another window. */
  const lastDrawing = useLocalStorage<string>('burstlab.compare.drawing', 'figure')
  const state = ref(readState(kept.value.state ?? { drawing: lastDrawing.value }))
  watch(() => state.value.drawing, (drawing) => { lastDrawing.value = drawing })
  const openId = ref(kept.value.openId)
  /** What the open one's source gave. */
  const openedIds = ref<readonly string[]>(kept.value.ids)
  watch([ids, state, openId], () => { kept.value = { ids: ids.value, openId: openId.value, state: state.value } }, { deep: true })

  const figurePins = useComparisonPins('figure', ids)
  const curvesPins = useComparisonPins('curves', ids)
  const open = computed(() => views.list.value.find(({ id }) => id === openId.value))
  const shown = computed((): SavedComparison => ({ source: { type: 'runs', ids: ids.value }, state: readState(state.value), pins: { figure: figurePins.value, curves: curvesPins.value } }))
  const changed = computed(() => {
    const saved = open.value === undefined ? undefined : readSaved(open.value.state)
    if (saved === undefined) return false
    const sameSource = sameRuns(ids.value, saved.source.type === 'runs' ? saved.source.ids : openedIds.value)
    return !sameSource || !sameValue(essence(saved, saved), essence(shown.value, saved))
  })

  const sources = computed(() => {
    const query = recallView(sessionStorage)?.view.query
    return offeredSources(ids.value, runs.byId, new Map(sweeps.list.map(({ id, name }) => [id, name])), query !== undefined && isFiltering(query) ? query : undefined)
  })

  /** Other runs are compared now; what was chosen goes on while one of them stays. */
  function enter(next: readonly string[]): void {
    if (sameRuns(ids.value, next)) return
    if (!next.some((id) => ids.value.includes(id))) {
      state.value = firstState(state.value.drawing)
      openId.value = null
    }
    ids.value = next
  }

  async function idsOf(source: RunSource): Promise<readonly string[]> {
    if (source.type === 'runs') return source.ids
    if (!runs.loaded) await runs.load()
    if (source.type === 'filter') return (await findRuns(api, runs.list, source.query)).filter(({ status }) => status !== 'queued').map(({ id }) => id)
    return runs.list.filter((run) => (source.type === 'sweep' ? run.sweepId === source.id && run.status === 'done' : run.groupId === source.id && run.status !== 'queued')).map(({ id }) => id)
  }

  /** Opens a saved comparison, wherever one is. */
  async function show(view: SavedView): Promise<void> {
    const saved = readSaved(view.state)
    try {
      if (saved === undefined) throw new Error('it does not say which runs; expected runs, a sweep, or a filter')
      const found = await idsOf(saved.source)
      if (found.length === 0) throw new Error('none of its runs is there any more')
      if (found.length > mostCompared) throw new Error(`it is of ${found.length} runs by now; expected at most ${mostCompared}`)
      ids.value = found
      openedIds.value = found
      openId.value = view.id
      state.value = saved.state
      figurePins.value = saved.pins.figure
      curvesPins.value = saved.pins.curves
      places.open({ place: 'compare', ids: found })
    } catch (error) {
      notices.error(`The comparison "${view.name}" could not be opened: ${errorMessage(error)}`)
    }
  }

  async function saveAs(name: string, source: RunSource): Promise<void> {
    const saved = await views.save({ name, isDefault: false, state: { ...shown.value, source } })
    if (saved === undefined) return
    openId.value = saved.id
    openedIds.value = ids.value
  }

  /** By the source that it has, unless runs came or went. */
  async function saveOpen(): Promise<void> {
    const saved = open.value === undefined ? undefined : readSaved(open.value.state)
    if (open.value === undefined || saved === undefined) return
    const source = saved.source.type !== 'runs' && sameRuns(ids.value, openedIds.value) ? saved.source : shown.value.source
    await views.save({ id: open.value.id, name: open.value.name, isDefault: false, state: { ...shown.value, source } })
  }

  return { ids, state, views: views.list, loaded: views.loaded, open, changed, sources, figurePins, curvesPins, enter, show, saveAs, saveOpen, save: views.save, remove: views.remove }
})
