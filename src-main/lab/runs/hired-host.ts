/** A process of the lab's own beside those of the queue: hired at the first question, sent away when nobody has asked for a while. */
import { LabError } from '../errors.ts'
import type { HostReply, HostRequest, RunHost, SpawnRunHost } from './run-host.ts'

/** What is said about one question. */
export type ReplyTo = Extract<HostReply, { readonly runId: string }>

export interface HiredHost {
  /**
   * Resolves with the first thing that `hear` makes of what is said of the request; rejects with what it throws, and with a LabError where the process is lost.
   */
  ask<Answer>(request: HostRequest, hear: (reply: ReplyTo) => Answer | undefined): Promise<Answer>
  /** Whoever waits is told that the process is lost. */
  dismiss(): void
}

export interface HiredHostParts {
  readonly spawnRunHost: SpawnRunHost
  /** "The process that looks into networks" */
  readonly name: string
  readonly idleMs?: number
}

interface Asked {
  hear(reply: ReplyTo): void
  lost(error: LabError): void
}

interface Hired {
  readonly host: RunHost
  readonly asked: Map<string, Asked>
}

export function createHiredHost({ spawnRunHost, name, idleMs = 60_000 }: HiredHostParts): HiredHost {
  let hired: Hired | undefined
  let idle: ReturnType<typeof setTimeout> | undefined

  function hire(): Hired {
    const host = spawnRunHost()
    // Its own: the end of one that was sent away is no answer to what its successor was asked.
    const asked = new Map<string, Asked>()
    const made = { host, asked }
    host.onReply((reply) => {
      if (reply.type === 'ready') return
      asked.get(reply.runId)?.hear(reply)
      if (asked.size > 0 || hired !== made) return
      clearTimeout(idle)
      idle = setTimeout(dismiss, idleMs).unref()
    })
    host.onExit((reason) => {
      if (hired === made) hired = undefined
      for (const { lost } of asked.values()) lost(new LabError('CONFLICT', `${name} was ${reason.startsWith('killed') ? reason : `lost: it ${reason}`}.`))
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

  return {
    ask(request, hear) {
      clearTimeout(idle)
      const { host, asked } = (hired ??= hire())
      return new Promise((resolve, reject) => {
        asked.set(request.runId, {
          lost: reject,
          hear(reply) {
            try {
              const answer = hear(reply)
              if (answer === undefined) return
              resolve(answer)
            } catch (error) {
              reject(error instanceof Error ? error : new Error(String(error)))
            }
            asked.delete(request.runId)
          },
        })
        host.send(request)
      })
    },
    dismiss,
  }
}
