/** The newest whole checkpoint of a run, to go into a bundle. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { CheckpointRecord, RunRecord } from '../../store/records.ts'
import type { Store } from '../../store/store.ts'
import { assertBelongs, CheckpointError, parseCheckpoint } from '../checkpoints/checkpoint-file.ts'
import { LabError } from '../errors.ts'
import { assertRecorded } from '../runs/run-resumer.ts'
import type { ReadCheckpoint } from './write-bundle.ts'

/** An older one where the newest is damaged. Throws a LabError where all are: a bundle without it is not what was asked for. */
export const newestCheckpoints = (store: Pick<Store, 'checkpoints'>, folder: string): ReadCheckpoint => (run) => {
  const complaints: string[] = []
  for (const record of store.checkpoints.list(run.id)) {
    try {
      return { number: record.number, madeAt: record.madeAt, bytes: wholeFile(run, record, join(folder, record.file)) }
    } catch (error) {
      if (!(error instanceof CheckpointError)) throw error
      complaints.push(error.message)
    }
  }
  if (complaints.length === 0) return undefined
  throw new LabError('CONFLICT', `The checkpoint of "${run.name}", seed ${run.seed}, cannot go into the bundle: ${complaints.join(' ')} Make the bundle without checkpoints.`)
}

function wholeFile(run: RunRecord, record: CheckpointRecord, path: string): Uint8Array {
  const bytes = fileBytes(path)
  const checkpoint = parseCheckpoint(bytes, path)
  assertBelongs(checkpoint, { kind: run.kind, specHash: run.specHash, seed: run.seed, engineVersion: record.engineVersion })
  assertRecorded(checkpoint, record)
  return bytes
}

function fileBytes(path: string): Buffer {
  try {
    return readFileSync(path)
  } catch (error) {
    throw new CheckpointError(`${path} cannot be read: ${error instanceof Error ? error.message : String(error)}.`, error)
  }
}
