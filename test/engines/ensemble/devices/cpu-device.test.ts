/** The processor device against the authors' code and against the reference device. */
import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { compiledModule, kernelModules } from '../../../../build/kernels.mjs'
import type { ConvolutionShape, Device, Tensor } from '../../../../src-main/engines/ensemble/device.ts'
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

/** Gets matrices of numbers and returns those that it changed. */
type Operate = (device: Device, make: (rows: number, columns: number) => Tensor) => readonly Tensor[]

/** What an operation makes on this device. */
async function resultsOf(device: Device, operate: Operate): Promise<Float64Array[]> {
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

async function agrees(operate: Operate, threads: number): Promise<void> {
  const [found, expected] = [await resultsOf(createCpuDevice({ threads }), operate), await resultsOf(createReferenceDevice(), operate)]
  expect(found.map((values, index) => deviation(values, expected[index] ?? []))).toEqual(found.map(() => expect.toSatisfy((off: number) => off < 2e-6) as unknown))
}

// Around the blocks of the kernels: tiles of 4, 6 and 8, 48 units and 96 rows at a time, sums of 512 numbers, 256 samples, 192 rows and 1024 columns of gradients.
const shapes = [[1, 1, 1], [5, 75, 7], [64, 16, 16], [67, 83, 30], [130, 24, 41], [400, 33, 21], [9, 1034, 50], [260, 40, 197], [514, 6, 5]] as const

/** Everything that a dense layer does. */
const denseLayer = (samples: number, inputs: number, units: number): Operate => (device, make) => {
  const x = make(samples, inputs), weights = make(units, inputs), out = make(samples, units), down = make(samples, inputs), velocity = make(units, inputs), y = make(units, inputs)
  const bias = make(1, units), biasVelocity = make(1, units)
  device.affine({ x, weights, bias, out, activation: null })
  const difference = make(samples, units)
  device.feedback({ bursts: difference, weights, out: down })
  const descent = { rate: 0.01, momentum: 0.5, decay: 0.01, coupled: false, scale: 1 }
  device.learn({ difference, input: x, weights, velocity, feedback: y, feedbackVelocity: null, descent })
  device.learnBias({ difference, bias, velocity: biasVelocity, descent })
  return [out, down, weights, velocity, y, bias, biasVelocity]
}

const convolutions: readonly (readonly [what: string, images: number, shape: ConvolutionShape])[] = [
  ['with stride and padding', 7, { channels: 3, height: 11, width: 11, filters: 10, kernel: 5, stride: 2, padding: 2, outHeight: 6, outWidth: 6 }],
  ['with more places than are gone through at once', 3, { channels: 9, height: 11, width: 13, filters: 12, kernel: 2, stride: 1, padding: 0, outHeight: 10, outWidth: 12 }],
  ['with long rows of patches', 7, { channels: 59, height: 4, width: 5, filters: 9, kernel: 3, stride: 1, padding: 0, outHeight: 2, outWidth: 3 }],
  ['with many filters', 5, { channels: 2, height: 3, width: 4, filters: 520, kernel: 2, stride: 1, padding: 0, outHeight: 2, outWidth: 3 }],
  ['with filters of one number', 4, { channels: 1, height: 6, width: 5, filters: 6, kernel: 1, stride: 1, padding: 1, outHeight: 8, outWidth: 7 }],
  ['with places that leave rows out', 30, { channels: 4, height: 8, width: 8, filters: 7, kernel: 3, stride: 2, padding: 0, outHeight: 3, outWidth: 3 }],
]

/** Everything that a convolution does. */
const convolution = (images: number, shape: ConvolutionShape): Operate => (device, make) => {
  const inputs = shape.channels * shape.height * shape.width, units = shape.filters * shape.outHeight * shape.outWidth, columns = shape.kernel ** 2 * shape.channels
  const x = make(images, inputs), weights = make(shape.filters, columns), bias = make(1, shape.filters), out = make(images, units), down = make(images, inputs)
  const velocity = make(shape.filters, columns), y = make(shape.filters, columns), feedbackVelocity = make(shape.filters, columns)
  device.convolve({ x, weights, bias, out, activation: 'relu', shape })
  const difference = make(images, units)
  device.feedbackConvolution({ bursts: difference, weights: y, out: down, shape })
  device.learnConvolution({ difference, input: x, weights, velocity, feedback: y, feedbackVelocity, descent: { rate: 0.01, momentum: 0.5, decay: 0.01, coupled: true, scale: 1 }, shape })
  return [out, down, weights, velocity, y, feedbackVelocity]
}

describe.each([1, 3])('products on %i threads', (threads) => {
  it.each(shapes)('of %i samples, %i inputs and %i units equal those in 64 bits', async (samples, inputs, units) => {
    await agrees(denseLayer(samples, inputs, units), threads)
  })

  it.each(convolutions)('of convolutions %s equal those in 64 bits', async (_what, images, shape) => {
    await agrees(convolution(images, shape), threads)
  })
})

describe('results', () => {
  const everything: Operate = (device, make) => [denseLayer(5, 75, 7), denseLayer(67, 183, 130), ...convolutions.map(([, images, shape]) => convolution(images, shape))].flatMap((operate) => operate(device, make))

  it.each([2, 3, 5])('on %i threads are the same bits as on one', async (threads) => {
    expect(await resultsOf(createCpuDevice({ threads }), everything)).toEqual(await resultsOf(createCpuDevice({ threads: 1 }), everything))
  })
})

describe('kernel-bytes.ts', () => {
  it('is what the sources compile to', async () => {
    const path = new URL('../../../../src-main/engines/ensemble/devices/cpu/kernel-bytes.ts', import.meta.url)
    // Compared by hand: a difference of so much base64 would tell nobody anything.
    expect((await compiledModule(kernelModules.ensemble)) === readFileSync(path, 'utf8'), 'run `npm run kernels`').toBe(true)
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
