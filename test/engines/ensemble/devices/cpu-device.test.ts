/** The processor device against the authors' code and against the reference device. */
import { readFileSync } from 'node:fs'
import { beforeAll, describe, expect, it } from 'vitest'
import { compiledModule, kernelModules } from '../../../../build/kernels.mjs'
import type { ConvolutionShape, Device, Tensor } from '../../../../src-main/engines/ensemble/device.ts'
import { createCpuDevice, processorLabel } from '../../../../src-main/engines/ensemble/devices/cpu/cpu-device.ts'
import { piecesOf } from '../../../../src-main/engines/ensemble/devices/cpu/winograd.ts'
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

/** Numbers between -1 and 1 that 32 bits hold, without order, the same for every device. */
const numbers = (count: number, seed: number): Float32Array => Float32Array.from({ length: count }, (_, i) => {
  const wild = Math.sin(seed * 1000 + i * 12.9898) * 43758.5453
  return 2 * (wild - Math.floor(wild)) - 1
})

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

/** On one thread and on three. */
async function agrees(operate: Operate, bound = 2e-6): Promise<void> {
  const expected = await resultsOf(createReferenceDevice(), operate)
  for (const threads of [1, 3]) {
    const found = await resultsOf(createCpuDevice({ threads }), operate)
    expect(found.map((values, index) => deviation(values, expected[index] ?? [])), `on ${threads} threads`).toEqual(expected.map(() => expect.toSatisfy((off: number) => off < bound) as unknown))
  }
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

/** Winograd's way, in pieces of all kinds; groups of pieces and of images with some left over; with and without borders. */
const inPieces: readonly (readonly [what: string, images: number, shape: ConvolutionShape])[] = [
  ['by twos, of five taps', 7, { channels: 16, height: 8, width: 10, filters: 24, kernel: 5, stride: 1, padding: 1, outHeight: 6, outWidth: 8 }],
  ['by threes, of three taps', 19, { channels: 8, height: 5, width: 8, filters: 48, kernel: 3, stride: 1, padding: 0, outHeight: 3, outWidth: 6 }],
  ['by fours, of three taps', 5, { channels: 40, height: 8, width: 8, filters: 16, kernel: 3, stride: 1, padding: 1, outHeight: 8, outWidth: 8 }],
  ['with more filters than are gone through at once', 5, { channels: 72, height: 6, width: 6, filters: 200, kernel: 3, stride: 1, padding: 0, outHeight: 4, outWidth: 4 }],
  ['by fives, of five taps with a stride of 2', 15, { channels: 64, height: 14, width: 14, filters: 128, kernel: 5, stride: 2, padding: 0, outHeight: 5, outWidth: 5 }],
  ['by fives, of as few rows and columns as there can be', 7, { channels: 8, height: 21, width: 11, filters: 16, kernel: 5, stride: 2, padding: 1, outHeight: 10, outWidth: 5 }],
  ['by fives, of which a few have no room at once', 7, { channels: 128, height: 13, width: 13, filters: 384, kernel: 5, stride: 2, padding: 0, outHeight: 5, outWidth: 5 }],
  ['with more pieces than are summed at once, of more images than find room', 8, { channels: 8, height: 38, width: 38, filters: 8, kernel: 5, stride: 1, padding: 0, outHeight: 34, outWidth: 34 }],
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

describe('products on one thread and on several', () => {
  it.each(shapes)('of %i samples, %i inputs and %i units equal those in 64 bits', async (samples, inputs, units) => {
    await agrees(denseLayer(samples, inputs, units))
  })

  it.each(convolutions)('of convolutions %s equal those in 64 bits', async (_what, images, shape) => {
    expect(piecesOf(shape)).toBeNull()
    await agrees(convolution(images, shape))
  })

  // Points are sums and differences of what lies near each other: a digit less than a product by itself.
  it.each(inPieces)('of convolutions in pieces %s equal those in 64 bits', async (_what, images, shape) => {
    expect(piecesOf(shape)).not.toBeNull()
    await agrees(convolution(images, shape), 8e-6)
  })
})

describe('results', () => {
  const everything: Operate = (device, make) => [denseLayer(5, 75, 7), denseLayer(67, 183, 130), ...[...convolutions, ...inPieces.slice(0, 6)].map(([, images, shape]) => convolution(images, shape))].flatMap((operate) => operate(device, make))

  let ofOneThread: readonly Float64Array[] = []
  beforeAll(async () => { ofOneThread = await resultsOf(createCpuDevice({ threads: 1, wide: false }), everything) }, 60_000)

  it.each([[1, true], [2, false], [3, true], [5, true]])('on %i threads, in wide tiles: %s, are the same bits as on one, in narrow ones', async (threads, wide) => {
    const found = await resultsOf(createCpuDevice({ threads, wide }), everything)
    expect(found.length).toBe(ofOneThread.length)
    // Byte by byte: a matcher would take seconds for millions of numbers.
    expect(found.flatMap((values, index) => (Buffer.from(values.buffer).equals(Buffer.from(ofOneThread[index]?.buffer ?? new ArrayBuffer(0))) ? [] : [index])), 'tensors that differ').toEqual([])
  })

  it('are the same bits step by step where threads are more than cores, and take over what others have not come to', async () => {
    const steps: Operate = (device, make) => {
      const x = make(40, 150), weights = make(170, 150), out = make(40, 170), down = make(40, 150), velocity = make(170, 150)
      for (let step = 0; step < 60; step++) {
        device.affine({ x, weights, bias: null, out, activation: 'sigmoid' })
        device.feedback({ bursts: out, weights, out: down })
        device.learn({ difference: out, input: down, weights, velocity, feedback: null, feedbackVelocity: null, descent: { rate: -1e-4, momentum: 0.5, decay: 1e-3, coupled: false, scale: 1 } })
      }
      return [out, down, weights, velocity]
    }
    const [alone, together] = [await resultsOf(createCpuDevice({ threads: 1 }), steps), await resultsOf(createCpuDevice({ threads: 7 }), steps)]
    expect(alone.every((values) => values.every(Number.isFinite))).toBe(true)
    expect(together.map((values, index) => Buffer.from(values.buffer).equals(Buffer.from(alone[index]?.buffer ?? new ArrayBuffer(0))))).toEqual([true, true, true, true])
  })
})

describe('its label', () => {
  it('says how many threads there are, how wide vectors are, and where products and sums are rounded apart', () => {
    expect(processorLabel({ threads: 1, wide: false, fusesProducts: true })).toBe('processor, one thread (WebAssembly SIMD)')
    expect(processorLabel({ threads: 2, wide: true, fusesProducts: true })).toBe('processor, 2 threads (WebAssembly SIMD, 256 bits)')
    expect(processorLabel({ threads: 4, wide: false, fusesProducts: false })).toBe('processor, 4 threads (WebAssembly SIMD, products and sums not fused)')
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
      // Also where it is small: a teacher's signal has few digits to lose.
      if (Math.abs(u) <= 20) expect(Math.abs((found[index] ?? NaN) / (exact[index] ?? NaN) - 1), `${u} and ${du}, of itself`).toBeLessThan(5e-6)
    }
  })
})
