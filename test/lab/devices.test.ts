/** The devices' desk, with processes under the test's control, and one that is real. */
import { join, resolve } from 'node:path'
import { describe, expect, it } from 'vitest'
import { createDevicesDesk, deviceNames } from '../../src-main/lab/devices-desk.ts'
import type { DevicesDesk, DevicesDeskParts } from '../../src-main/lab/devices-desk.ts'
import { nodeRunHosts } from '../../src-main/lab/runs/node-run-host.ts'
import type { HostRequest } from '../../src-main/lab/runs/run-host.ts'
import type { DeviceAnswer } from '../../src-main/lab/self-test/answer-device.ts'
import type { DevicesView, DeviceView, LabEvent } from '../../src-main/lab/types.ts'
import { fakeHosts } from './fake-host.ts'
import type { FakeHost } from './fake-host.ts'

type Question = Extract<HostRequest, { type: 'device' }>

const available = (device: 'cpu' | 'webgpu' | 'cuda' | 'wasm', more: Partial<Extract<DeviceAnswer, { state: 'available' }>> = {}): DeviceAnswer => ({ state: 'available', device, label: `the ${device}`, emulated: false, reason: '', ...more })
const passed: DeviceAnswer = { state: 'tested', stepMs: 7, networks: [{ id: 'dense', title: 'Dense', deviation: 1e-7, where: 'weights of layer 1, step 3', bound: 2e-5, passed: true }] }
const noCuda: DeviceAnswer = { state: 'unavailable', missing: 'the package is not installed', remedy: 'Install it.' }

interface Bench {
  readonly desk: DevicesDesk
  readonly hosts: readonly FakeHost[]
  readonly events: readonly LabEvent[]
}

function bench(parts: Partial<DevicesDeskParts> = {}): Bench {
  const { spawn, hosts } = fakeHosts()
  const events: LabEvent[] = []
  return { hosts, events, desk: createDevicesDesk({ spawnRunHost: spawn, threads: 3, versions: (name) => `of the ${name}`, pressure: () => 0, events: { publish: (event) => { events.push(event) } }, ...parts }) }
}

/** The newest process that was asked this. */
function asked({ hosts }: Bench, task: Question['task'], device: Question['device']): { readonly host: FakeHost; readonly question: Question } {
  for (const host of [...hosts].reverse()) {
    for (const question of host.requests) if (question.type === 'device' && question.task === task && question.device === device && !host.killed) return { host, question }
  }
  throw new Error(`nobody was asked to ${task} ${device}`)
}

function answer(on: Bench, task: Question['task'], device: Question['device'], found: DeviceAnswer): FakeHost {
  const { host, question } = asked(on, task, device)
  host.reply({ type: 'done', runId: question.runId, checksum: '', metrics: [], found })
  return host
}

const turn = (): Promise<void> => new Promise((resolve) => { setImmediate(resolve) })
const device = ({ devices }: DevicesView, name: string): DeviceView | undefined => devices.find((one) => one.name === name)

/** All looked at, and only the GPU of CUDA missing. */
async function looked(parts: Partial<DevicesDeskParts> = {}): Promise<Bench> {
  const on = bench(parts)
  const look = on.desk.look()
  await turn()
  for (const name of deviceNames) answer(on, 'look', name, name === 'cuda' ? noCuda : available(name, { emulated: name === 'webgpu' }))
  answer(on, 'look', 'auto', available('cpu', { reason: 'the cpu, because there is no GPU' }))
  await look
  return on
}

