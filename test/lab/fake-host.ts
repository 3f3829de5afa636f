/** A run host under the test's control: it computes nothing and says what it is told to say. */
import type { HostReply, HostRequest, RunHost, SpawnRunHost } from '../../src-main/lab/runs/run-host.ts'

export interface FakeHost {
  readonly pid: number
  readonly requests: HostRequest[]
  killed: boolean
  reply(reply: HostReply): void
  exit(reason: string): void
}

export interface FakeHosts {
  readonly spawn: SpawnRunHost
  /** In the order in which they were started. */
  readonly hosts: FakeHost[]
  /** The host that was asked to compute this run. */
  of(runId: string): FakeHost
}

export function fakeHosts(): FakeHosts {
  const hosts: FakeHost[] = []
  const spawn = (): RunHost => {
    const replies: ((reply: HostReply) => void)[] = []
    const exits: ((reason: string) => void)[] = []
    const host: FakeHost = {
      pid: 1000 + hosts.length, requests: [], killed: false,
      reply: (reply) => { for (const listener of replies) listener(reply) },
      exit: (reason) => { for (const listener of exits) listener(reason) },
    }
    hosts.push(host)
    return {
      pid: host.pid,
      send: (request) => host.requests.push(request),
      onReply: (listener) => replies.push(listener),
      onExit: (listener) => exits.push(listener),
      kill() {
        host.killed = true
        host.exit('stopped by Burstlab')
      },
    }
  }
  return {
    spawn, hosts,
    of(runId) {
      const host = hosts.find(({ requests }) => requests.some((request) => request.type === 'start' && request.runId === runId))
      if (host === undefined) throw new Error(`no host was asked to compute ${runId}`)
      return host
    },
  }
}

/** One message of a run on its way. */
export const advance = (runId: string, fraction: number, values: readonly number[] = []): HostReply => ({
  type: 'advance', runId, fraction, activity: `at ${fraction}`, log: [],
  rows: values.length === 0 ? [] : [{ series: 'weightChange', columns: ['x', 'realisation', 'weightChange', 'eventRateHz', 'burstRateHz', 'burstProbability'], values: Float64Array.from(values) }],
})
