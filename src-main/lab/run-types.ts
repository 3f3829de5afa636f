/** Parts of what the lab says of a run. */

/** A file from which a run can go on. */
export interface RunCheckpoint {
  readonly number: number
  readonly madeAt: string
  readonly bytes: number
  /** Where in the run it is, in words. */
  readonly label: string
  /** 0 to 1. */
  readonly fraction: number
}

/** What a run used of the machine, over all its attempts. The numbers are those of the process that computes it. */
export interface RunUsage {
  /** User and system, of all threads. */
  readonly cpuMs: number
  /** In use on average while it computed; null where that was no time at all. */
  readonly cores: number | null
  /** Resident memory, at most. */
  readonly peakMemoryBytes: number
}

/** The same while it computes, with the last stretch. */
export interface LiveUsage extends RunUsage {
  readonly coresNow: number | null
  readonly memoryBytes: number
}

export interface RunProvenance {
  readonly appVersion: string
  readonly engineVersion: string
  readonly gitCommit: string | null
  readonly device: string
  readonly host: string
  readonly platform: string
  readonly nodeVersion: string
  /** Process that computed it, while running. */
  readonly hostPid: number | null
  /** SHA-256 over all recorded rows in order; null until the run is done. */
  readonly checksum: string | null
}