describe('the list of devices', () => {
  it('is given at once, and looked for in a process for each', async () => {
    const on = bench()
    expect(on.desk.list().devices.map(({ name, state }) => [name, state])).toEqual(deviceNames.map((name) => [name, 'looking']))
    await turn()
    expect(on.hosts.map(({ requests }) => requests)).toEqual([...deviceNames, 'auto'].map((name) => [{ type: 'device', runId: expect.any(String) as unknown, task: 'look', device: name, threads: 3 }]))
    on.desk.list()
    await turn()
    expect(on.hosts).toHaveLength(5)
    on.desk.close()
  })

  it('tells what is there, what is missing and how to get it, and what "auto" takes', async () => {
    const on = await looked()
    const view = on.desk.list()
    expect(view.devices.map(({ name, state }) => [name, state])).toEqual([['cpu', 'available'], ['webgpu', 'available'], ['cuda', 'unavailable'], ['wasm', 'available']])
    expect(device(view, 'cpu')).toMatchObject({ title: 'Processor', label: 'The cpu', emulated: false, missing: '', remedy: '', test: null })
    expect(device(view, 'webgpu')?.emulated).toBe(true)
    expect(device(view, 'webgpu')?.versions).toBe('of the webgpu')
    expect(device(view, 'cuda')).toMatchObject({ label: '', missing: 'The package is not installed', remedy: 'Install it.' })
    expect(view.auto).toEqual({ name: 'cpu', reason: 'The cpu, because there is no GPU' })
    expect(on.events.at(-1)).toEqual({ type: 'devices', view })
    expect(on.hosts.every(({ killed }) => killed)).toBe(true)
  })

  it('says which device ended its process, and goes on with the others', async () => {
    const on = bench()
    const look = on.desk.look()
    await turn()
    asked(on, 'look', 'webgpu').host.exit('killed by SIGSEGV')
    for (const name of ['cpu', 'wasm'] as const) answer(on, 'look', name, available(name))
    const { host, question } = asked(on, 'look', 'cuda')
    host.reply({ type: 'failed', runId: question.runId, reason: 'a bug' })
    asked(on, 'look', 'auto').host.exit('ended with code 134')
    const view = await look
    expect(device(view, 'webgpu')).toMatchObject({ state: 'crashed', missing: 'The process that looked for it was killed by SIGSEGV', remedy: expect.stringMatching(/^Update the driver/) as unknown })
    expect(device(view, 'cuda')).toMatchObject({ state: 'unavailable', missing: 'It cannot be opened: a bug' })
    expect(device(view, 'cpu')?.state).toBe('available')
    expect(view.auto).toEqual({ name: null, reason: 'No device can be chosen: the process that chose ended with code 134. Name one in your experiments.' })
  })

  it('gives up on a device that says nothing', async () => {
    const on = bench({ patienceMs: { look: 5, test: 5 } })
    const view = await on.desk.look()
    expect(view.devices.map(({ state }) => state)).toEqual(['crashed', 'crashed', 'crashed', 'crashed'])
    expect(device(view, 'cpu')?.missing).toBe('The process that looked for it gave no answer within 0.005 s')
    expect(on.hosts.every(({ killed }) => killed)).toBe(true)
  })

  it('says that the machine is busy where that may be why a device says nothing', async () => {
    const view = await bench({ patienceMs: { look: 5, test: 5 }, pressure: () => 8 }).desk.look()
    expect(device(view, 'cpu')).toMatchObject({
      state: 'unavailable', missing: 'No answer within 0.005 s, on a busy machine (8.0 processes want each core)', remedy: 'Look again when the machine has less to do.',
    })
  })

  it('says so where no process can be started', async () => {
    const view = await bench({ spawnRunHost: () => { throw new Error('no more processes') } }).desk.look()
    expect(device(view, 'cpu')).toMatchObject({ state: 'unavailable', missing: 'It cannot be opened: no more processes' })
  })

  it('is looked at again on request', async () => {
    const on = await looked()
    const again = on.desk.look()
    await turn()
    expect(on.desk.list().devices.every(({ state }) => state === 'looking')).toBe(true)
    for (const name of deviceNames) answer(on, 'look', name, available(name))
    answer(on, 'look', 'auto', available('cuda', { reason: 'the fastest' }))
    const view = await again
    expect(device(view, 'cuda')).toMatchObject({ state: 'available', missing: '' })
    expect(view.auto?.name).toBe('cuda')
  })
})

describe('the test of a device', () => {
  it('waits for the one before it, and remembers what came out', async () => {
    const on = await looked()
    const first = on.desk.test('cpu'), second = on.desk.test('wasm')
    await turn()
    expect(deviceNames.map((name) => device(on.desk.list(), name)?.test?.state)).toEqual(['running', undefined, undefined, 'waiting'])
    expect(on.desk.test('cpu')).toBe(first)
    answer(on, 'test', 'cpu', passed)
    await first
    await turn()
    expect(device(on.desk.list(), 'cpu')?.test).toMatchObject({ state: 'passed', stepMs: 7, problem: null })
    const off = { ...passed, networks: passed.networks.map((network) => ({ ...network, deviation: null, passed: false })) }
    answer(on, 'test', 'wasm', off)
    await second
    expect(device(on.desk.list(), 'wasm')?.test).toMatchObject({ state: 'failed', networks: [{ deviation: null }] })
  })

  it('fails with the reason where its process ends', async () => {
    const on = await looked()
    const test = on.desk.test('webgpu')
    await turn()
    asked(on, 'test', 'webgpu').host.exit('killed by SIGABRT')
    expect(device(await test, 'webgpu')?.test).toEqual({ state: 'failed', networks: [], stepMs: null, problem: 'The process that tested it was killed by SIGABRT' })
  })

  it('says what is missing where the device went away', async () => {
    const on = await looked()
    const test = on.desk.test('cuda')
    await turn()
    answer(on, 'test', 'cuda', noCuda)
    expect(device(await test, 'cuda')).toMatchObject({ state: 'unavailable', missing: 'The package is not installed', remedy: 'Install it.', test: null })
  })

  it('ends with the lab, and nothing is told afterwards', async () => {
    const on = await looked()
    const test = on.desk.test('cpu')
    await turn()
    const { host } = asked(on, 'test', 'cpu')
    const told = on.events.length
    on.desk.close()
    await test
    expect(host.killed).toBe(true)
    expect(on.events).toHaveLength(told)
  })
})

describe('with a real process', () => {
  it('the processor passes', async () => {
    const { desk } = bench({ spawnRunHost: nodeRunHosts(resolve(join('src-main', 'run-host.ts'))), threads: 1 })
    const view = await desk.test('cpu')
    desk.close()
    expect(device(view, 'cpu')?.test).toMatchObject({ state: 'passed', problem: null, networks: [{ passed: true }, { passed: true }, { passed: true }] })
    expect(device(view, 'cpu')?.test?.stepMs).toBeGreaterThan(0)
  }, 60_000)
})
