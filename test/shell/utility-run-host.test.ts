import { describe, expect, it } from 'vitest'
import { utilityRunHosts } from '../../src-main/shell/utility-run-host.ts'
import type { HostReply, RunHost } from '../../src-main/lab/run-host.ts'
import { StandInUtilityProcess } from './electron-stand-in/utility.ts'
import type { StandInChild } from './electron-stand-in/utility.ts'

function fork(environment: Record<string, string> = {}): { host: RunHost; child: StandInChild } {
  const utilityProcess = new StandInUtilityProcess(() => true)
  const host = utilityRunHosts(utilityProcess, { file: '/out/main/run-host.js', environment })()
  const [child] = utilityProcess.children
  if (child === undefined) throw new Error('no process was forked')
  return { host, child }
}

describe('a run host in a utility process', () => {
  it('runs the built file, with no more of our environment than it needs', () => {
    const { child } = fork({ PATH: '/bin', SECRET: 'x' })
    expect(child.file).toBe('/out/main/run-host.js')
    expect(child.options.env).toEqual({ PATH: '/bin' })
  })

  it('has a process id as soon as it runs', () => {
    const { host, child } = fork()
    expect(host.pid).toBeNull()
    child.spawned(4711)
    expect(host.pid).toBe(4711)
  })

  it('is sent requests and heard', () => {
    const { host, child } = fork()
    const replies: HostReply[] = []
    host.onReply((reply) => replies.push(reply))
    host.send({ type: 'start', runId: 'r1', spec: {}, seed: 1 })
    expect(child.messages).toEqual([{ type: 'start', runId: 'r1', spec: {}, seed: 1 }])
    const rows = [{ series: 's', columns: ['t'], values: new Float64Array([1, 2]) }]
    const reply: HostReply = { type: 'advance', runId: 'r1', fraction: 0.5, activity: 'pairing', rows, log: [] }
    child.emit('message', reply)
    expect(replies).toEqual([reply])
  })

  it('is not believed when it says something else', () => {
    const { host, child } = fork()
    const replies: HostReply[] = []
    host.onReply((reply) => replies.push(reply))
    for (const message of [null, 'done', { type: 'hello' }, {}]) child.emit('message', message)
    expect(replies).toEqual([])
  })

  it.each([
    ['with its code', () => undefined, 'ended with code 11'],
    ['as stopped by us', ({ host }: { host: RunHost }) => host.kill(), 'stopped by Burstlab'],
    ['with the fatal error before it', ({ child }: { child: StandInChild }) => void child.emit('error', 'FatalError', 'v8::Heap', '{}'), 'ended with code 11 after a fatal error (FatalError at v8::Heap)'],
  ])('ends %s', (_how, before, reason) => {
    const forked = fork()
    const reasons: string[] = []
    forked.host.onExit((text) => reasons.push(text))
    before(forked)
    forked.child.end(11)
    expect(reasons).toEqual([reason])
  })
})
