/** A backup in words: how far it is, and what is in it. */
import type { WrittenBackup } from '../../../src-main/api/contract.ts'
import type { WorkingBackup } from '../../stores/backup.ts'
import { formatBytes } from '../history/byte-words.ts'

export const percentOf = ({ done, total }: WorkingBackup): number => (total === 0 ? 0 : Math.floor((100 * done) / total))

/** "Copying the database · 40 % of 1.2 GB". */
export const backupText = (working: WorkingBackup): string => `${working.activity} · ${percentOf(working)} % of ${formatBytes(working.total)}`

const counted = (count: number, what: string): string => `${count} ${what}${count === 1 ? '' : 's'}`

/** Ends where the path follows. */
export function writtenText({ runs, bytes, datasets, missingCheckpoints }: WrittenBackup): string {
  const missing = missingCheckpoints === 0 ? '' : `; ${counted(missingCheckpoints, 'checkpoint')} went before ${missingCheckpoints === 1 ? 'it' : 'they'} could be copied`
  return `Backed up ${counted(runs, 'run')}, ${formatBytes(bytes)}, ${datasets ? 'with' : 'without'} imported data sets${missing}:`
}
