/** Backups whose ends, good and bad, are in the lab's log. */
import type { LabLog } from '../diagnostics/lab-log.ts'
import type { BackupDesk } from './backup-desk.ts'

/** The same desk. Where its caller leaves before the end, nothing is said: nothing was made. */
export function loggedBackups(desk: BackupDesk, log: Pick<LabLog, 'say'>): BackupDesk {
  async function* told<News extends { readonly state: string }>(what: string, work: AsyncGenerator<News>): AsyncGenerator<News> {
    try {
      for await (const news of work) {
        if (news.state === 'done') log.say('info', 'backups', `${what} done`)
        yield news
      }
    } catch (error) {
      log.say('error', 'backups', `${what} failed: ${error instanceof Error ? error.message : String(error)}`, error)
      throw error
    }
  }

  return {
    write: (request, signal) => told('backup', desk.write(request, signal)),
    inspect: desk.inspect,
    restore: (request, signal) => told('restoring a backup', desk.restore(request, signal)),
  }
}
