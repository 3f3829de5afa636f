/** What takes room in the data folder, in rows of a table. Pure. */
import type { CheckpointShare, CleanUpCandidate, CleanUpReason, SpaceReport } from '../../../src-main/api/contract.ts'

/** What can be done about a row. */
export type SpaceAction = 'empty-trash' | 'compact' | 'drop-backups' | 'open-data'

export interface SpaceRow {
  readonly id: string
  readonly label: string
  readonly detail: string
  readonly bytes: number
  /** Null where nothing is to be done, or there is nothing to do it to. */
  readonly action: SpaceAction | null
}

const runs = (count: number): string => (count === 1 ? '1 run' : `${count} runs`)

/** The parts of the folder, which add up to all of it. */
export function spaceRows(report: SpaceReport, checkpointRuns: number): SpaceRow[] {
  const { kept, trashed, databaseBytes, freeBytes } = report
  return [
    { id: 'runs', label: 'Recorded runs', detail: runs(kept.runs), bytes: kept.bytes, action: null },
    { id: 'trash', label: 'Trash', detail: runs(trashed.runs), bytes: trashed.bytes, action: trashed.runs > 0 ? 'empty-trash' : null },
    { id: 'rest', label: 'Lists and search', detail: 'the rest of the database', bytes: Math.max(0, databaseBytes - freeBytes - kept.bytes - trashed.bytes), action: null },
    { id: 'free', label: 'Free inside the database', detail: 'used again, or given back: compacting cannot be cancelled', bytes: freeBytes, action: freeBytes > 0 ? 'compact' : null },
    { id: 'checkpoints', label: 'Checkpoints', detail: `of ${runs(checkpointRuns)}`, bytes: report.checkpointBytes, action: null },
    { id: 'backups', label: 'Backups', detail: report.backups === 1 ? '1 copy of the database from before an upgrade or a deletion' : `${report.backups} copies of the database from before upgrades and deletions`, bytes: report.backupBytes, action: report.backups > 1 ? 'drop-backups' : null },
    { id: 'datasets', label: 'Data sets', detail: 'copied images', bytes: report.datasetBytes, action: 'open-data' },
  ]
}

export const totalBytes = (rows: readonly SpaceRow[]): number => rows.reduce((sum, { bytes }) => sum + bytes, 0)

/** A run that takes room, and why it is listed. */
export interface SpaceRun {
  readonly id: string
  readonly name: string
  readonly seed: number
  readonly why: string
  readonly bytes: number
}

const reasonWords: Readonly<Record<CleanUpReason, string>> = { trashed: 'in the trash', superseded: 'repeated since', unfinished: 'not finished', large: 'large' }

/** What could go to the trash: what is there already has a row of its own. */
export const candidateRuns = (candidates: readonly CleanUpCandidate[]): SpaceRun[] => candidates.filter(({ run }) => run.trashedAt === null)
  .map(({ run: { id, name, seed }, bytes, reasons }) => ({ id, name, seed, bytes, why: reasons.map((reason) => reasonWords[reason]).join(', ') }))

/** Runs that have ended, with what their checkpoints are good for. */
export const checkpointRuns = (shares: readonly CheckpointShare[]): SpaceRun[] => shares.filter(({ run }) => run.status !== 'running' && run.status !== 'queued')
  .map(({ run: { id, name, seed, status }, bytes }) => ({ id, name, seed, bytes, why: status === 'done' ? 'to look inside' : `to resume from, ${status}` }))
