/** What the palette can do with the run that is open. */
import { computed } from 'vue'
import type { ComputedRef } from 'vue'
import { canGoOn, canStop } from '../places/run/continuation.ts'
import { useRunCommands } from '../places/run/use-run-commands.ts'
import { usePlaces } from '../stores/places.ts'
import { useRuns } from '../stores/runs.ts'
import type { PaletteItem } from './filter-items.ts'

export function useRunItems(): ComputedRef<readonly PaletteItem[]> {
  const places = usePlaces()
  const runs = useRuns()
  const commands = useRunCommands()
  return computed(() => {
    const place = places.current
    const run = place.place === 'run' ? runs.list.find(({ id }) => id === place.id) : undefined
    if (run === undefined) return []
    const item = (id: string, title: string, icon: string, work: () => Promise<void>): PaletteItem => ({ id, group: 'This run', title, hint: run.name, icon, run: () => { void work() } })
    return [
      ...(canStop(run) ? [item('run-stop', 'Stop and keep a checkpoint', 'pi pi-stop-circle', () => commands.stop([run.id]))] : []),
      ...(canGoOn(run) ? [item('run-go-on', 'Resume from checkpoint', 'pi pi-forward', () => commands.goOn([run.id]))] : []),
    ]
  })
}
