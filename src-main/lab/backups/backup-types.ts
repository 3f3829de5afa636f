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

/** What a backup holds, as its manifest says. */
export interface BackupContents {
  /** The folder that is the backup. */
  readonly path: string
  /** When it was begun, and by which version. */
  readonly createdAt: string
  readonly version: string
  readonly runs: number
  readonly files: number
  readonly bytes: number
  readonly datasets: boolean
  readonly missingCheckpoints: number
}

export interface Restore {
  /** Full path of the folder that is the backup. */
  readonly backup: string
  /** Full path of the data folder to make: empty, or not there yet. */
  readonly dataDir: string
}

export type RestoreProgress =
  | { readonly state: 'working'; readonly activity: string; readonly done: number; readonly total: number }
  | { readonly state: 'done'; readonly restored: RestoredBackup }

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
