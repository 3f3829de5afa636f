/** The shapes of backups of a whole data folder: plain and serialisable. */

export interface BackUp {
  /** Where it goes: a folder that is there gets one of the usual name in it, any other path becomes the backup itself. */
  readonly path: string
  /** Imported data sets, too. */
  readonly datasets: boolean
}

export interface WrittenBackup {
  /** The folder that is the backup. */
  readonly path: string
  readonly bytes: number
  readonly files: number
  /** Those in the trash, too. */
  readonly runs: number
  readonly datasets: boolean
  /** Of running runs, which replaced them by newer ones meanwhile. */
  readonly missingCheckpoints: number
}

export type BackupProgress =
  | { readonly state: 'working'; readonly activity: string; readonly done: number; readonly total: number }
  | { readonly state: 'done'; readonly backup: WrittenBackup }

export interface RestoredBackup {
  readonly dataDir: string
  readonly runs: number
  readonly files: number
  readonly bytes: number
  readonly datasets: boolean
  /** When the backup was begun, and by which version. */
  readonly createdAt: string
  readonly version: string
}
