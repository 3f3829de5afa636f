/** The step on TensorFlow.js against the authors' code. Its 32 bits are to stay within 2e-5 of the largest number of a kind; measured: 8e-6. */
import * as tf from '@tensorflow/tfjs-core'
import { afterAll, describe, expect, it } from 'vitest'
import { createTensorFlowDevice } from '../../../../src-main/engines/ensemble/devices/tensorflow/tensorflow-device.ts'
import { createActivity } from '../../../../src-main/engines/ensemble/network.ts'
import { burstpropStep } from '../../../../src-main/engines/ensemble/rules/burstprop.ts'
import { activations, goldenCases } from '../golden.ts'
import { optimiserDescent, runGolden, startNetwork } from '../golden-run.ts'

const bound = 2e-5
const files = ['fc', 'conv', 'relu'] as const
const cases = files.flatMap((file) => Object.entries(goldenCases(file)).map(([name, golden]) => ({ file, name, golden })))

describe.each(['cpu', 'wasm'] as const)('TensorFlow.js, backend %s', async (backend) => {
  const device = await createTensorFlowDevice({ backend })
  afterAll(() => { device.close() })

  it('says what computes', () => {
    expect(device.id).toBe('tensorflow')
    expect(device.label).toContain(backend === 'cpu' ? 'JavaScript' : 'WebAssembly')
  })

  it.each(cases)('$file, $name: every listed number to 2e-5', async ({ file, golden }) => {
    const deviations = await runGolden(golden, file, device)
    expect(deviations.length).toBeGreaterThan(golden.steps.length * golden.initial.length * 8)
    expect(deviations.filter(({ relative }) => !(relative < bound))).toEqual([])
  })

  it.each(files)('%s: holds as many tensors after 50 steps as after one, and none when closed', async (file) => {
    const [golden] = Object.values(goldenCases(file))
    const step = golden?.steps[0]
    if (golden === undefined || step === undefined) throw new Error(`no case in ${file}`)
    const before = tf.memory()
    const own = await createTensorFlowDevice({ backend })
    const network = startNetwork(golden, file, own)
    const activity = createActivity(network, network.spec.training.batch, true)
    const run = async (): Promise<void> => {
      own.write(activity.input, activations(step.input))
      own.write(activity.target, activations(step.target))
      burstpropStep(network, activity, { descent: (index) => optimiserDescent(golden, index, file === 'relu'), compare: true })
      await own.finish()
    }
    await run()
    const first = tf.memory()
    for (let i = 0; i < 50; i++) await run()
    expect(tf.memory()).toMatchObject({ numTensors: first.numTensors, numDataBuffers: first.numDataBuffers, numBytes: first.numBytes })
    own.close()
    expect(tf.memory()).toMatchObject({ numTensors: before.numTensors, numDataBuffers: before.numDataBuffers })
  })
})

describe('two backends at a time', () => {
  it('compute each with its own numbers', async () => {
    const devices = await Promise.all([createTensorFlowDevice({ backend: 'wasm' }), createTensorFlowDevice({ backend: 'cpu' })])
    for (const [index, device] of devices.entries()) device.write(device.tensor(1, 1), Float32Array.of(index))
    const sums = devices.map((device, index) => {
      const x = device.tensor(1, 2), out = device.tensor(1, 2)
      device.write(x, Float32Array.of(index, 1))
      device.perturb({ x, noise: x, out, activation: null })
      return out
    })
    expect(await Promise.all(devices.map((device, index) => device.read(sums[index] ?? device.tensor(0, 0))))).toEqual([Float64Array.of(0, 2), Float64Array.of(2, 2)])
    for (const device of devices) device.close()
  })
})
