/** Computes one run after another, as the lab asks, and stays able to hear "cancel" and "pause" meanwhile. */
import { runWithResources } from '../engines/registry.ts'
import { kindOf } from '../experiments/kinds.ts'
import type { HostReply, HostRequest } from '../lab/run-host.ts'
import type { EngineResources } from '../engines/resources.ts'
import { createBatch } from './batch.ts'
import type { ParentLink } from './parent-link.ts'
import { createRunResources } from './run-resources.ts'
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
    else if (request.type === 'device') void examine(request).then(link.send)
    else wishes.hear(request.type, request.runId)
  })
  link.send({ type: 'ready' })
}

/** Devices are loaded only for those who ask for them. */
async function examine({ runId, task, device, threads }: Extract<HostRequest, { type: 'device' }>): Promise<HostReply> {
  try {
    const { answerDevice } = await import('../lab/self-test/answer-device.ts')
    return { type: 'done', runId, checksum: '', metrics: [], found: await answerDevice({ task, device, threads }) }
  } catch (error) {
    return { type: 'failed', runId, reason: error instanceof Error ? error.message : String(error) }
  }
}

type StartRequest = Omit<Extract<HostRequest, { type: 'start' }>, 'type'>

async function compute(link: ParentLink, request: StartRequest, wishes: Wishes): Promise<void> {
  const { runId, datasetsDir, threads } = request
  const log: string[] = []
  const resources = createRunResources({
    datasetsDir, threads,
    onDevice(label, reason) {
      link.send({ type: 'device', runId, device: label })
      log.push(`computes on the ${label}: ${reason}`)
    },
  })
  const end = await outcome(link, request, { wishes, resources, log }).catch((error: unknown): HostReply => ({ type: 'failed', runId, reason: error instanceof Error ? error.message : String(error) }))
  await resources.close()
  link.send(end)
}

interface Surroundings {
  readonly wishes: Wishes
  readonly resources: EngineResources
  /** Lines that are not the engine's. */
  readonly log: string[]
}

async function outcome(link: ParentLink, { runId, spec, seed }: StartRequest, { wishes, resources, log }: Surroundings): Promise<HostReply> {
  const parsed = kindOf(spec).parse(spec)
  if (!parsed.ok) throw new Error(parsed.issues.map((issue) => issue.message).join(' '))
  const checksum = createResultChecksum()
  const batch = createBatch()
  const metrics: { name: string; value: number }[] = []
  const flush = (): void => link.send({ type: 'advance', runId, ...batch.take() })
  let sentAt = performance.now()
  let sliceFrom = sentAt
  for await (const output of runWithResources(parsed.spec, seed, resources)) {
    for (const text of log.splice(0)) batch.add({ type: 'log', text })
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
