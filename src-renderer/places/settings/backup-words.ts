/** Backups in words: how far a copy is, and what is in it. */
import type { BackupContents, RestoredBackup, WrittenBackup } from '../../../src-main/api/contract.ts'
import type { Pace } from '../../components/progress-words.ts'
import { progressLine, rateText, timeLeftText } from '../../components/progress-words.ts'
import { formatTime } from '../../components/figure/format.ts'
import type { WorkingCopy } from '../../stores/copy-work.ts'
import { formatBytes } from '../history/byte-words.ts'

export const percentOf = ({ done, total }: Pick<WorkingCopy, 'done' | 'total'>): number => (total === 0 ? 0 : Math.floor((100 * done) / total))

/** "Copying the database · 40 % of 1.2 GB, 120 MB/s, about 6.0 s left". */
export const backupText = (working: WorkingCopy, { perSecond, secondsLeft }: Pace): string =>
  progressLine(`${working.activity} · ${percentOf(working)} % of ${formatBytes(working.total)}`, rateText(perSecond, formatBytes), timeLeftText(secondsLeft))

const counted = (count: number, what: string): string => `${count} ${what}${count === 1 ? '' : 's'}`

const missingText = (count: number): string => `${counted(count, 'checkpoint')} went before ${count === 1 ? 'it' : 'they'} could be copied`

/** Ends where the path follows. */
export function writtenText({ runs, bytes, datasets, missingCheckpoints }: WrittenBackup): string {
  const missing = missingCheckpoints === 0 ? '' : `; ${missingText(missingCheckpoints)}`
  return `Backed up ${counted(runs, 'run')}, ${formatBytes(bytes)}, ${datasets ? 'with' : 'without'} imported data sets${missing}:`
}

/** Likewise. */
export const restoredText = ({ runs, bytes, createdAt }: RestoredBackup): string => `Restored ${counted(runs, 'run')}, ${formatBytes(bytes)}, as of ${formatTime(createdAt)}; all checksums are right:`

/** What a backup holds, as it is shown before it is restored: names and values. */
export function contentsRows({ createdAt, version, runs, files, bytes, datasets, missingCheckpoints }: BackupContents): [string, string][] {
  return [
    ['Made', formatTime(createdAt)], ['By', `Burstlab ${version}`], ['Runs', String(runs)], ['Size', `${formatBytes(bytes)} in ${counted(files, 'file')}`], ['Data sets', datasets ? 'imported ones, too' : 'none'],
    ...(missingCheckpoints === 0 ? [] : [['Missing', missingText(missingCheckpoints)] satisfies [string, string]]),
  ]
}
