import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { utilityRunHosts } from '../../src-main/shell/utility-run-host.ts'
import type { HostReply, RunHost } from '../../src-main/lab/runs/run-host.ts'
import { StandInChild, StandInUtilityProcess } from './electron-stand-in/utility.ts'

function fork(environment: Record<string, string> = {}): { host: RunHost; child: StandInChild } {
  const utilityProcess = new StandInUtilityProcess(() => true)
  const host = utilityRunHosts(utilityProcess, { file: '/out/main/run-host.js', environment })()
  const [child] = utilityProcess.children
  if (!(child instanceof StandInChild)) throw new Error('no process was forked')
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
    host.send({ type: 'start', runId: 'r1', spec: {}, seed: 1, datasetsDir: '', threads: 1, checkpoints: { folder: '/checkpoints', next: 1, from: null, everyMs: 60_000 } })
    expect(child.messages).toEqual([{ type: 'start', runId: 'r1', spec: {}, seed: 1, datasetsDir: '', threads: 1, checkpoints: { folder: '/checkpoints', next: 1, from: null, everyMs: 60_000 } }])
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

describe('a run host that is a real process', () => {
  const program = `process.on('message', (request) => {
    if (request.type === 'cancel') process.exit(3)
    process.send({ type: 'advance', runId: request.runId, fraction: 1, activity: '', log: [], rows: [{ series: 's', columns: ['t'], values: new Float64Array([request.seed, 0.5]) }] })
  })
  process.send({ type: 'ready' })`

  it('gives numbers back as it recorded them, and tells how it ended', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'burstlab-host-'))
    const file = join(folder, 'host.mjs')
    writeFileSync(file, program)
    const host = utilityRunHosts(new StandInUtilityProcess(() => true, true), { file, environment: process.env })()
    const ended = new Promise<string>((resolve) => host.onExit(resolve))
    const advance = await new Promise<HostReply>((resolve) => {
      host.onReply((reply) => {
        if (reply.type === 'ready') host.send({ type: 'start', runId: 'r1', spec: {}, seed: 7, datasetsDir: '', threads: 1, checkpoints: { folder: '/checkpoints', next: 1, from: null, everyMs: 60_000 } })
        else resolve(reply)
      })
    })
    expect(advance).toMatchObject({ runId: 'r1', rows: [{ values: new Float64Array([7, 0.5]) }] })
    host.send({ type: 'cancel', runId: 'r1' })
    expect(await ended).toBe('ended with code 3')
    rmSync(folder, { recursive: true })
  })
})
