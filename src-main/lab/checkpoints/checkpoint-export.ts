/** The newest checkpoint of a run as a file to take away: the weights that a network has learned. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Store } from '../../store/store.ts'
import type { Transfer } from '../bundles/bundle-types.ts'
import { LabError, notFound } from '../errors.ts'
import { fileStem } from '../figures/exported-file.ts'
import type { FileInParts } from '../recordings/recordings-types.ts'
import type { Transfers } from '../transfers.ts'
import { checkCheckpoint, CheckpointError } from './checkpoint-file.ts'

export interface CheckpointExport {
  /** Read from end to end before. Rejects with a LabError where there is none, or no whole one. */
  file(runId: string): Promise<FileInParts>
  /** The same for the page. */
  export(runId: string): Promise<Transfer>
}

export interface CheckpointExportParts {
  readonly store: Pick<Store, 'runs' | 'checkpoints'>
  /** Where checkpoints lie. */
  readonly folder: string
  readonly transfers: Pick<Transfers, 'makeInParts'>
}

export function createCheckpointExport({ store, folder, transfers }: CheckpointExportParts): CheckpointExport {
  async function file(runId: string): Promise<FileInParts> {
    const run = store.runs.get(runId)
    if (run === undefined) throw notFound('run', runId)
    const complaints: string[] = []
    for (const checkpoint of store.checkpoints.list(run.id)) {
      const path = join(folder, checkpoint.file)
      try {
        await checkCheckpoint(path)
        // At once: a run that goes on replaces its files.
        return { name: `${fileStem(run.name, 'run')}-seed-${run.seed}-checkpoint.safetensors`, parts: [readFileSync(path)] }
      } catch (error) {
        if (!(error instanceof CheckpointError)) throw error
        complaints.push(error.message)
      }
    }
    const why = complaints.length > 0 ? complaints.join(' ') : 'it left none; runs of networks that compute for a minute or longer do, and ensembles keep their last one.'
    throw new LabError('BAD_REQUEST', `There is no checkpoint to export of the run "${run.name}" (${run.id}): ${why}`)
  }
  return { file, export: async (runId) => transfers.makeInParts(await file(runId)) }
}
