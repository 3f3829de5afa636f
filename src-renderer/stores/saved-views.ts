/** Named views of one place, as the lab keeps them. */
import { shallowRef } from 'vue'
import type { ShallowRef } from 'vue'
import type { SavedView } from '../../src-main/api/contract.ts'
import { errorMessage } from '../api/errors.ts'
import { useApi } from '../api/use-api.ts'
import { useLabEvents } from './lab-events.ts'
import { useNotices } from './notices.ts'

export interface SavedViews {
  readonly list: ShallowRef<readonly SavedView[]>
  /** Resolves when the views are known, or can't be. */
  readonly loaded: Promise<void>
  /** Undefined where the lab refused, which a notice says. */
  save(view: { readonly id?: string; readonly name: string; readonly isDefault: boolean; readonly state?: unknown }): Promise<SavedView | undefined>
  /** Can be taken back. */
  remove(view: SavedView): Promise<void>
}

export function useSavedViews(place: string): SavedViews {
  const api = useApi()
  const notices = useNotices()
  const list = shallowRef<readonly SavedView[]>([])

  async function load(): Promise<void> {
    list.value = (await api.views.list.query({ place }).catch(() => list.value)).map((view): SavedView => ({ ...view, state: view.state }))
  }

  async function save(view: Parameters<SavedViews['save']>[0]): Promise<SavedView | undefined> {
    try {
      const saved = await api.views.save.mutate({ place, ...view })
      await load()
      return { ...saved, state: saved.state }
    } catch (error) {
      notices.error(`The view could not be saved: ${errorMessage(error)}`)
      return undefined
    }
  }

  const events = useLabEvents()
  events.onEvent((event) => { if (event.type === 'views-changed') void load() })
  events.onResumed(() => { void load() })
  return {
    list, loaded: load(), save,
    async remove(view) {
      try {
        await api.views.remove.mutate({ id: view.id })
        await load()
        notices.undo(`The view "${view.name}" was removed`, () => { void save(view) })
      } catch (error) {
        notices.error(`The view could not be removed: ${errorMessage(error)}`)
      }
    },
  }
}
