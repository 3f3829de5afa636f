/** Computes one run after another, as the lab asks, and stays able to hear "cancel" meanwhile. */
import { runEngine } from '../engines/registry.ts'
import { kindOf } from '../experiments/kinds.ts'
import type { HostReply } from '../lab/run-host.ts'
import { createBatch } from './batch.ts'
import type { ParentLink } from './parent-link.ts'
import { createResultChecksum } from './result-checksum.ts'

/** Between two `advance` messages, in ms: at most ten a second. */
const advanceEveryMs = 100
/** Computed without looking for messages, in ms. */
const sliceMs = 25

/** Answers the requests of `link` until the process ends. */
export function serveRuns(link: ParentLink): void {
  const cancelled = new Set<string>()
  link.onRequest((request) => {
    if (request.type === 'cancel') cancelled.add(request.runId)
    else void compute(link, request, () => cancelled.delete(request.runId))
  })
  link.send({ type: 'ready' })
}

interface StartRequest {
  readonly runId: string
  readonly spec: unknown
  readonly seed: number
}

/** `isCancelled` tells it once. */
async function compute(link: ParentLink, { runId, spec, seed }: StartRequest, isCancelled: () => boolean): Promise<void> {
  try {
    link.send(await outcome(link, { runId, spec, seed }, isCancelled))
  } catch (error) {
    link.send({ type: 'failed', runId, reason: error instanceof Error ? error.message : String(error) })
  }
}

async function outcome(link: ParentLink, { runId, spec, seed }: StartRequest, isCancelled: () => boolean): Promise<HostReply> {
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
      sliceFrom = performance.now()
      if (isCancelled()) {
        flush()
        return { type: 'cancelled', runId }
      }
    }
  }
  flush()
  return { type: 'done', runId, checksum: checksum.digest(), metrics }
}
