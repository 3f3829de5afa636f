/** The processor device against the authors' code and against the reference device. */
import { describe, expect, it } from 'vitest'
import type { Device, Tensor } from '../../../../src-main/engines/ensemble/device.ts'
import { createCpuDevice } from '../../../../src-main/engines/ensemble/devices/cpu/cpu-device.ts'
import { createReferenceDevice } from '../../../../src-main/engines/ensemble/devices/reference/reference-device.ts'
import { goldenCases } from '../golden.ts'
import { deviation, runGolden } from '../golden-run.ts'

describe.each(['fc', 'conv', 'relu'] as const)('%s', (file) => {
  it.each(Object.keys(goldenCases(file)).flatMap((name) => [[name, 1], [name, 2]] as const))('%s on %i threads: every listed number as 32 bits allow', async (name, threads) => {
    const golden = goldenCases(file)[name]
    if (golden === undefined) throw new Error(`no case ${name}`)
    const device = createCpuDevice({ threads })
    const deviations = await runGolden(golden, file, device)
    device.close()
    expect(deviations.filter(({ relative }) => !(relative < 2e-5))).toEqual([])
  })
})

/** Numbers between -1 and 1 that 32 bits hold, the same for every device. */
const numbers = (count: number, seed: number): Float32Array => Float32Array.from({ length: count }, (_, i) => Math.sin(seed * 1000 + i * 1.7))

/** What an operation makes on this device: `operate` gets matrices of numbers and returns those that it changed. */
async function resultsOf(device: Device, operate: (device: Device, make: (rows: number, columns: number) => Tensor) => readonly Tensor[]): Promise<Float64Array[]> {
  let seed = 0
  const results = operate(device, (rows, columns) => {
    const tensor = device.tensor(rows, columns)
    device.write(tensor, numbers(rows * columns, ++seed))
    return tensor
  })
  const read = await Promise.all(results.map((tensor) => device.read(tensor)))
  device.close()
  return read
}

async function agrees(operate: Parameters<typeof resultsOf>[1], threads: number): Promise<void> {
  const [found, expected] = [await resultsOf(createCpuDevice({ threads }), operate), await resultsOf(createReferenceDevice(), operate)]
  expect(found.map((values, index) => deviation(values, expected[index] ?? []))).toEqual(found.map(() => expect.toSatisfy((off: number) => off < 2e-6) as unknown))
}

// Rows, inputs and units around the blocks of 4, 8, 16 and 64, and more samples than are gone through at once.
const shapes = [[1, 1, 1], [5, 75, 7], [64, 16, 16], [67, 83, 30], [130, 24, 41], [400, 33, 21]] as const

describe.each([1, 3])('products on %i threads', (threads) => {
  it.each(shapes)('of %i samples, %i inputs and %i units equal those in 64 bits', async (samples, inputs, units) => {
    await agrees((device, make) => {
      const x = make(samples, inputs), weights = make(units, inputs), out = make(samples, units), down = make(samples, inputs), velocity = make(units, inputs), y = make(units, inputs)
      const bias = make(1, units), biasVelocity = make(1, units)
      device.affine({ x, weights, bias, out, activation: null })
      const difference = make(samples, units)
      device.feedback({ bursts: difference, weights, out: down })
      const descent = { rate: 0.01, momentum: 0.5, decay: 0.01, coupled: false, scale: 1 }
      device.learn({ difference, input: x, weights, velocity, feedback: y, feedbackVelocity: null, descent })
      device.learnBias({ difference, bias, velocity: biasVelocity, descent })
      return [out, down, weights, velocity, y, bias, biasVelocity]
    }, threads)
  })

  it('of convolutions with stride and padding equal those in 64 bits', async () => {
    const shape = { channels: 3, height: 11, width: 11, filters: 10, kernel: 5, stride: 2, padding: 2, outHeight: 6, outWidth: 6 }
    await agrees((device, make) => {
      const x = make(7, 363), weights = make(10, 75), bias = make(1, 10), out = make(7, 360), down = make(7, 363), velocity = make(10, 75)
      device.convolve({ x, weights, bias, out, activation: 'sigmoid', shape })
      const difference = make(7, 360)
      device.feedbackConvolution({ bursts: difference, weights, out: down, shape })
      device.learnConvolution({ difference, input: x, weights, velocity, feedback: null, feedbackVelocity: null, descent: { rate: 0.01, momentum: 0, decay: 0, coupled: true, scale: 1 }, shape })
      return [out, down, weights, velocity]
    }, threads)
  })
})

describe('what a teacher adds to burst rates', () => {
  it('is right where burst probabilities are 0 or 1, and never NaN', async () => {
    const potentials = [-60, -20, -1, 0, 1, 20, 60, 100], steps = [-200, -60, -10, -1e-4, 1e-4, 10, 60, 200]
    const pairs = potentials.flatMap((u) => steps.map((du) => [u, du] as const))
    const differences = async (device: Device): Promise<Float64Array> => {
      const feedback = device.tensor(2, pairs.length), eventRate = device.tensor(1, pairs.length), out = device.tensor(2, pairs.length), dendrite = device.tensor(1, pairs.length)
      device.write(feedback, Float64Array.from([...pairs.map(([u]) => 2 * u), ...pairs.map(([, du]) => 2 * du)]))
      device.write(eventRate, new Float64Array(pairs.length).fill(0.5))
      device.bursts({ feedback, eventRate, recurrent: null, activation: 'sigmoid', out, dendrite })
      const both = await device.read(out)
      device.close()
      return both.subarray(pairs.length)
    }
    const sigmoid = (x: number): number => 1 / (1 + Math.exp(-x))
    const [found, exact] = [await differences(createCpuDevice({ threads: 1 })), await differences(createReferenceDevice())]
    for (const [index, [u, du]] of pairs.entries()) {
      expect(exact[index], `${u} and ${du} in 64 bits`).toBeCloseTo(0.5 * (sigmoid(u + du) - sigmoid(u)), 12)
      expect(found[index], `${u} and ${du} in 32 bits`).toBeCloseTo(exact[index] ?? NaN, 6)
    }
  })
})
