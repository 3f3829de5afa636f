/** Computes one run after another, as the lab asks, and stays able to hear "cancel" and "pause" meanwhile. */
import type { EngineOutput } from '../engines/engine.ts'
import { engineInfo, runWithResources } from '../engines/registry.ts'
import { kindOf } from '../experiments/kinds.ts'
import type { HostReply, HostRequest } from '../lab/runs/run-host.ts'
import type { EngineResources } from '../engines/resources.ts'
import { specHash } from '../lab/runs/spec-hash.ts'
import { createBatch } from './batch.ts'
import { createCheckpointKeeper, loadBegun } from './checkpoint-keeper.ts'
import type { Metric } from './checkpoint-keeper.ts'
import type { ParentLink } from './parent-link.ts'
import { createRunResources } from './run-resources.ts'
import { createUsageMeter } from './usage-meter.ts'
import type { UsageMeter } from './usage-meter.ts'
import { createWishes } from './wishes.ts'
import type { Wishes } from './wishes.ts'
import { createRunningTime } from './running-time.ts'
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
    else if (request.type === 'inside') void show(request).then(link.send)
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

/** What networks do with images, too. */
async function show({ runId, question }: Extract<HostRequest, { type: 'inside' }>): Promise<HostReply> {
  try {
    const { answerInside } = await import('./inside.ts')
    return { type: 'inside', runId, answer: await answerInside(question) }
  } catch (error) {
    return { type: 'failed', runId, reason: error instanceof Error ? error.message : String(error) }
  }
}

type StartRequest = Omit<Extract<HostRequest, { type: 'start' }>, 'type'>

async function compute(link: ParentLink, request: StartRequest, wishes: Wishes): Promise<void> {
  const { runId, datasetsDir, threads } = request
  const log: string[] = []
  const meter = createUsageMeter()
  const resources = createRunResources({
    datasetsDir, threads,
    onDevice({ label, threads: used, reason }) {
      link.send({ type: 'device', runId, device: label, threads: used })
      log.push(`computes on the ${label}: ${reason}`)
    },
  })
  const end = await outcome(link, request, { wishes, resources, log, meter }).catch((error: unknown): HostReply => ({ type: 'failed', runId, reason: error instanceof Error ? error.message : String(error) }))
  await resources.close()
  link.send({ type: 'usage', runId, usage: meter.take() })
  link.send(end)
}

interface Surroundings {
  readonly wishes: Wishes
  readonly resources: EngineResources
  /** Lines that are not the engine's. */
  readonly log: string[]
  readonly meter: UsageMeter
}

async function outcome(link: ParentLink, { runId, spec, seed, checkpoints }: StartRequest, { wishes, resources, log, meter }: Surroundings): Promise<HostReply> {
  const parsed = kindOf(spec).parse(spec)
  if (!parsed.ok) throw new Error(parsed.issues.map((issue) => issue.message).join(' '))
  const { kind } = parsed.spec
  const belonging = { kind, specHash: specHash(spec), seed, engineVersion: engineInfo(kind).version }
  const begun = loadBegun(checkpoints, belonging)
  const keeper = checkpoints === null ? null : createCheckpointKeeper({ runId, plan: checkpoints, belonging, stopping: wishes.stopping, now: () => performance.now() })
  const checksum = createResultChecksum(begun?.series)
  const batch = createBatch(begun ?? undefined)
  const time = createRunningTime()
  const metrics: Metric[] = [...begun?.metrics ?? []]
  let note: string | null = null
  const flush = (): void => link.send({ type: 'advance', runId, ...batch.take(), ran: time.take() })
  const measure = (): void => link.send({ type: 'usage', runId, usage: meter.take() })
  let sentAt = performance.now()
  let sliceFrom = sentAt

  /** Null where the disk refuses: a run does not fail for that, and is not stopped without its checkpoint either. */
  function keep(output: Extract<EngineOutput, { type: 'checkpoint' }>): Extract<HostReply, { type: 'checkpoint' }> | null {
    try {
      return keeper?.keep(output, { series: checksum.save(), metrics, fraction: batch.fraction() }) ?? null
    } catch (error) {
      batch.add({ type: 'log', text: `no checkpoint could be written: ${error instanceof Error ? error.message : String(error)}` })
      wishes.forgetStop()
      return null
    }
  }

  for await (const output of runWithResources(parsed.spec, seed, resources, { from: begun?.state ?? null, wants: keeper?.wants ?? (() => false) })) {
    for (const text of log.splice(0)) batch.add({ type: 'log', text })
    switch (output.type) {
      case 'metric':
        metrics.splice(0, metrics.length, ...metrics.filter(({ name }) => name !== output.name), { name: output.name, value: output.value })
        break
      case 'early-end':
        note = output.text
        break
      case 'checkpoint': {
        // First what came before: the lab has all rows of a checkpoint when it hears of it.
        flush()
        const stops = wishes.stopping() && output.state.position['ended'] !== 1
        const kept = keep(output)
        if (kept === null) break
        link.send(kept)
        if (stops) return { type: 'stopped', runId, label: output.label }
        break
      }
      case 'rows':
        checksum.add(output)
        batch.add(output)
        break
      case 'log':
      case 'progress':
        batch.add(output)
    }
    const now = performance.now()
    if (now - sentAt >= advanceEveryMs) {
      flush()
      sentAt = now
    }
    if (now - sliceFrom >= sliceMs) {
      await new Promise((resolve) => setImmediate(resolve))
      if (meter.due()) measure()
      if (wishes.paused()) {
        // What is computed is shown before the long wait.
        flush()
        measure()
        await wishes.goesOn()
        meter.skip()
        time.skip()
      }
      sliceFrom = performance.now()
      if (wishes.cancelled()) {
        flush()
        return { type: 'cancelled', runId }
      }
    }
  }
  flush()
  return { type: 'done', runId, checksum: checksum.digest(), metrics, note }
}
