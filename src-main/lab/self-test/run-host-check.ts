/** Does a process that computes runs start? */
import type { Finding, SelfTestParts } from './check.ts'

const patienceMs = 15_000

export function runHostCheck({ spawnRunHost }: Pick<SelfTestParts, 'spawnRunHost'>): Promise<Finding> {
  const startedAt = performance.now()
  return new Promise((resolve) => {
    const host = spawnRunHost()
    const timer = setTimeout(() => answer({ state: 'failed', detail: `It did not answer within ${patienceMs / 1000} s`, remedy: 'Is the machine very busy? Try again; else install Burstlab again.' }), patienceMs)
    const answer = (finding: Finding): void => {
      clearTimeout(timer)
      resolve(finding)
      host.kill()
    }
    host.onReply((reply) => {
      if (reply.type === 'ready') answer({ state: 'ok', detail: `Started in ${Math.round(performance.now() - startedAt)} ms`, remedy: '' })
    })
    host.onExit((reason) => answer({ state: 'failed', detail: `It ${reason} before it was ready`, remedy: 'Install Burstlab again; an antivirus program may also stop it.' }))
  })
}
