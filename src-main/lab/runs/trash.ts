/** Deleting runs for ever: those that are named, and those that have lain in the trash for long enough. */
import type { RunRow } from '../../store/records.ts'
import type { Store } from '../../store/store.ts'
import { removeCheckpoints } from '../checkpoints/checkpoint-folder.ts'
import { LabError, notFound } from '../errors.ts'
import type { EventBus } from '../event-bus.ts'
import { asLabError } from '../store-errors.ts'

export interface Trash {
  /** Of many, a copy of the database is made before. Throws a LabError for a run that cannot go; rejects where there can be no copy: nothing went then. */
  purge(ids: readonly string[]): Promise<void>
  /** By the rule of the settings; gives how many went. Nobody looks on: without room for a copy of the database nothing goes. */
  expire(): Promise<number>
}

export interface TrashParts {
  readonly store: Pick<Store, 'runs' | 'checkpoints' | 'settings'>
  readonly events: Pick<EventBus, 'publish'>
  /** The process that computes the run now; null where none does. */
  readonly hostPid: (runId: string) => number | null
  readonly checkpointsDir: string
  /** Makes the copy; null where the disk has no room for it. */
  readonly snapshot: () => Promise<string | null>
  /** After so many days they go by themselves; null: never. */
  readonly trashDays: () => number | null
  readonly now: () => Date
}

/** One run is soon named and soon thought of; of more it is easy to hit one too many. */
const manyRuns = 2
const dayMs = 24 * 3_600_000
/** When the rule began in this data folder: what was thrown away before has as long from then on. */
const sinceKey = 'trash.since'

export function createTrash({ store, events, hostPid, checkpointsDir, snapshot, trashDays, now }: TrashParts): Trash {
  const row = (id: string): RunRow => {
    const found = store.runs.row(id)
    if (found === undefined) throw notFound('run', id)
    return found
  }

  function check(ids: readonly string[]): void {
    for (const run of ids.map(row)) {
      if (run.trashedAt === null) throw new LabError('CONFLICT', `"${run.name}" is not in the trash; only what is there can be deleted for ever.`)
      if (run.starred) throw new LabError('CONFLICT', `"${run.name}", seed ${run.seed}, is starred; restore it and take the star away before it can be deleted for ever.`)
      if (hostPid(run.id) !== null) throw new LabError('CONFLICT', `"${run.name}" is still computing; wait until it has stopped.`)
    }
  }

  function remove(ids: readonly string[]): void {
    const files = ids.flatMap((id) => store.checkpoints.list(id).map(({ file }) => file))
    store.runs.purge(ids)
    removeCheckpoints(checkpointsDir, files)
    events.publish({ type: 'runs-changed', ids: [...ids] })
  }

  const copy = (): Promise<string | null> => snapshot().catch((error: unknown) => { throw asLabError(error) })

  async function removeMany(ids: readonly string[]): Promise<void> {
    await copy()
    // Restored or starred meanwhile, perhaps.
    check(ids)
    remove(ids)
  }

  function purge(ids: readonly string[]): Promise<void> {
    check(ids)
    if (new Set(ids).size >= manyRuns) return removeMany(ids)
    remove(ids)
    return Promise.resolve()
  }

  return {
    purge,
    async expire() {
      const since = sinceOf()
      const days = trashDays()
      if (days === null) return 0
      const latest = now().getTime() - days * dayMs
      const old = store.runs.list(true).filter((run) => !run.starred && hostPid(run.id) === null && run.trashedAt !== null && Math.max(Date.parse(run.trashedAt), since) <= latest)
      if (old.length === 0 || (await copy()) === null) return 0
      const ids = old.map(({ id }) => id)
      // Restored or starred meanwhile, perhaps.
      check(ids)
      remove(ids)
      return ids.length
    },
  }

  function sinceOf(): number {
    const known = store.settings.get(sinceKey)
    if (typeof known === 'string') return Date.parse(known)
    store.settings.set(sinceKey, now().toISOString())
    return now().getTime()
  }
}
