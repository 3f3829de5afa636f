/** A process that computes runs, whatever kind of process it is, and what is said between it and the lab. */
import type { SeriesRows } from '../../engines/engine.ts'
import type { InsideAnswer, InsideQuestion } from '../inside/inside-question.ts'
import type { CheckpointHead } from '../checkpoints/checkpoint-file.ts'
import type { DeviceAnswer, DeviceQuestion } from '../self-test/answer-device.ts'

/** Lab → host. `checkpoints`: null where none is to be left. */
export type HostRequest =
  | { readonly type: 'start'; readonly runId: string; readonly spec: unknown; readonly seed: number; readonly datasetsDir: string; readonly threads: number; readonly checkpoints: CheckpointPlan | null }
  /** `stop`: at the next moment at which a checkpoint can be left. */
  | { readonly type: 'cancel' | 'pause' | 'resume' | 'stop'; readonly runId: string }
  | { readonly type: 'inside'; readonly runId: string; readonly question: InsideQuestion }
  /** Ends like a run, with what was found instead of results. */
  | ({ readonly type: 'device'; readonly runId: string } & DeviceQuestion)

/** Where a run's checkpoints are, and how often it leaves one. */
export interface CheckpointPlan {
  readonly folder: string
  /** Number of the next one. */
  readonly next: number
  /** Name of the file to go on from; null: from the start. */
  readonly from: string | null
  /** Between two of them, at least; more where writing takes long. 0: one wherever one can be left. */
  readonly everyMs: number
}

/** What the process of a run used of the machine since the last one. */
export interface UsageSample {
  /** Of all threads, user and system. */
  readonly cpuMs: number
  readonly measuredMs: number
  /** Resident, now. */
  readonly memoryBytes: number
  /** Resident, at most since the run began here. */
  readonly peakMemoryBytes: number
}

/** Of running in this process, in ms since it began with the run. */
export interface TimeSpan {
  readonly fromMs: number
  readonly toMs: number
}

/** Rows as they travel: one typed array per series and message. */
export interface PackedRows extends Omit<SeriesRows, 'values'> {
  readonly values: Float64Array
}

/** Host → lab, at most ten `advance` messages a second. */
export type HostReply =
  | { readonly type: 'ready' }
  /** `ran`: what it tells of came in that time. */
  | { readonly type: 'advance'; readonly runId: string; readonly fraction: number; readonly activity: string; readonly rows: readonly PackedRows[]; readonly log: readonly string[]; readonly ran?: TimeSpan }
  /** What the run computes on, where that is known only now; `threads`: of the processor, null where the device has no use for them. */
  | { readonly type: 'device'; readonly runId: string; readonly device: string; readonly threads: number | null }
  /** Seldom, and before the end. */
  | { readonly type: 'usage'; readonly runId: string; readonly usage: UsageSample }
  | { readonly type: 'done'; readonly runId: string; readonly checksum: string; readonly metrics: readonly { readonly name: string; readonly value: number }[]; readonly note?: string | null; readonly found?: DeviceAnswer }
  /** It is in its file; all rows until then have been sent. */
  | ({ readonly type: 'checkpoint'; readonly runId: string; readonly number: number; readonly file: string; readonly bytes: number } & CheckpointHead)
  /** As asked, with a checkpoint. */
  | { readonly type: 'stopped'; readonly runId: string; readonly label: string }
  /** `runId` is that of the question. */
  | { readonly type: 'inside'; readonly runId: string; readonly answer: InsideAnswer }
  | { readonly type: 'cancelled'; readonly runId: string }
  | { readonly type: 'failed'; readonly runId: string; readonly reason: string }

export interface RunHost {
  readonly pid: number | null
  send(request: HostRequest): void
  onReply(listener: (reply: HostReply) => void): void
  /** Called once; `reason` says how it ended, e.g. "killed by SIGKILL". */
  onExit(listener: (reason: string) => void): void
  kill(): void
}

/** Starts a host. Node's `child_process.fork` under plain Node, Electron's `utilityProcess.fork` in the shell. */
export type SpawnRunHost = () => RunHost
