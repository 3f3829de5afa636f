/** Does a process that computes runs start? */
import type { RunHost } from '../runs/run-host.ts'
import type { Finding, SelfTestParts } from './check.ts'

/** Waits for as long as `signal` lets it; the process is gone afterwards. */
export async function runHostCheck({ spawnRunHost }: Pick<SelfTestParts, 'spawnRunHost'>, signal: AbortSignal): Promise<Finding> {
  const startedAt = performance.now()
  const host = spawnRunHost()
  signal.addEventListener('abort', () => host.kill(), { once: true })
  const finding = await firstWord(host, startedAt)
  host.kill()
  return finding
}

const firstWord = (host: RunHost, startedAt: number): Promise<Finding> => new Promise((resolve) => {
  host.onReply((reply) => {
    if (reply.type === 'ready') resolve({ state: 'ok', detail: `Started in ${Math.round(performance.now() - startedAt)} ms`, remedy: '' })
  })
  host.onExit((reason) => resolve({ state: 'failed', detail: `It ${reason} before it was ready`, remedy: 'Install Burstlab again; an antivirus program may also stop it.' }))
})
