/** Run hosts in this process that compute nothing and have it all at once: what is left to measure is the lab. */
import type { HostReply, HostRequest, RunHost } from '../../src-main/lab/runs/run-host.ts'

export interface InstantHosts {
  readonly spawn: () => RunHost
  /** Hosts that are there now. */
  count(): number
}

const columns = ['x', 'realisation', 'weightChange', 'eventRateHz', 'burstRateHz', 'burstProbability']
/** Messages of a run, besides its end. */
const messages = 8
const curveRows = 20

/** `bytesPerRun`: of recorded values, besides the short curve that the figure shows. */
export function instantHosts(bytesPerRun: number): InstantHosts {
  const hosts = new Set<RunHost>()
  const bulk = new Float64Array(Math.max(1, Math.floor(bytesPerRun / 8 / messages))).map((_, i) => Math.sin(i))

  function* replies({ runId, seed }: Extract<HostRequest, { type: 'start' }>): Generator<HostReply> {
    for (let i = 0; i < messages; i++) {
      const curve = Float64Array.from({ length: curveRows * columns.length }, (_, k) => (k % columns.length === 0 ? 1 + Math.floor(k / columns.length) : seed / 1e4 - 0.2))
      yield {
        type: 'advance', runId, fraction: (i + 1) / messages, activity: `part ${i + 1}`, log: i === 0 ? [`one run of a long day, seed ${seed}`] : [],
        rows: [{ series: 'trace', columns: ['value'], values: bulk }, ...(i === 0 ? [{ series: 'weightChange', columns, values: curve }] : [])],
      }
    }
    yield { type: 'done', runId, checksum: seed.toString(16).padStart(64, '0'), metrics: [{ name: 'mean weight change', value: seed }] }
  }

  return {
    count: () => hosts.size,
    spawn() {
      const listeners: ((reply: HostReply) => void)[] = []
      const host: RunHost = {
        pid: 1,
        send(request) {
          if (request.type !== 'start') return
          const course = replies(request)
          // Each message in a turn of its own, as they come from a process.
          const next = (): void => {
            const { value, done } = course.next()
            if (done === true || !hosts.has(host)) return
            for (const listener of listeners) listener(value)
            setImmediate(next)
          }
          setImmediate(next)
        },
        onReply: (listener) => listeners.push(listener),
        onExit: () => undefined,
        kill: () => hosts.delete(host),
      }
      hosts.add(host)
      return host
    },
  }
}
