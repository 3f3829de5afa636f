/** Columns, filter, order and groups of the history, kept over reloads and restarts, and saved under names. */
import { useDebounceFn } from '@vueuse/core'
import { computed, shallowRef, watch } from 'vue'
import type { ComputedRef, ShallowRef } from 'vue'
import type { SavedView } from '../../../src-main/api/contract.ts'
import { useApi } from '../../api/use-api.ts'
import { useSavedViews } from '../../stores/saved-views.ts'
import type { SavedViews } from '../../stores/saved-views.ts'
import { readView, recallView, rememberView } from './history-memory.ts'
import type { HistoryView } from './history-terms.ts'

export interface HistoryViewState {
  readonly view: ShallowRef<HistoryView>
  readonly views: SavedViews
  /** The saved view that is shown, perhaps changed since. */
  readonly openView: ComputedRef<SavedView | undefined>
  readonly changed: ComputedRef<boolean>
  /** Null: what there is to begin with. */
  show(view: SavedView | null): void
  saveAs(name: string): Promise<void>
  saveOpen(): Promise<void>
}

/** How long it must rest before it is kept, in ms. */
const restMs = 500

/** A new window opens with the default view; without one, as it was left. */
export function useHistoryView(): HistoryViewState {
  const api = useApi()
  const views = useSavedViews('history')
  const recalled = recallView(sessionStorage)
  const view = shallowRef<HistoryView>(recalled?.view ?? readView(null))
  const viewId = shallowRef<string | null>(recalled?.viewId ?? null)
  const openView = computed(() => views.list.value.find(({ id }) => id === viewId.value))
  // Folding is no change of a view.
  const essence = (shown: HistoryView): string => JSON.stringify({ ...shown, query: { ...shown.query, unfolded: [] } })
  const changed = computed(() => openView.value !== undefined && essence(readView(openView.value.state)) !== essence(view.value))
  let touched = recalled !== undefined

  // What can't be kept stays as it is on the screen.
  const keep = useDebounceFn(() => api.settings.setLayout.mutate({ place: 'history', layout: { view: view.value, viewId: viewId.value } }).catch(() => undefined), restMs)
  watch([view, viewId], () => {
    touched = true
    rememberView(sessionStorage, view.value, viewId.value)
    void keep()
  })

  function show(saved: SavedView | null): void {
    view.value = readView(saved?.state ?? null)
    viewId.value = saved?.id ?? null
  }

  async function restore(): Promise<void> {
    const kept = await api.settings.getLayout.query({ place: 'history' }).catch(() => null)
    await views.loaded
    if (touched) return
    const standard = views.list.value.find(({ isDefault }) => isDefault)
    if (standard !== undefined) {
      show(standard)
    } else if (typeof kept === 'object' && kept !== null) {
      view.value = readView(Reflect.get(kept, 'view'))
      const id: unknown = Reflect.get(kept, 'viewId')
      viewId.value = typeof id === 'string' ? id : null
    }
  }
  if (recalled === undefined) void restore()

  return {
    view, views, openView, changed, show,
    async saveAs(name) {
      const saved = await views.save({ name, isDefault: false, state: view.value })
      if (saved !== undefined) viewId.value = saved.id
    },
    async saveOpen() {
      const { value: open } = openView
      if (open !== undefined) await views.save({ id: open.id, name: open.name, isDefault: open.isDefault, state: view.value })
    },
  }
}
