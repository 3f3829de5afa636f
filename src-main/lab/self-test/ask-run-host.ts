/** Asks a process of its own about a device: whatever a driver does to it, the lab goes on. */
import { newId } from '../ids.ts'
import { startPatience } from '../runs/patience.ts'
import type { RunHost, SpawnRunHost } from '../runs/run-host.ts'
import type { DeviceAnswer, DeviceQuestion } from './answer-device.ts'

export type HostOutcome =
  | DeviceAnswer
  /** An error of the program. */
  | { readonly state: 'failed'; readonly reason: string }
  /** The process ended: "killed by SIGSEGV". */
  | { readonly state: 'crashed'; readonly reason: string }
  /** It said nothing for too long. */
  | { readonly state: 'late'; readonly seconds: number }

export interface AskOptions {
  readonly spawnRunHost: SpawnRunHost
  readonly patienceMs: number
  /** Told of the process, so that it can be stopped. */
  readonly onHost: (host: RunHost) => void
}

/** Never rejects; the process is gone afterwards. */
export function askRunHost(question: DeviceQuestion, { spawnRunHost, patienceMs, onHost }: AskOptions): Promise<HostOutcome> {
  return new Promise((resolve) => {
    let host: RunHost
    try {
      host = spawnRunHost()
    } catch (error) {
      resolve({ state: 'failed', reason: error instanceof Error ? error.message : String(error) })
      return
    }
    onHost(host)
    const stopWaiting = startPatience(patienceMs, () => answer({ state: 'late', seconds: patienceMs / 1000 }))
    const answer = (outcome: HostOutcome): void => {
      stopWaiting()
      resolve(outcome)
      host.kill()
    }
    const runId = newId()
    host.onReply((reply) => {
      if (reply.type === 'done' && reply.runId === runId && reply.found !== undefined) answer(reply.found)
      if (reply.type === 'failed' && reply.runId === runId) answer({ state: 'failed', reason: reply.reason })
    })
    host.onExit((reason) => {
      stopWaiting()
      resolve({ state: 'crashed', reason })
    })
    host.send({ type: 'device', runId, ...question })
  })
}
