/** Opens the lab on a data folder. */
import type { Lab } from './lab.ts'
import type { SpawnRunHost } from './run-host.ts'

export interface OpenLabOptions {
  readonly dataDir: string
  /** In words, e.g. "the --data-dir option". */
  readonly dataDirSource: string
  readonly spawnRunHost: SpawnRunHost
  /** Electron's version where the window hosts the lab. */
  readonly electronVersion: string | null
}

/** Throws a LabError with a clear message when the folder is locked by another process, unreadable, or from a newer version. */
export function openLab(options: OpenLabOptions): Promise<Lab> {
  return Promise.reject(new Error(`not written yet: ${options.dataDir}`))
}
