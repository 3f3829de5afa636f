/** The checkpoint that comes with a run: read from end to end, and held against the run before it is believed. */
import type { CheckpointRecord } from '../../store/records.ts'
import { assertBelongs, CheckpointError, parseCheckpoint } from '../checkpoints/checkpoint-file.ts'
import type { BundledRun } from './bundle-format.ts'

export interface BundledCheckpoint {
  /** All but the name that its file gets here. */
  readonly record: Omit<CheckpointRecord, 'file'>
  /** Of the file, unpacked anew at each call. */
  bytes(): Uint8Array
}

/** Nobody writes longer words for a place in a run. */
const longestLabel = 500

/** `refuse` throws. A safetensors file has nothing but numbers; it must be one of this run, and of no more rows than the run has. */
export function bundledCheckpoint(run: BundledRun, read: () => Uint8Array, refuse: (why: string) => never): BundledCheckpoint {
  const { id, checkpoint, kind, specHash, seed, origin, series: recorded } = run
  if (checkpoint === undefined) return refuse(`run ${id} says nothing of a checkpoint.`)
  const content = read()
  const head = asRefusal(refuse, () => {
    const found = parseCheckpoint(content, `runs/${id}/checkpoint.safetensors`)
    // Another engine's may be taken along; that no run goes on from it is told there.
    assertBelongs(found, { kind, specHash, seed, engineVersion: found.engineVersion })
    return found
  })
  const { engineVersion, device, label, fraction, series } = head
  if (label.length > longestLabel) refuse(`the checkpoint of run ${id} has ${label.length} letters in its label; expected at most ${longestLabel}.`)
  const rows = new Map(recorded.map((one) => [one.name, one.rows]))
  const astray = series.find((one) => one.rows > (rows.get(one.name) ?? -1))
  if (astray !== undefined) refuse(`the checkpoint of run ${id} was made with ${astray.rows} rows of "${astray.name}"; the run has ${rows.get(astray.name) ?? 'no such series'}.`)
  return {
    record: {
      number: checkpoint.number, madeAt: checkpoint.madeAt, bytes: content.length, label, fraction, engineVersion, device: device ?? origin.device,
      series: Object.fromEntries(series.map((one) => [one.name, one.rows])),
    },
    bytes: read,
  }
}

function asRefusal<T>(refuse: (why: string) => never, work: () => T): T {
  try {
    return work()
  } catch (error) {
    if (error instanceof CheckpointError) return refuse(error.message)
    throw error
  }
}
