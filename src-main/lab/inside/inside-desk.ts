/**
 * Looks into networks that runs have trained. A process of its own computes it and keeps network and images at hand for as long as somebody
 * looks; runs are not disturbed.
 */
import { join } from 'node:path'
import type { Store } from '../../store/store.ts'
import { LabError, notFound } from '../errors.ts'
import { newId } from '../ids.ts'
import type { RunHost, SpawnRunHost } from '../run-host.ts'
import type { InsideAnswer, InsideQuestion } from './inside-question.ts'
import type { InsideRequest, InsideView } from './inside-types.ts'
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

export function createInsideDesk({ store, spawnRunHost, checkpointsDir, datasetsDir, threads, idleMs = 60_000 }: InsideDeskParts): InsideDesk {
  const asked = new Map<string, Asked>()
  let host: RunHost | undefined
  let idle: ReturnType<typeof setTimeout> | undefined

  function hire(): RunHost {
    const made = spawnRunHost()
    made.onReply((reply) => {
      if (reply.type !== 'inside' && reply.type !== 'failed') return
      const waiting = asked.get(reply.runId)
      asked.delete(reply.runId)
      if (reply.type === 'inside') waiting?.resolve(reply.answer)
      else waiting?.reject(new LabError('CONFLICT', `It cannot be looked into: ${reply.reason}`))
      if (asked.size === 0) idle = setTimeout(dismiss, idleMs).unref()
    })
    made.onExit((reason) => {
      if (host === made) host = undefined
      for (const { reject } of asked.values()) reject(new LabError('CONFLICT', `The process that looks into networks was ${reason.startsWith('killed') ? reason : `lost: it ${reason}`}.`))
      asked.clear()
    })
    return made
  }

  function dismiss(): void {
    clearTimeout(idle)
    const old = host
    host = undefined
    old?.kill()
  }

  function ask(question: InsideQuestion): Promise<InsideAnswer> {
    clearTimeout(idle)
    const id = newId()
    host ??= hire()
    const answer = new Promise<InsideAnswer>((resolve, reject) => { asked.set(id, { resolve, reject }) })
    host.send({ type: 'inside', runId: id, question })
    return answer
  }

  return {
    async look({ runId, ...choice }) {
      const run = store.runs.get(runId)
      if (run === undefined) throw notFound('run', runId)
      if (run.kind !== 'ensemble') throw new LabError('BAD_REQUEST', `"${run.name}" is no network of ensembles; only those can be looked into.`)
      const [newest] = store.checkpoints.list(runId)
      if (newest === undefined) throw new LabError('CONFLICT', `"${run.name}" has left no checkpoint yet, in which its weights would be.`)
      const belonging = { kind: run.kind, specHash: run.specHash, seed: run.seed, engineVersion: newest.engineVersion }
      return insideView(runId, await ask({ file: join(checkpointsDir, newest.file), belonging, spec: run.spec, datasetsDir, threads, choice }))
    },
    close: dismiss,
  }
}
