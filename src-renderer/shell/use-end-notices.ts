/** Tells by the desktop that a sweep or a group of runs has ended, where that is wanted and nobody sees the page. */
import { watch } from 'vue'
import { useNotify } from '../stores/notify.ts'
import { usePlaces } from '../stores/places.ts'
import { useRuns } from '../stores/runs.ts'
import { useSweeps } from '../stores/sweeps.ts'
import { countsText } from '../components/status-words.ts'
import { endedGroups } from './ended-groups.ts'
import type { EndedGroup } from './ended-groups.ts'

export function useEndNotices(): void {
  const notify = useNotify()
  const places = usePlaces()
  const runs = useRuns()
  const sweeps = useSweeps()

  function tell({ id, sweep, runs: ended }: EndedGroup): void {
    const [first] = ended
    if (first === undefined) return
    const name = sweep ? sweeps.list.find((other) => other.id === id)?.name ?? first.name : first.name
    const notice = new Notification(name, { body: countsText(ended), tag: id })
    notice.addEventListener('click', () => {
      window.focus()
      places.open(sweep ? { place: 'sweep', id } : { place: 'run', id: first.id })
      notice.close()
    })
  }

  watch(() => runs.list, (now, before) => {
    if (!notify.on || !document.hidden) return
    for (const group of endedGroups(before, now)) tell(group)
  })
}
