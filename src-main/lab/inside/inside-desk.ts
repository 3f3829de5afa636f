/**
 * Looks into networks that runs have trained. A process of its own computes it and keeps network and images at hand for as long as somebody
 * looks; runs are not disturbed.
 */
import { join } from 'node:path'
import type { CheckpointRecord, RunRecord } from '../../store/records.ts'
import type { Store } from '../../store/store.ts'
import { LabError, notFound } from '../errors.ts'
import { newId } from '../ids.ts'
import type { RunHost, SpawnRunHost } from '../runs/run-host.ts'
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

interface Asked {
  readonly resolve: (answer: InsideAnswer) => void
  readonly reject: (error: Error) => void
}

interface Hired {
  readonly host: RunHost
  readonly asked: Map<string, Asked>
}

export function createInsideDesk({ store, spawnRunHost, checkpointsDir, datasetsDir, threads, idleMs = 60_000 }: InsideDeskParts): InsideDesk {
  let hired: Hired | undefined
  let idle: ReturnType<typeof setTimeout> | undefined
  let closed = false

  function hire(): Hired {
    const host = spawnRunHost()
    // Its own: the end of one that was sent away is no answer to what its successor was asked.
    const asked = new Map<string, Asked>()
    const made = { host, asked }
    host.onReply((reply) => {
      if (reply.type !== 'inside' && reply.type !== 'failed') return
      const waiting = asked.get(reply.runId)
      asked.delete(reply.runId)
      if (reply.type === 'inside') waiting?.resolve(reply.answer)
      else waiting?.reject(new LabError('CONFLICT', `It cannot be looked into: ${reply.reason}`))
      if (asked.size === 0) idle = setTimeout(dismiss, idleMs).unref()
    })
    host.onExit((reason) => {
      if (hired === made) hired = undefined
      for (const { reject } of asked.values()) reject(new LabError('CONFLICT', `The process that looks into networks was ${reason.startsWith('killed') ? reason : `lost: it ${reason}`}.`))
      asked.clear()
    })
    return made
  }

  function dismiss(): void {
    clearTimeout(idle)
    const old = hired
    hired = undefined
    old?.host.kill()
  }

  function ask(question: InsideQuestion): Promise<InsideAnswer> {
    clearTimeout(idle)
    const id = newId()
    const { host, asked } = (hired ??= hire())
    const answer = new Promise<InsideAnswer>((resolve, reject) => { asked.set(id, { resolve, reject }) })
    host.send({ type: 'inside', runId: id, question })
    return answer
  }

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
      dismiss()
    },
  }
}
