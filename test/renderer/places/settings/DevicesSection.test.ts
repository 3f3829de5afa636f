// @vitest-environment happy-dom
import { beforeEach, describe, expect, it } from 'vitest'
import type { DeviceName, DevicesView, DeviceTest, DeviceView } from '../../../../src-main/api/contract.ts'
import DevicesSection from '../../../../src-renderer/places/settings/DevicesSection.vue'
import { deviationText, stepText, worstOf } from '../../../../src-renderer/places/settings/device-words.ts'
import { fakeApi, labError } from '../../fake-api.ts'
import { flushPromises, mount, pageGlobals } from '../../mount-page.ts'

const testid = (id: string): string => `[data-testid="${id}"]`

const device = (name: DeviceName, more: Partial<DeviceView> = {}): DeviceView => ({ name, title: `Device ${name}`, state: 'available', label: `The ${name}`, versions: '', emulated: false, missing: '', remedy: '', test: null, ...more })

const passed: DeviceTest = {
  state: 'passed', stepMs: 7.13, problem: null,
  networks: [
    { id: 'dense', title: 'Dense', deviation: 4e-7, where: 'weights of layer 1, step 3', bound: 2e-5, passed: true },
    { id: 'relu', title: 'ReLU', deviation: 2.3e-6, where: 'dendritic potentials of layer 2, step 1', bound: 2e-5, passed: true },
  ],
}

const view: DevicesView = {
  devices: [
    device('cpu'), device('webgpu', { emulated: true }),
    device('cuda', { state: 'unavailable', label: '', missing: 'The package is not installed', remedy: 'Install it.' }),
    device('wasm', { state: 'crashed', label: '', missing: 'The process that looked for it was killed by SIGSEGV', remedy: 'Update the driver.' }),
  ],
  auto: { name: 'cpu', reason: 'The processor, because there is no GPU' },
}

const withTest = (test: DeviceTest): DevicesView => ({ ...view, devices: view.devices.map((one) => (one.name === 'cpu' ? { ...one, test } : one)) })

async function open(answers: Parameters<typeof fakeApi>[0] = { devices: { list: () => view, look: () => view, test: () => withTest(passed) } }) {
  const fake = fakeApi(answers)
  const section = mount(DevicesSection, { global: pageGlobals(fake.api) })
  await flushPromises()
  return { section, fake }
}

describe('the devices', () => {
  beforeEach(() => { localStorage.clear() })

  it('are listed with state, label, and what "auto" takes', async () => {
    const { section } = await open()
    expect(section.get(testid('devices-auto')).text()).toBe('auto takes: The processor, because there is no GPU')
    expect(section.get(testid('device-cpu')).text()).toContain('The cpu')
    expect(section.get(testid('device-cpu')).find(testid('device-chosen')).exists()).toBe(true)
    expect(section.get(testid('device-state-cpu')).text()).toBe('available')
    expect(section.get(testid('device-webgpu')).text()).toContain('Imitates a GPU')
  })

  it('that are missing say what and how to get it, and have nothing to test', async () => {
    const { section } = await open()
    const cuda = section.get(testid('device-cuda'))
    expect(section.get(testid('device-state-cuda')).text()).toBe('unavailable')
    expect(cuda.text()).toContain('The package is not installed.')
    expect(cuda.text()).toContain('Install it.')
    expect(cuda.find('button').exists()).toBe(false)
    expect(section.get(testid('device-state-wasm')).text()).toBe('crashed')
    expect(section.get(testid('device-wasm')).text()).toContain('killed by SIGSEGV')
  })

  it('are tested on request', async () => {
    const { section, fake } = await open()
    await section.get(testid('device-test-cpu')).trigger('click')
    await flushPromises()
    expect(fake.calls.at(-1)).toEqual({ path: 'devices.test', input: { name: 'cpu' } })
    const result = section.get(testid('device-result-cpu')).text()
    expect(result).toContain('passed')
    expect(result).toContain('Off by 2.3e-6, within 2.0e-5')
    expect(result).toContain('7.1 ms a step')
    expect(result).toContain('ReLU: 2.3e-6 (dendritic potentials of layer 2, step 1)')
  })

  it('follow the lab\'s news', async () => {
    const { section, fake } = await open()
    fake.emit({ type: 'devices', view: withTest({ state: 'running', networks: [], stepMs: null, problem: null }) })
    await flushPromises()
    expect(section.get(testid('device-result-cpu')).text()).toContain('testing')
    fake.emit({ type: 'devices', view: withTest({ state: 'failed', networks: [], stepMs: null, problem: 'The process that tested it was killed by SIGSEGV' }) })
    await flushPromises()
    expect(section.get(testid('device-result-cpu')).text()).toContain('killed by SIGSEGV.')
    fake.emit({ type: 'devices', view: { ...view, auto: null } })
    await flushPromises()
    expect(section.get(testid('devices-auto')).text()).toBe('Looking for devices …')
  })

  it('say when they cannot be known, and are asked for again', async () => {
    let fails = true
    const { section } = await open({ devices: { list: () => { if (fails) throw labError('no'); return view } } })
    expect(section.get(testid('devices-problem')).text()).toContain('The devices are not known: no')
    fails = false
    await section.get(testid('devices-problem')).get('button').trigger('click')
    await flushPromises()
    expect(section.find(testid('devices-table')).exists()).toBe(true)
  })
})

describe('a test in words', () => {
  it('names the network that deviates most, one without a number first', () => {
    expect(worstOf(passed)?.id).toBe('relu')
    expect(worstOf({ ...passed, networks: [...passed.networks, { id: 'x', title: 'X', deviation: null, where: '', bound: 2e-5, passed: false }] })?.id).toBe('x')
  })

  it('has numbers that can be read', () => {
    expect([deviationText(null), deviationText(0), deviationText(3.9e-7)]).toEqual(['not a number', '0', '3.9e-7'])
    expect([stepText(7.13), stepText(886.9)]).toEqual(['7.1 ms', '887 ms'])
  })
})
