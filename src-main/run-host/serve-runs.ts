/** Computes one run after another, as the lab asks, and stays able to hear "cancel" and "pause" meanwhile. */
import { runEngine } from '../engines/registry.ts'
import { kindOf } from '../experiments/kinds.ts'
import type { HostReply } from '../lab/run-host.ts'
import { createBatch } from './batch.ts'
import type { ParentLink } from './parent-link.ts'
import { createWishes } from './wishes.ts'
import type { Wishes } from './wishes.ts'
import { createResultChecksum } from './result-checksum.ts'

/** Between two `advance` messages, in ms: at most ten a second. */
const advanceEveryMs = 100
/** Computed without looking for messages, in ms. */
const sliceMs = 25

/** Answers the requests of `link` until the process ends. */
export function serveRuns(link: ParentLink): void {
  const wishes = createWishes()
  link.onRequest((request) => {
    if (request.type === 'start') void compute(link, request, wishes.of(request.runId)).finally(() => wishes.forget(request.runId))
    else wishes.hear(request.type, request.runId)
  })
  link.send({ type: 'ready' })
}

interface StartRequest {
  readonly runId: string
  readonly spec: unknown
  readonly seed: number
}

async function compute(link: ParentLink, { runId, spec, seed }: StartRequest, wishes: Wishes): Promise<void> {
  try {
    link.send(await outcome(link, { runId, spec, seed }, wishes))
  } catch (error) {
    link.send({ type: 'failed', runId, reason: error instanceof Error ? error.message : String(error) })
  }
}

async function outcome(link: ParentLink, { runId, spec, seed }: StartRequest, wishes: Wishes): Promise<HostReply> {
  const parsed = kindOf(spec).parse(spec)
  if (!parsed.ok) throw new Error(parsed.issues.map((issue) => issue.message).join(' '))
  const checksum = createResultChecksum()
  const batch = createBatch()
  const metrics: { name: string; value: number }[] = []
  const flush = (): void => link.send({ type: 'advance', runId, ...batch.take() })
  let sentAt = performance.now()
  let sliceFrom = sentAt
  for (const output of runEngine(parsed.spec, seed)) {
    if (output.type === 'metric') metrics.push({ name: output.name, value: output.value })
    else batch.add(output)
    if (output.type === 'rows') checksum.add(output)
    const now = performance.now()
    if (now - sentAt >= advanceEveryMs) {
      flush()
      sentAt = now
    }
    if (now - sliceFrom >= sliceMs) {
      await new Promise((resolve) => setImmediate(resolve))
      if (wishes.paused()) {
        // What is computed is shown before the long wait.
        flush()
        await wishes.goesOn()
      }
      sliceFrom = performance.now()
      if (wishes.cancelled()) {
        flush()
        return { type: 'cancelled', runId }
      }
    }
  }
  flush()
  return { type: 'done', runId, checksum: checksum.digest(), metrics }
}
