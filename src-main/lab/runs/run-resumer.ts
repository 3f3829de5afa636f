/** Runs that go on from a checkpoint: which can, why others cannot, and what is checked before a number of one is used. */
import { join } from 'node:path'
import { engineInfo } from '../../engines/registry.ts'
import type { CheckpointRecord, RunRecord } from '../../store/records.ts'
import type { Store } from '../../store/store.ts'
import { assertBelongs, checkCheckpoint, CheckpointError } from '../checkpoints/checkpoint-file.ts'
import type { CheckpointHead } from '../checkpoints/checkpoint-file.ts'
import { LabError, notFound } from '../errors.ts'
import { storedSpec } from './stored-spec.ts'

export interface RunResumer {
  /** Why this run cannot go on; null where it can, as far as its record tells. */
  obstacle(run: RunRecord): string | null
  /** Puts the runs into the queue again, all or none. Rejects with a LabError that names the run and what is wrong. */
  requeue(ids: readonly string[]): Promise<void>
}

export interface RunResumerParts {
  readonly store: Store
  /** Where checkpoints lie. */
  readonly folder: string
  readonly readOnly: boolean
}

const again = '"Re-run exactly" starts it anew.'

export function createRunResumer({ store, folder, readOnly }: RunResumerParts): RunResumer {
  function obstacle(run: RunRecord): string | null {
    if (run.status === 'done') return 'it is done'
    if (run.status === 'queued' || run.status === 'running') return 'it has not ended'
    const { kind } = storedSpec(run.spec).spec
    const { leavesCheckpoints, version, device } = engineInfo(kind)
    if (!leavesCheckpoints) return `runs of this kind leave no checkpoints. ${again}`
    const [newest] = store.checkpoints.list(run.id)
    if (newest === undefined) return `it left no checkpoint. ${again}`
    if (newest.engineVersion !== version) return `it was computed by version ${newest.engineVersion} of the engine, and this Burstlab has ${version}, whose numbers may differ. ${again}`
    // Ensembles say on what in their checkpoint, and go on there.
    if (kind !== 'ensemble' && run.origin.device !== device) return `it was computed on "${run.origin.device}", and this is "${device}", which rounds differently. ${again}`
    return null
  }

  /** The newest that is whole; an older one where the newest is damaged. */
  async function usable(run: RunRecord): Promise<CheckpointRecord> {
    const complaints: string[] = []
    for (const checkpoint of store.checkpoints.list(run.id)) {
      try {
        const head = await checkCheckpoint(join(folder, checkpoint.file))
        assertBelongs(head, { kind: run.kind, specHash: run.specHash, seed: run.seed, engineVersion: checkpoint.engineVersion })
        assertRecorded(head, checkpoint)
        return checkpoint
      } catch (error) {
        if (!(error instanceof CheckpointError)) throw error
        complaints.push(error.message)
      }
    }
    throw new LabError('CONFLICT', `"${run.name}" cannot go on: ${complaints.join(' ')} ${again}`)
  }

  function record(id: string): RunRecord {
    const run = store.runs.get(id)
    if (run === undefined) throw notFound('run', id)
    const problem = obstacle(run)
    if (problem !== null) throw new LabError('CONFLICT', `"${run.name}" cannot go on: ${problem}${problem.endsWith('.') ? '' : '.'}`)
    if (run.trashedAt !== null) throw new LabError('CONFLICT', `"${run.name}" is in the trash; restore it first.`)
    return run
  }

  return {
    obstacle,
    async requeue(ids) {
      if (readOnly) throw new LabError('PRECONDITION_FAILED', 'The data folder was opened for reading only.')
      const found = await Promise.all([...new Set(ids)].map(async (id) => ({ id, ...await usable(record(id)) })))
      // Another request may have been quicker.
      for (const { id } of found) record(id)
      for (const { id, number } of found) store.checkpoints.requeue(id, number)
    },
  }
}

/** Rows and state must be of one moment. A process whose lab was killed may have written over the file before it noticed. */
export function assertRecorded(left: CheckpointHead, recorded: CheckpointRecord): void {
  const sameRows = left.series.length === Object.keys(recorded.series).length && left.series.every(({ name, rows }) => recorded.series[name] === rows)
  if (sameRows && left.fraction === recorded.fraction && left.label === recorded.label) return
  throw new CheckpointError(`The checkpoint ${recorded.file} was left at "${left.label}", but the run's record has it at "${recorded.label}": the file was written over.`)
}
