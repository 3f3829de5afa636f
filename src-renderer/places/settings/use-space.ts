/** How much room the lab takes, measured again after whatever frees some. */
import { computed, shallowRef } from 'vue'
import type { ComputedRef, ShallowRef } from 'vue'
import type { CheckpointShare, CleanUpCandidate, SpaceReport } from '../../../src-main/api/contract.ts'
import { errorMessage } from '../../api/errors.ts'
import { useApi } from '../../api/use-api.ts'
import { useLabEvents } from '../../stores/lab-events.ts'
import { useNotices } from '../../stores/notices.ts'
import { useAttempt } from '../../stores/use-attempt.ts'
import { formatBytes } from '../history/byte-words.ts'
import { candidateRuns, checkpointRuns, spaceRows, totalBytes } from './space-rows.ts'
import type { SpaceRow, SpaceRun } from './space-rows.ts'

export interface Space {
  /** Undefined until the lab has measured. */
  readonly rows: ComputedRef<readonly SpaceRow[] | undefined>
  readonly total: ComputedRef<number>
  readonly candidates: ComputedRef<readonly SpaceRun[]>
  readonly checkpoints: ComputedRef<readonly SpaceRun[]>
  readonly problem: ShallowRef<string | undefined>
  /** 0 to 1 while the database is being compacted. */
  readonly compacting: ShallowRef<number | undefined>
  load(): Promise<void>
  emptyTrash(): Promise<void>
  dropBackups(): Promise<void>
  dropCheckpoints(ids: readonly string[]): Promise<void>
  compact(): void
}

/** To be called in a component's setup. */
export function useSpace(): Space {
  const api = useApi()
  const events = useLabEvents()
  const notices = useNotices()
  const attempt = useAttempt()
  const report = shallowRef<SpaceReport>()
  const found = shallowRef<readonly CleanUpCandidate[]>([])
  const shares = shallowRef<readonly CheckpointShare[]>([])
  const problem = shallowRef<string>()
  const compacting = shallowRef<number>()
  const rows = computed(() => (report.value === undefined ? undefined : spaceRows(report.value, shares.value.length)))
  const total = computed(() => totalBytes(rows.value ?? []))

  async function load(): Promise<void> {
    try {
      [report.value, found.value, shares.value] = await Promise.all([api.space.report.query(), api.space.candidates.query(), api.space.checkpoints.query()])
      problem.value = undefined
    } catch (error) {
      // A lost connection has its own banner.
      if (events.connected) problem.value = errorMessage(error)
    }
  }

  /** Says how much smaller the folder is afterwards, and how much of the database is free now. */
  async function free(failed: string, done: string, work: () => Promise<unknown>): Promise<void> {
    const before = total.value
    if (!await attempt(failed, work)) return
    await load()
    const { freeBytes = 0 } = report.value ?? {}
    const inside = freeBytes > 0 ? `; ${formatBytes(freeBytes)} are free inside the database, which Compact gives back to the disk` : ''
    notices.info(`${done}. The folder is ${formatBytes(Math.max(0, before - total.value))} smaller${inside}.`)
  }

  function compact(): void {
    compacting.value = 0
    api.space.compact.subscribe(undefined, {
      onData: ({ state, progress, freedBytes }) => {
        compacting.value = progress
        if (state === 'done') notices.info(`The database is compact: ${formatBytes(freedBytes)} given back to the disk.`)
      },
      onComplete: () => {
        compacting.value = undefined
        void load()
      },
      onError: (error) => {
        compacting.value = undefined
        notices.error(`The database could not be compacted: ${errorMessage(error)}`)
      },
    })
  }

  events.onEvent((event) => { if (event.type === 'runs-changed' || event.type === 'datasets-changed') void load() })
  events.onResumed(() => { void load() })
  void load()

  return {
    rows, total, problem, compacting, load, compact,
    candidates: computed(() => candidateRuns(found.value)),
    checkpoints: computed(() => checkpointRuns(shares.value)),
    emptyTrash: () => free('The trash could not be emptied', 'The trash is empty but for starred runs', async () => {
      const trashed = await api.runs.list.query({ trashed: true })
      const ids = trashed.filter((run) => !run.starred).map(({ id }) => id)
      if (ids.length > 0) await api.runs.purge.mutate({ ids })
    }),
    dropBackups: () => free('The backups could not be deleted', 'All backups but the newest are deleted', () => api.space.dropBackups.mutate()),
    dropCheckpoints: (ids) => free('The checkpoints could not be deleted', `Checkpoints of ${ids.length === 1 ? '1 run' : `${ids.length} runs`} deleted`, () => api.space.dropCheckpoints.mutate({ ids: [...ids] })),
  }
}
