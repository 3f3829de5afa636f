/**
 * Looks into networks that runs have trained. A process of its own computes it and keeps network and images at hand for as long as somebody
 * looks; runs are not disturbed.
 */
import { join } from 'node:path'
import type { CheckpointRecord, RunRecord } from '../../store/records.ts'
import type { Store } from '../../store/store.ts'
import { LabError, notFound } from '../errors.ts'
import { newId } from '../ids.ts'
import { createHiredHost } from '../runs/hired-host.ts'
import type { SpawnRunHost } from '../runs/run-host.ts'
import type { InsideAnswer, InsideQuestion } from './inside-question.ts'
import type { InsideChoice, InsideRequest, InsideView } from './inside-types.ts'
import { insideView } from './inside-view.ts'

export interface InsideDesk {
  /** Rejects with a LabError where there is nothing to look into. */
  look(request: InsideRequest): Promise<InsideView>
  close(): void
}

export interface InsideDeskParts {
  readonly store: Store
  readonly spawnRunHost: SpawnRunHost
  readonly checkpointsDir: string
  readonly datasetsDir: string
  /** Of the processor device. */
  readonly threads: number
  /** The process ends after so long without a question. */
  readonly idleMs?: number
}

export function createInsideDesk({ store, spawnRunHost, checkpointsDir, datasetsDir, threads, idleMs }: InsideDeskParts): InsideDesk {
  const host = createHiredHost({ spawnRunHost, name: 'The process that looks into networks', ...(idleMs === undefined ? {} : { idleMs }) })
  let closed = false

  const ask = (question: InsideQuestion): Promise<InsideAnswer> => host.ask({ type: 'inside', runId: newId(), question }, (reply) => {
    if (reply.type === 'failed') throw new LabError('CONFLICT', `It cannot be looked into: ${reply.reason}`)
    return reply.type === 'inside' ? reply.answer : undefined
  })

  /** Throws where there is none to look into. */
  function newestOf(runId: string): { readonly run: RunRecord; readonly newest: CheckpointRecord } {
    const run = store.runs.get(runId)
    if (run === undefined) throw notFound('run', runId)
    if (run.kind !== 'ensemble') throw new LabError('BAD_REQUEST', `"${run.name}" is no network of ensembles; only those can be looked into.`)
    const [newest] = store.checkpoints.list(runId)
    if (newest === undefined) throw new LabError('CONFLICT', `"${run.name}" has left no checkpoint yet, in which its weights would be.`)
    return { run, newest }
  }

  /** A run that computes leaves newer checkpoints and takes old ones away, perhaps before this one was read: then the newer one it is. */
  async function askNewest(runId: string, choice: InsideChoice): Promise<InsideAnswer> {
    const { run, newest } = newestOf(runId)
    const belonging = { kind: run.kind, specHash: run.specHash, seed: run.seed, engineVersion: newest.engineVersion }
    try {
      return await ask({ file: join(checkpointsDir, newest.file), belonging, spec: run.spec, datasetsDir, threads, choice })
    } catch (error) {
      // A lab that closes sent the process away, and hires no other.
      if (closed) throw error
      const known = store.checkpoints.list(runId)
      if (known.length === 0 || known.some(({ file }) => file === newest.file)) throw error
      return askNewest(runId, choice)
    }
  }

  return {
    look: async ({ runId, ...choice }) => insideView(runId, await askNewest(runId, choice)),
    close() {
      closed = true
      host.dismiss()
    },
  }
}
