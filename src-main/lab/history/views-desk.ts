/** Named views of a place: which columns, filters and order, or which comparison. */
import type { Store } from '../../store/store.ts'
import { LabError } from '../errors.ts'
import type { EventBus } from '../event-bus.ts'
import { newId } from '../ids.ts'
import type { Lab } from '../lab.ts'

export interface ViewsDeskParts {
  readonly store: Pick<Store, 'views'>
  readonly events: EventBus
  readonly now: () => Date
}

export function createViewsDesk({ store, events, now }: ViewsDeskParts): Lab['views'] {
  return {
    list: (place) => store.views.list(place),
    save({ id, place, name, isDefault, state }) {
      const before = id === undefined ? undefined : store.views.get(id)
      const namesake = store.views.list(place).find((view) => view.name === name && view.id !== id)
      if (namesake !== undefined) throw new LabError('CONFLICT', `View is "${name}"; expected a name that no other view has.`, [{ path: 'name', message: 'expected a name that no other view has' }])
      const view = { id: id ?? newId(), place, name, isDefault, state: state ?? before?.state ?? null, updatedAt: now().toISOString() }
      store.views.save(view)
      events.publish({ type: 'views-changed' })
      return view
    },
    remove(id) {
      store.views.remove(id)
      events.publish({ type: 'views-changed' })
    },
  }
}
