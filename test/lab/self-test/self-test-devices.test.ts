/** The comparison of a device with the reference, on a real device and on ones that compute something else. */
import { afterAll, describe, expect, it } from 'vitest'
import type { Device } from '../../../src-main/engines/ensemble/device.ts'
import { createCpuDevice } from '../../../src-main/engines/ensemble/devices/cpu/cpu-device.ts'
import { createReferenceDevice } from '../../../src-main/engines/ensemble/devices/reference/reference-device.ts'
import { answerDevice } from '../../../src-main/lab/self-test/answer-device.ts'
import { compareDevice, deviationOf } from '../../../src-main/lab/self-test/compare-device.ts'
import { testNetworks } from '../../../src-main/lab/self-test/device-networks.ts'
import { startPractice } from '../../../src-main/lab/self-test/practice.ts'
import { processorCheck } from '../../../src-main/lab/self-test/processor-check.ts'

describe('a device compared with the reference', () => {
  const cpu = createCpuDevice({ threads: 2 })
  afterAll(() => { cpu.close() })

  it('passes where it is the processor, with room to the bound', async () => {
    const networks = await compareDevice(cpu)
    expect(networks.map(({ id, passed }) => [id, passed])).toEqual([['dense', true], ['convolution', true], ['relu', true]])
    for (const { deviation } of networks) {
      expect(deviation).toBeGreaterThan(0)
      expect(deviation).toBeLessThan(5e-6)
    }
  })

  it('is off by nothing where it is the reference itself', async () => {
    expect((await compareDevice(createReferenceDevice())).map(({ deviation }) => deviation)).toEqual([0, 0, 0])
  })

  it('fails where a recurrent input is a thousandth off, and says in which network', async () => {
    const networks = await compareDevice(wrong((device) => ({ learnRecurrent: (operands) => { device.learnRecurrent({ ...operands, rate: 1.001 * operands.rate }) } })))
    expect(networks.map(({ id, passed }) => [id, passed])).toEqual([['dense', false], ['convolution', false], ['relu', true]])
    expect(networks[0]?.where).toMatch(/^recurrent .* of layer \d, step \d$/)
  })

  it('fails where a convolution learns with a slip', async () => {
    const networks = await compareDevice(wrong((device) => ({ learnConvolution: (operands) => { device.learnConvolution({ ...operands, feedback: null }) } })))
    expect(networks.filter(({ passed }) => !passed).map(({ id }) => id)).toEqual(['convolution'])
  })

  it('fails where something is not a number', async () => {
    const networks = await compareDevice(wrong((device) => ({ softmax: ({ out }) => { device.write(out, new Float64Array(out.rows * out.columns).fill(NaN)) } })))
    expect(networks.find(({ id }) => id === 'relu')).toMatchObject({ deviation: null, passed: false })
  })

  it('has no rectified unit near its kink, where two roundings of one number are two results', () => {
    const device = createReferenceDevice()
    const relu = testNetworks.find(({ id }) => id === 'relu')
    if (relu === undefined) throw new Error('no network with rectified units')
    const sums: number[] = []
    const { learn } = startPractice({ ...device, affine: (operands) => {
      if (operands.activation === 'relu') {
        device.affine({ ...operands, activation: null })
        void device.read(operands.out).then((values) => sums.push(...values))
      }
      device.affine(operands)
    } }, relu)
    for (let step = 0; step < 3; step++) learn(step)
    return Promise.resolve().then(() => {
      expect(sums).toHaveLength(3 * 4 * (12 + 10))
      expect(Math.min(...sums.map(Math.abs))).toBeGreaterThan(1e-3)
    })
  })
})

describe('deviations', () => {
  it('are of the largest number', () => {
    expect(deviationOf([1, 2.5], [1, 2])).toBe(0.25)
    expect(deviationOf([0, 0], [0, 0])).toBe(0)
    expect([deviationOf([1], [1, 2]), deviationOf([NaN], [1]), deviationOf([Infinity], [1])]).toEqual([Infinity, Infinity, Infinity])
  })
})

describe('asked in a process that computes runs', () => {
  it('the processor is there, passes its test, and its step takes some time', async () => {
    expect(await answerDevice({ task: 'look', device: 'cpu', threads: 1 })).toEqual({ state: 'available', device: 'cpu', label: expect.stringContaining('processor, one thread (WebAssembly SIMD'), emulated: false, reason: '' })
    const answer = await answerDevice({ task: 'test', device: 'cpu', threads: 1 })
    if (answer.state !== 'tested') throw new Error(`expected a test, not ${answer.state}`)
    expect(answer.networks.every(({ passed }) => passed)).toBe(true)
    expect(answer.stepMs).toBeGreaterThan(0)
  }, 60_000)

  it('the self-test says the same in a line', async () => {
    expect(await processorCheck()).toMatchObject({ state: 'ok', detail: expect.stringMatching(/^3 steps of 3 networks deviate from the reference by \d\.\de-\d at most, within 0\.00002$/) as unknown })
  })
})

/** The reference with some operations that do something else. */
function wrong(change: (device: Device) => Partial<Device>): Device {
  const device = createReferenceDevice()
  return { ...device, ...change(device) }
}
