/** Whether what a place shows is still in the lab, and not in the trash. */
import type { Api } from '../api/use-api.ts'
import type { Place } from '../stores/place-hash.ts'

export async function isStillThere(api: Api, place: Place): Promise<boolean> {
  const among = (list: readonly { readonly id: string }[], id: string): boolean => list.some((one) => one.id === id)
  const runs = async (ids: readonly string[]): Promise<boolean> => {
    if (ids.length === 0) return false
    const found = await api.history.summaries.query({ ids: [...ids] })
    return ids.every((id) => found.some((run) => run.id === id && run.trashedAt === null))
  }
  switch (place.place) {
    case 'experiment': return among(await api.experiments.list.query({}), place.id)
    case 'run': return runs([place.id])
    case 'compare': return runs(place.ids)
    case 'sweep': return among(await api.sweeps.list.query({}), place.id)
    case 'figures': return place.page === undefined || among(await api.pages.list.query({}), place.page)
    case 'data': return place.name === undefined || (await api.datasets.list.query()).some(({ name }) => name === place.name)
    case 'home': case 'history': case 'queue': case 'reproduce': case 'bench': case 'settings': case 'help': return true
  }
}
