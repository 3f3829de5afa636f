/** What the lab says of runs, and what is asked of them. */
import type { Verdict } from '../../experiments/figure.ts'
import type { Parameter } from '../../experiments/parameter.ts'
import type { RunFacts } from '../../store/records.ts'
import type { ChosenColours } from '../../drawing/population-colours.ts'
import type { SpecDifference } from '../experiments/experiment-types.ts'

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
  /** How it was started, and with what it is computed; absent where nothing of it was recorded. */
  readonly facts?: RunFacts | undefined
  /** Process that computed it, while running. */
  readonly hostPid: number | null
  /** SHA-256 over all recorded rows in order; null until the run is done. */
  readonly checksum: string | null
}

export type RunStatus = 'queued' | 'running' | 'done' | 'failed' | 'interrupted' | 'cancelled'

export interface RunSummary {
  readonly id: string
  readonly name: string
  readonly kind: string
  readonly presetId: string | null
  readonly experimentId: string | null
  /** Runs started together over several seeds share a group. */
  readonly groupId: string
  readonly seed: number
  readonly status: RunStatus
  /** 0 to 1. */
  readonly progress: number
  /** Why it failed, was interrupted or cancelled, or was done before all of its spec was computed. */
  readonly reason: string | null
  readonly specHash: string
  readonly differenceCount: number
  readonly verdict: Verdict['state'] | null
  readonly createdAt: string
  readonly startedAt: string | null
  readonly finishedAt: string | null
  readonly durationMs: number | null
  readonly starred: boolean
  readonly tags: readonly string[]
  readonly trashedAt: string | null
  /** The sweep it belongs to. */
  readonly sweepId: string | null
  /** 1, and one more for every time it went on from a checkpoint. */
  readonly attempt: number
  readonly hasCheckpoint: boolean
  /** Its kind can be gone on with. */
  readonly leavesCheckpoints: boolean
}

export interface LogLine {
  readonly at: string
  readonly level: 'info' | 'warning' | 'error'
  readonly text: string
}

export interface RunDetail extends RunSummary {
  readonly spec: unknown
  /** Of the paper's own spec as its preset has it today; null where there is no such preset. */
  readonly paperSpecHash: string | null
  /** Those that someone has given to populations of its experiment, by name. */
  readonly colours: ChosenColours
  /** Those of the spec. */
  readonly parameters: readonly Parameter[]
  readonly notes: string
  readonly provenance: RunProvenance
  /** Null where nothing was measured. */
  readonly usage: RunUsage | null
  /** What was to be expected of its memory, as a run by itself on this machine; null where nobody can tell. */
  readonly memoryForecastBytes: number | null
  readonly metrics: readonly { readonly name: string; readonly value: number }[]
  readonly differences: readonly SpecDifference[]
  /** False where the spec draws no random numbers: all seeds give the same. */
  readonly seedsDiffer: boolean
  readonly siblings: readonly { readonly id: string; readonly seed: number; readonly status: RunStatus }[]
  readonly seriesSizes: readonly { readonly name: string; readonly columns: readonly string[]; readonly rows: number }[]
  readonly rerunOf: string | null
  /** Against `rerunOf`: did the checksum come out equal? null until both are done. */
  readonly checksumMatches: boolean | null
  /** Newest first. */
  readonly checkpoints: readonly RunCheckpoint[]
  /** Why it cannot go on from one; null where it can. */
  readonly resumeObstacle: string | null
  /** Why no run can begin with one of them; null where one can. */
  readonly forkObstacle: string | null
  /** Paths of the parameters that may be others in such a run. */
  readonly forkPaths: readonly string[]
}

/** "Run n seeds": seeds firstSeed, firstSeed + 1, …, one run each, in one group. */
export interface StartRuns {
  readonly experimentId: string
  readonly seedCount: number
  readonly firstSeed: number
}

/** Something that a run has left. */
export interface RunArtefact {
  readonly kind: 'series' | 'checkpoint'
  /** Of the series, or of the file. */
  readonly name: string
  readonly detail: string
  readonly bytes: number
  /** Of a series over names of columns and values, of a file over all of it; null until it was checked once. */
  readonly sha256: string | null
  /** `unknown`: read, with nothing to compare it with. */
  readonly state: 'unchecked' | 'whole' | 'damaged' | 'unknown'
  /** What is wrong, or why nobody can tell. */
  readonly note: string
}

/** A new run that begins with the state of another one's checkpoint. */
export interface ForkRun {
  readonly id: string
  /** Number of the checkpoint; the newest whole one where it is not given. */
  readonly checkpoint?: number | undefined
  /** By the paths of parameters. */
  readonly changes: readonly { readonly path: string; readonly value: unknown }[]
  /** That of the other run where it is not given. */
  readonly name?: string | undefined
}

export interface UpdateRun {
  readonly id: string
  readonly name?: string | undefined
  readonly notes?: string | undefined
  readonly starred?: boolean | undefined
  readonly tags?: readonly string[] | undefined
}
