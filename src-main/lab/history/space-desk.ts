/** How much room the history takes, what of it could go, and giving free room back to the disk. */
import { readdirSync, rmSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { setImmediate } from 'node:timers/promises'
import { backupFolder, backupsIn } from '../../store/data-files.ts'
import type { RunRow } from '../../store/records.ts'
import type { Store } from '../../store/store.ts'
import { removeCheckpoints } from '../checkpoints/checkpoint-folder.ts'
import { LabError, notFound } from '../errors.ts'
import type { EventBus } from '../event-bus.ts'
import type { CheckpointShare, CleanUpCandidate, CleanUpReason, CompactProgress, SpaceShare } from './history-types.ts'
import type { Lab } from '../lab.ts'
import { runSummary } from '../runs/summaries.ts'

export interface SpaceDeskParts {
  readonly store: Pick<Store, 'runs' | 'space' | 'bytes' | 'checkpoints' | 'history'>
  readonly events: EventBus
  readonly checkpointsDir: string
  readonly dataDir: string
  readonly datasetsFolder: string
}

/** Runs above this share of all bytes are worth a look. */
const largeShare = 0.01
/** Pages given back between two reports. */
const pagesAtATime = 2_000

export function createSpaceDesk({ store, events, checkpointsDir, dataDir, datasetsFolder }: SpaceDeskParts): Lab['space'] {
  function sized() {
    const bytes = store.space.runBytes()
    return [...store.runs.list(false), ...store.runs.list(true)].map((run) => ({ run, bytes: bytes.get(run.id) ?? 0 }))
  }

  return {
    report() {
      const runs = sized()
      const trashed = runs.filter(({ run }) => run.trashedAt !== null)
      return {
        databaseBytes: store.bytes(), freeBytes: store.space.freeBytes(), backupBytes: folderBytes(backupFolder(dataDir)), backups: backupsIn(dataDir).length,
        checkpointBytes: folderBytes(checkpointsDir), datasetBytes: folderBytes(datasetsFolder),
        byKind: shares(runs, (run) => run.kind), byPreset: shares(runs, (run) => run.presetId ?? ''),
        kept: share('kept', runs.filter(({ run }) => run.trashedAt === null)), trashed: share('trashed', trashed),
      }
    },
    candidates() {
      const runs = sized()
      const threshold = largeShare * runs.reduce((sum, { bytes }) => sum + bytes, 0)
      const newest = newestDone(runs.map(({ run }) => run))
      return runs.flatMap(({ run, bytes }): CleanUpCandidate[] => {
        const reasons = reasonsFor(run, newest, bytes >= threshold && bytes > 0)
        return reasons.length === 0 ? [] : [{ run: runSummary(run), bytes, reasons }]
      }).sort((a, b) => b.bytes - a.bytes)
    },
    checkpoints() {
      const sizes = store.checkpoints.sizes()
      const runs = new Map(store.history.rows(sizes.map(({ runId }) => runId)).map((run) => [run.id, run]))
      return sizes.flatMap(({ runId, count, bytes }): CheckpointShare[] => {
        const run = runs.get(runId)
        return run === undefined ? [] : [{ run: runSummary(run), count, bytes }]
      })
    },
    dropCheckpoints(ids) {
      const runs = ids.map((id) => store.runs.row(id) ?? raise(notFound('run', id)))
      const busy = runs.find(({ status }) => status === 'queued' || status === 'running')
      if (busy !== undefined) throw new LabError('CONFLICT', `"${busy.name}", seed ${busy.seed}, is ${busy.status}; its checkpoints can be deleted when it has ended.`)
      for (const id of ids) {
        const checkpoints = store.checkpoints.list(id)
        store.checkpoints.remove(id, checkpoints.map(({ number }) => number))
        removeCheckpoints(checkpointsDir, checkpoints.map(({ file }) => file))
        const run = store.runs.row(id)
        if (run !== undefined) events.publish({ type: 'run', run: runSummary(run) })
      }
    },
    dropBackups() {
      for (const file of backupsIn(dataDir).slice(1)) rmSync(file, { force: true })
    },
    async *compact(signal): AsyncGenerator<CompactProgress> {
      const before = store.bytes()
      const free = store.space.freeBytes()
      yield { state: 'working', progress: 0, freedBytes: 0 }
      for (let left = store.space.freeBytes(); left > 0 && signal?.aborted !== true;) {
        store.space.release(pagesAtATime)
        const now = store.space.freeBytes()
        yield { state: 'working', progress: free === 0 ? 1 : 0.8 * (1 - now / free), freedBytes: free - now }
        if (now >= left) break
        left = now
        await setImmediate()
      }
      if (signal?.aborted === true) return
      store.space.rebuild()
      yield { state: 'done', progress: 1, freedBytes: Math.max(0, before - store.bytes()) }
    },
  }
}

const share = (key: string, runs: readonly { readonly bytes: number }[]): SpaceShare => ({ key, runs: runs.length, bytes: runs.reduce((sum, { bytes }) => sum + bytes, 0) })

/** Largest first. */
const shares = (runs: readonly { readonly run: RunRow; readonly bytes: number }[], keyOf: (run: RunRow) => string): SpaceShare[] =>
  [...Map.groupBy(runs, ({ run }) => keyOf(run))].map(([key, members]) => share(key, members)).sort((a, b) => b.bytes - a.bytes)

/** Of each spec and seed, the run that the others are superseded by. */
function newestDone(runs: readonly RunRow[]): ReadonlyMap<string, RunRow> {
  const newest = new Map<string, RunRow>()
  for (const run of runs) {
    const known = newest.get(repeatKey(run))
    if (run.status === 'done' && run.trashedAt === null && (known === undefined || known.createdAt < run.createdAt)) newest.set(repeatKey(run), run)
  }
  return newest
}

const repeatKey = ({ specHash, seed }: RunRow): string => `${specHash} ${seed}`

/** A starred run is nobody's to throw away; one that computes still changes. */
function reasonsFor(run: RunRow, newest: ReadonlyMap<string, RunRow>, large: boolean): CleanUpReason[] {
  if (run.starred || run.status === 'running' || run.status === 'queued') return []
  const replacement = newest.get(repeatKey(run))
  return [
    ...(run.trashedAt === null ? [] : ['trashed' as const]),
    ...(replacement === undefined || replacement.id === run.id ? [] : ['superseded' as const]),
    ...(run.status === 'done' ? [] : ['unfinished' as const]),
    ...(large ? ['large' as const] : []),
  ]
}

function raise(error: Error): never {
  throw error
}

/** 0 where there is none. */
function folderBytes(folder: string): number {
  try {
    return readdirSync(folder, { recursive: true }).reduce((sum, name) => sum + fileBytes(join(folder, String(name))), 0)
  } catch {
    return 0
  }
}

function fileBytes(path: string): number {
  const found = statSync(path, { throwIfNoEntry: false })
  return found?.isFile() === true ? found.size : 0
}
