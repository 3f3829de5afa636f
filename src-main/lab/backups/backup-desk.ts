/** Backups of the whole data folder, one at a time, with progress. */
import { createAlarm } from '../event-bus.ts'
import { LabError } from '../errors.ts'
import type { BackUp, BackupProgress, WrittenBackup } from '../types-backups.ts'
import { writeBackup } from './write-backup.ts'
import type { BackupOrigin } from './write-backup.ts'

export interface BackupDesk {
  /** Beside running runs. Ends without `done` where `signal` aborts or the lab closes; nothing stays then. Throws a LabError where it cannot be written. */
  write(request: BackUp, signal: AbortSignal | undefined): AsyncGenerator<BackupProgress>
}

export interface BackupDeskParts extends Pick<BackupOrigin, 'dataDir' | 'version' | 'freeBytes'> {
  readonly gitCommit: () => string | null
  readonly now: () => Date
}

export function createBackupDesk({ gitCommit, now, ...origin }: BackupDeskParts): BackupDesk & { close(): Promise<void> } {
  const closing = new AbortController()
  let current: Promise<unknown> | undefined

  async function* write(request: BackUp, signal: AbortSignal | undefined): AsyncGenerator<BackupProgress> {
    if (current !== undefined) throw new LabError('CONFLICT', 'A backup is under way; wait for it, or cancel it.')
    const left = new AbortController()
    const stop = AbortSignal.any([closing.signal, left.signal, ...(signal === undefined ? [] : [signal])])
    const alarm = createAlarm()
    const news: { progress?: BackupProgress; ended?: { readonly backup: WrittenBackup } | { readonly error: unknown } } = {}
    const work = writeBackup({ ...origin, gitCommit: gitCommit(), now: now() }, request, {
      signal: stop,
      tell(progress) {
        news.progress = { state: 'working', ...progress }
        alarm.ring()
      },
    }).then((backup) => { news.ended = { backup } }, (error: unknown) => { news.ended = { error } }).finally(() => {
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
      if ('backup' in news.ended) yield { state: 'done', backup: news.ended.backup }
      else if (!stop.aborted) throw news.ended.error
    } finally {
      left.abort()
      await work
    }
  }

  return {
    write,
    async close() {
      closing.abort()
      await current
    },
  }
}
