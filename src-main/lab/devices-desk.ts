/**
 * Devices of the ensemble engine: which are there, which one "auto" takes, and whether they compute right. Each question goes to a process
 * of its own, so that a driver that crashes takes nothing with it. Tests come one after the other: none disturbs the times of another.
 */
import type { EventBus } from './event-bus.ts'
import type { RunHost, SpawnRunHost } from './runs/run-host.ts'
import { busyText, isBusy, pressure as machinePressure } from './pressure.ts'
import { askRunHost } from './self-test/ask-run-host.ts'
import type { HostOutcome } from './self-test/ask-run-host.ts'
import type { DeviceName, DevicesView, DeviceTest, DeviceView } from './types.ts'

export interface DevicesDeskParts {
  readonly spawnRunHost: SpawnRunHost
  readonly events: Pick<EventBus, 'publish'>
  /** Of the processor device. */
  readonly threads: number
  /** How long a process may take; software drivers compile kernels for minutes. */
  readonly patienceMs?: { readonly look: number; readonly test: number }
  /** What a device computes with; nothing is known by default. */
  readonly versions?: (name: DeviceName) => string
  /** How busy the machine is; the machine itself by default. */
  readonly pressure?: () => number
}

export interface DevicesDesk {
  /** As far as it is known; the first call starts to look. */
  list(): DevicesView
  /** The same, and nothing is started. */
  known(): DevicesView
  /** Looks (again), and resolves when all is known. */
  look(): Promise<DevicesView>
  /** Resolves when the test is over. */
  test(name: DeviceName): Promise<DevicesView>
  close(): void
}

const titles: Readonly<Record<DeviceName, string>> = { cpu: 'Processor', webgpu: 'WebGPU', cuda: 'TensorFlow, CUDA', wasm: 'TensorFlow.js, WebAssembly' }
export const deviceNames: readonly DeviceName[] = ['cpu', 'webgpu', 'cuda', 'wasm']

const notLooked = { state: 'looking', label: '', versions: '', emulated: false, missing: '', remedy: '', test: null } as const
const notTested: DeviceTest = { state: 'waiting', networks: [], stepMs: null, problem: null }

export function createDevicesDesk({ spawnRunHost, events, threads, patienceMs = { look: 60_000, test: 600_000 }, versions = () => '', pressure = machinePressure }: DevicesDeskParts): DevicesDesk {
  let view: DevicesView = { devices: deviceNames.map((name) => ({ name, title: titles[name], ...notLooked })), auto: null }
  const hosts = new Set<RunHost>()
  const tests = new Map<DeviceName, Promise<DevicesView>>()
  let looking: Promise<DevicesView> | undefined
  let looked = false
  let last: Promise<unknown> = Promise.resolve()
  let closed = false

  function show(next: DevicesView): void {
    view = next
    if (!closed) events.publish({ type: 'devices', view })
  }

  const change = (name: DeviceName, part: Partial<DeviceView>): void => show({ ...view, devices: view.devices.map((device) => (device.name === name ? { ...device, ...part } : device)) })

  async function ask(task: 'look' | 'test', device: DeviceName | 'auto'): Promise<HostOutcome> {
    if (closed) return { state: 'failed', reason: 'Burstlab is closing' }
    let mine: RunHost | undefined
    const outcome = await askRunHost({ task, device, threads }, {
      spawnRunHost, patienceMs: patienceMs[task],
      onHost: (host) => {
        mine = host
        hosts.add(host)
      },
    })
    if (mine !== undefined) hosts.delete(mine)
    return outcome
  }

  function inTurn(work: () => Promise<void>): Promise<DevicesView> {
    const done = last.then(work).then(() => view)
    last = done
    return done
  }

  async function lookAtAll(): Promise<void> {
    show({ devices: view.devices.map(({ name, title }) => ({ name, title, ...notLooked, versions: versions(name) })), auto: null })
    await Promise.all([
      ...deviceNames.map(async (name) => { change(name, foundOf(await ask('look', name), pressure())) }),
      ask('look', 'auto').then((outcome) => { show({ ...view, auto: autoOf(outcome) }) }),
    ])
  }

  async function testOne(name: DeviceName): Promise<void> {
    change(name, { test: { ...notTested, state: 'running' } })
    const outcome = await ask('test', name)
    if (outcome.state === 'unavailable') change(name, { ...foundOf(outcome, 0), test: null })
    else change(name, { test: resultOf(outcome) })
  }

  function look(): Promise<DevicesView> {
    looked = true
    looking ??= inTurn(lookAtAll).finally(() => { looking = undefined })
    return looking
  }

  return {
    list() {
      if (!looked) void look()
      return view
    },
    known: () => view,
    look,
    test(name) {
      const underWay = tests.get(name)
      if (underWay !== undefined) return underWay
      change(name, { test: notTested })
      const test = inTurn(() => testOne(name)).finally(() => { tests.delete(name) })
      tests.set(name, test)
      return test
    },
    close() {
      closed = true
      for (const host of hosts) host.kill()
    },
  }
}

