/** Backups of the whole data folder, and data folders made of them: one at a time, with progress. */
import { isAbsolute, resolve } from 'node:path'
import { createAlarm } from '../event-bus.ts'
import { LabError } from '../errors.ts'
import type { BackUp, BackupContents, BackupProgress, Restore, RestoreProgress } from './backup-types.ts'
import { liesWithin } from './copy-file.ts'
import { inspectBackup, restoreBackup } from './restore-backup.ts'
import { writeBackup } from './write-backup.ts'
import type { BackupOrigin, BackupSteps } from './write-backup.ts'

export interface BackupDesk {
  /** Beside running runs. Ends without `done` where `signal` aborts or the lab closes; nothing stays then. Throws a LabError where it cannot be written. */
  write(request: BackUp, signal: AbortSignal | undefined): AsyncGenerator<BackupProgress>
  /** What a backup holds. Throws a LabError where it is none, or one that cannot be restored. */
  inspect(path: string): BackupContents
  /** Makes another data folder of a backup; the lab's own stays as it is. Ends and throws as `write` does. */
  restore(request: Restore, signal: AbortSignal | undefined): AsyncGenerator<RestoreProgress>
}

export interface BackupDeskParts extends Pick<BackupOrigin, 'dataDir' | 'version' | 'freeBytes'> {
  readonly gitCommit: () => string | null
  readonly now: () => Date
}

type Progress<Made> = Extract<BackupProgress, { readonly state: 'working' }> | { readonly state: 'done'; readonly made: Made }

export function createBackupDesk({ gitCommit, now, ...origin }: BackupDeskParts): BackupDesk & { close(): Promise<void> } {
  const closing = new AbortController()
  let current: Promise<unknown> | undefined

  async function* told<Made>(begin: (steps: BackupSteps) => Promise<Made>, signal: AbortSignal | undefined): AsyncGenerator<Progress<Made>> {
    if (current !== undefined) throw new LabError('CONFLICT', 'A backup is under way; wait for it, or cancel it.')
    const left = new AbortController()
    const stop = AbortSignal.any([closing.signal, left.signal, ...(signal === undefined ? [] : [signal])])
    const alarm = createAlarm()
    const news: { progress?: Progress<Made>; ended?: { readonly made: Made } | { readonly error: unknown } } = {}
    const work = begin({
      signal: stop,
      tell(progress) {
        news.progress = { state: 'working', ...progress }
        alarm.ring()
      },
    }).then((made) => { news.ended = { made } }, (error: unknown) => { news.ended = { error } }).finally(() => {
      current = undefined
      alarm.ring()
    })
    current = work
    try {
      while (news.ended === undefined) {
        await alarm.wait()
        const { progress } = news
        delete news.progress
        if (progress !== undefined) yield progress
      }
      if ('made' in news.ended) yield { state: 'done', made: news.ended.made }
      else if (!stop.aborted) throw news.ended.error
    } finally {
      left.abort()
      await work
    }
  }

  return {
    async* write(request, signal) {
      for await (const news of told((steps) => writeBackup({ ...origin, gitCommit: gitCommit(), now: now() }, request, steps), signal)) {
        yield news.state === 'working' ? news : { state: 'done', backup: news.made }
      }
    },
    inspect: (path) => inspectBackup(fullPath('The backup', path)),
    async* restore({ backup, dataDir }, signal) {
      const parts = { backup: fullPath('The backup', backup), dataDir: newFolder(fullPath(newDataFolder, dataDir), resolve(backup), origin.dataDir), field: newDataFolder, ...(origin.freeBytes === undefined ? {} : { freeBytes: origin.freeBytes }) }
      for await (const news of told((steps) => restoreBackup(parts, steps), signal)) {
        yield news.state === 'working' ? news : { state: 'done', restored: news.made }
      }
    },
    async close() {
      closing.abort()
      await current
    },
  }
}

const newDataFolder = 'The new data folder'

function fullPath(field: string, path: string): string {
  if (!isAbsolute(path)) throw new LabError('BAD_REQUEST', `${field} is "${path}"; expected the full path of a folder.`)
  return path
}

/** Neither in what is to stay as it is. */
function newFolder(folder: string, backup: string, present: string): string {
  for (const [outer, what] of [[present, 'the present data folder'], [backup, 'the backup']] as const) {
    if (liesWithin(folder, outer)) throw new LabError('BAD_REQUEST', `${newDataFolder} is "${folder}", which is or lies in ${what}; expected a place outside of "${outer}".`)
  }
  return folder
}
