/** When a run leaves a checkpoint, and how it gets into a file. What the engine computes does not depend on any of it. */
import { join } from 'node:path'
import type { Course, EngineOutput, Moment } from '../engines/engine.ts'
import { tensorOf } from '../engines/state.ts'
import type { EngineState } from '../engines/state.ts'
import { assertBelongs, readCheckpoint, writeCheckpoint } from '../lab/checkpoints/checkpoint-file.ts'
import type { Checkpoint, CheckpointHead } from '../lab/checkpoints/checkpoint-file.ts'
import { checkpointName } from '../lab/checkpoints/checkpoint-folder.ts'
import { makeFolder } from '../lab/make-folder.ts'
import type { CheckpointPlan, HostReply } from '../lab/runs/run-host.ts'
import type { SeriesSoFar } from './result-checksum.ts'
import { stateBytes } from './sha256.ts'

export interface Metric {
  readonly name: string
  readonly value: number
}

/** Of the run, until a checkpoint. */
export interface Begun {
  readonly state: EngineState
  readonly series: readonly SeriesSoFar[]
  readonly metrics: readonly Metric[]
  readonly fraction: number
  readonly label: string
}

type Belonging = Pick<CheckpointHead, 'kind' | 'specHash' | 'seed' | 'engineVersion'>

const checksumTensor = 'run.checksum'
const metricsTensor = 'run.metrics'

/** Null where the run starts from the start. Throws a CheckpointError for a file that is damaged or of something else. */
export function loadBegun(plan: CheckpointPlan | null, expected: Belonging): Begun | null {
  if (plan === null || plan.from === null) return null
  const checkpoint = readCheckpoint(join(plan.folder, plan.from))
  assertBelongs(checkpoint, expected)
  const checksums = tensorOf(checkpoint, checksumTensor).values
  const metrics = tensorOf(checkpoint, metricsTensor).values
  return {
    state: { position: checkpoint.position, device: checkpoint.device, tensors: checkpoint.tensors.filter(({ name }) => !name.startsWith('run.')) },
    series: checkpoint.series.map(({ name, rows }, i) => ({ series: name, rows, state: Uint8Array.from(checksums.subarray(i * stateBytes, (i + 1) * stateBytes)) })),
    metrics: checkpoint.metrics.map((name, i) => ({ name, value: metrics[i] ?? NaN })),
    fraction: checkpoint.fraction, label: checkpoint.label,
  }
}

export interface SoFar {
  readonly series: readonly SeriesSoFar[]
  readonly metrics: readonly Metric[]
  readonly fraction: number
}

export interface CheckpointKeeper {
  readonly wants: Course['wants']
  /** Writes it, and gives what the lab is to be told. Throws where the disk refuses. */
  keep(output: Extract<EngineOutput, { type: 'checkpoint' }>, soFar: SoFar): Extract<HostReply, { type: 'checkpoint' }>
}

export interface KeeperParts {
  readonly runId: string
  readonly plan: CheckpointPlan
  readonly belonging: Belonging
  /** It is to stop, and to leave a checkpoint at once. */
  readonly stopping: () => boolean
  /** Milliseconds. */
  readonly now: () => number
}

/** An epoch's end is the better place, so that one is taken sooner there. */
const epochShare = 1 / 4
/** Writing takes no more of the time than one part in so many. */
const writingShare = 20

export function createCheckpointKeeper({ runId, plan, belonging, stopping, now }: KeeperParts): CheckpointKeeper {
  let number = plan.next
  let madeAt = now()
  let tookMs = 0
  function wants(moment: Moment): boolean {
    if (moment === 'end' || stopping() || plan.everyMs === 0) return true
    return now() - madeAt >= Math.max(moment === 'epoch' ? plan.everyMs * epochShare : plan.everyMs, writingShare * tookMs)
  }
  return {
    wants,
    keep({ state, label }, { series, metrics, fraction }) {
      const from = now()
      makeFolder(plan.folder)
      const name = checkpointName(runId, number)
      const { position, device } = state
      const head = { ...belonging, position, device, label, fraction, series: series.map(({ series: of, rows }) => ({ name: of, rows })), metrics: metrics.map((metric) => metric.name) }
      const checkpoint: Checkpoint = {
        ...head,
        tensors: [
          ...state.tensors,
          { name: checksumTensor, shape: [series.length, stateBytes], values: Uint8Array.from(series.flatMap((one) => Array.from(one.state))) },
          { name: metricsTensor, shape: [metrics.length], values: Float64Array.from(metrics, ({ value }) => value) },
        ],
      }
      const bytes = writeCheckpoint(join(plan.folder, name), checkpoint)
      const reply = { type: 'checkpoint', runId, number, file: name, bytes, ...head } as const
      number++
      madeAt = now()
      tookMs = madeAt - from
      return reply
    },
  }
}