const report = 'Install Burstlab again; if it persists, report it with this line.'
const brokenDriver = 'Update the driver or library that it needs, or remove it; until then choose another device for your experiments.'

/** `load` says whether a process that said nothing hangs, or only waits for the machine. */
function foundOf(outcome: HostOutcome, load: number): Pick<DeviceView, 'state' | 'label' | 'emulated' | 'missing' | 'remedy'> {
  const nothing = { label: '', emulated: false }
  switch (outcome.state) {
    case 'available': return { state: 'available', label: sentence(outcome.label), emulated: outcome.emulated, missing: '', remedy: '' }
    case 'unavailable': return { ...nothing, state: 'unavailable', missing: sentence(outcome.missing), remedy: outcome.remedy }
    case 'crashed': return { ...nothing, state: 'crashed', missing: `The process that looked for it ${ended(outcome.reason)}`, remedy: brokenDriver }
    case 'late': return isBusy(load)
      ? { ...nothing, state: 'unavailable', missing: `No answer within ${outcome.seconds} s, on a busy machine (${busyText(load)})`, remedy: 'Look again when the machine has less to do.' }
      : { ...nothing, state: 'crashed', missing: `The process that looked for it ${lateText(outcome)}`, remedy: brokenDriver }
    case 'failed': return { ...nothing, state: 'unavailable', missing: `It cannot be opened: ${outcome.reason}`, remedy: report }
    case 'tested': return { ...nothing, state: 'unavailable', missing: 'It gave an answer to another question', remedy: report }
  }
}

function autoOf(outcome: HostOutcome): DevicesView['auto'] {
  if (outcome.state === 'available') return { name: outcome.device, reason: sentence(outcome.reason) }
  const reason = outcome.state === 'crashed' ? `the process that chose ${ended(outcome.reason)}` : outcome.state === 'failed' ? outcome.reason : outcome.state === 'late' ? `the process that chose ${lateText(outcome)}` : 'there is none'
  return { name: null, reason: `No device can be chosen: ${reason}. Name one in your experiments.` }
}

function resultOf(outcome: HostOutcome): DeviceTest {
  if (outcome.state === 'tested') {
    const { networks, stepMs } = outcome
    return { state: networks.every(({ passed }) => passed) ? 'passed' : 'failed', networks, stepMs, problem: null }
  }
  const problem = outcome.state === 'crashed' ? `The process that tested it ${ended(outcome.reason)}` : outcome.state === 'failed' ? `It cannot be tested: ${outcome.reason}` : outcome.state === 'late' ? `The process that tested it ${lateText(outcome)}` : 'It gave an answer to another question'
  return { state: 'failed', networks: [], stepMs: null, problem }
}

/** "was killed by SIGSEGV", "ended with code 3". */
const ended = (reason: string): string => (reason.startsWith('killed') || reason.startsWith('stopped') ? `was ${reason}` : reason)

const lateText = ({ seconds }: { readonly seconds: number }): string => `gave no answer within ${seconds} s`

const sentence = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1)
