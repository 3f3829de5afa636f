/** Each operation on a graphics processor against the same in 64 bits, on shapes that fill no tile: to 1e-5 of the largest number of each result. */
import { afterAll, describe, expect, it } from 'vitest'
import type { ConvolutionShape, Descent, Device, Tensor } from '../../../../src-main/engines/ensemble/device.ts'
import { createReferenceDevice } from '../../../../src-main/engines/ensemble/devices/reference/reference-device.ts'
import { DeviceUnavailable } from '../../../../src-main/engines/ensemble/devices/unavailable.ts'
import { openGpu } from '../../../../src-main/engines/ensemble/devices/webgpu/open-gpu.ts'
import { webGpuDevice } from '../../../../src-main/engines/ensemble/devices/webgpu/webgpu-device.ts'
import { deviation } from '../golden-run.ts'

// Software drivers compile every kernel for seconds.
const timeout = 240_000
const bound = 1e-5

/** Numbers in [-1, 1), the same for every device, such that 32 bits hold them. */
function numbers(count: number, seed: number): Float32Array {
  let state = seed * 2_654_435_761 >>> 0
  return Float32Array.from({ length: count }, () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
    return state / 2 ** 31 - 1
  })
}

/** What an operation is given, and what it changes: `make` hands out matrices of numbers by seed, and keeps those marked as results. */
interface Bench {
  readonly device: Device
  make(rows: number, columns: number, options?: { readonly result?: boolean; readonly positive?: boolean; readonly scale?: number }): Tensor
}

async function resultsOf(device: Device, operate: (bench: Bench) => void): Promise<Float64Array[]> {
  const results: Tensor[] = []
  let seed = 0
  operate({
    device,
    make(rows, columns, { result = false, positive = false, scale = 1 } = {}) {
      const tensor = device.tensor(rows, columns)
      seed++
      device.write(tensor, numbers(rows * columns, seed).map((value) => (positive ? (value + 1.001) / 2.1 : value) * scale))
      if (result) results.push(tensor)
      return tensor
    },
  })
  return Promise.all(results.map((tensor) => device.read(tensor)))
}

const decoupled: Descent = { rate: 0.1, momentum: 0.5, decay: 0.01, coupled: false, scale: 1 }
const coupled: Descent = { ...decoupled, coupled: true, scale: 1 / 32 }

const convolution = (shape: Omit<ConvolutionShape, 'outHeight' | 'outWidth'>): ConvolutionShape => {
  const out = (size: number): number => Math.floor((size - shape.kernel + 2 * shape.padding) / shape.stride) + 1
  return { ...shape, outHeight: out(shape.height), outWidth: out(shape.width) }
}
const strided = convolution({ channels: 3, height: 11, width: 9, filters: 37, kernel: 3, stride: 2, padding: 1 })
const padded = convolution({ channels: 5, height: 6, width: 8, filters: 4, kernel: 5, stride: 1, padding: 2 })
const gaps = convolution({ channels: 2, height: 7, width: 7, filters: 3, kernel: 2, stride: 3, padding: 0 })

function dense({ device, make }: Bench, rows: number, inputs: number, units: number): void {
  const x = make(rows, inputs), weights = make(units, inputs), bias = make(1, units), bursts = make(rows, units)
  device.affine({ x, weights, bias, out: make(rows, units, { result: true }), activation: 'sigmoid' })
  device.feedback({ bursts, weights, out: make(rows, inputs, { result: true }) })
  device.learn({
    difference: bursts, input: x, weights: make(units, inputs, { result: true }), velocity: make(units, inputs, { result: true }),
    feedback: make(units, inputs, { result: true }), feedbackVelocity: null, descent: decoupled,
  })
}

function convolutional({ device, make }: Bench, images: number, shape: ConvolutionShape): void {
  const { channels, height, width, filters, kernel, outHeight, outWidth } = shape
  const places = outHeight * outWidth, columns = kernel * kernel * channels
  const x = make(images, height * width * channels), weights = make(filters, columns), bias = make(1, filters), bursts = make(images, places * filters)
  device.convolve({ x, weights, bias, out: make(images, places * filters, { result: true }), activation: 'relu', shape })
  device.feedbackConvolution({ bursts, weights, out: make(images, height * width * channels, { result: true }), shape })
  device.learnConvolution({
    difference: bursts, input: x, weights: make(filters, columns, { result: true }), velocity: make(filters, columns, { result: true }),
    feedback: make(filters, columns, { result: true }), feedbackVelocity: make(filters, columns, { result: true }), descent: coupled, shape,
  })
}

function elements({ device, make }: Bench): void {
  const [rows, units] = [13, 21]
  const e = make(rows, units, { positive: true }), target = make(rows, units, { positive: true }), recurrent = make(rows, units)
  const fed = make(2 * rows, units, { scale: 3 }), both = (): Tensor => make(2 * rows, units, { result: true }), out = (): Tensor => make(rows, units, { result: true })
  device.softmax({ x: fed, out: both() })
  device.perturb({ x: e, noise: recurrent, out: out(), activation: 'sigmoid' })
  device.perturb({ x: e, noise: recurrent, out: out(), activation: null })
  device.outputBursts({ eventRate: e, target, burstProbability: 0.2, kappa: null, out: both() })
  device.outputBursts({ eventRate: e, target, burstProbability: 0.2, kappa: 1e-5, out: both() })
  device.preBursts({ feedback: fed, eventRate: e, gain: true, out: out() })
  device.bursts({ feedback: fed, eventRate: e, recurrent, activation: 'sigmoid', out: both(), dendrite: out() })
  device.bursts({ feedback: fed, eventRate: e, recurrent: null, activation: 'relu', out: both(), dendrite: out() })
  device.outputError({ eventRate: e, target, activation: 'sigmoid', out: out() })
  device.hiddenError({ propagated: recurrent, eventRate: e, activation: 'relu', out: out() })
}

function smallSteps({ device, make }: Bench): void {
  const columns = 41
  const upper = make(16, columns, { scale: 20 }), e = make(16, columns, { positive: true })
  for (const scale of [1e-7, 1e-3, 1, 90]) {
    const feedback = device.tensor(32, columns)
    device.write(device.view(feedback, { from: 16, rows: 16, columns }), numbers(16 * columns, 77).map((value) => value * scale))
    device.perturb({ x: upper, noise: device.tensor(16, columns), out: device.view(feedback, { from: 0, rows: 16, columns }), activation: null })
    const out = make(32, columns), differences = device.view(out, { from: 16, rows: 16, columns })
    device.bursts({ feedback, eventRate: e, recurrent: null, activation: 'sigmoid', out, dendrite: make(16, columns) })
    // By itself: relative to the bursts nothing would be left of it.
    device.perturb({ x: differences, noise: device.tensor(16, columns), out: make(16, columns, { result: true }), activation: null })
  }
}

function biases({ device, make }: Bench): void {
  for (const [rows, columns] of [[5, 3], [333, 37]] as const) {
    for (const descent of [decoupled, coupled]) {
      device.learnBias({ difference: make(rows, columns), bias: make(1, columns, { result: true }), velocity: make(1, columns, { result: true }), descent })
    }
  }
}

/** Offsets that no binding could begin at, a matrix that is read and written, and commands beyond one batch of parameters. */
function views({ device, make }: Bench): void {
  const whole = make(9, 7, { result: true })
  const part = device.view(whole, { from: 3, rows: 2, columns: 7 })
  device.perturb({ x: part, noise: device.view(whole, { from: 6, rows: 2, columns: 7 }), out: part, activation: 'relu' })
  const sum = make(1, 7, { result: true }), step = device.tensor(1, 7)
  // Whole numbers: a thousand roundings would add up.
  for (const tensor of [sum, step]) device.write(tensor, Float32Array.of(1, -2, 3, 4, -5, 6, 7))
  for (let time = 0; time < 1100; time++) device.perturb({ x: sum, noise: step, out: sum, activation: null })
}

const gpu = await openGpu().catch((cause: unknown) => {
  if (cause instanceof DeviceUnavailable) return cause
  throw cause
})

const missing = gpu instanceof DeviceUnavailable ? gpu.message : undefined

// The large tiles, and the small and sliced ones with sums in parts.
const opened = gpu instanceof DeviceUnavailable ? null : { few: webGpuDevice(gpu, 1), many: webGpuDevice(gpu, 1000) }

function devices(): NonNullable<typeof opened> {
  if (opened === null) throw new Error('no graphics processor')
  return opened
}

afterAll(() => {
  for (const device of Object.values(opened ?? {})) device.close()
})

async function agrees(operate: (bench: Bench) => void, device: Device): Promise<void> {
  const [found, expected] = [await resultsOf(device, operate), await resultsOf(createReferenceDevice(), operate)]
  expect(found.map((values, index) => deviation(values, expected[index] ?? [])).filter((relative) => !(relative < bound))).toEqual([])
  expect(found.length).toBeGreaterThan(0)
}

describe.skipIf(missing !== undefined)(`operations on WebGPU${missing === undefined ? '' : `: not here (${missing})`}`, () => {
  it.each([
    ['128 × 128 tiles', 'few', 130, 125, 127], ['64 × 64 tiles', 'few', 61, 50, 63], ['32 × 32 tiles', 'many', 5, 19, 33], ['tiles in slices', 'many', 150, 301, 141],
  ] as const)('products, %s', { timeout }, async (_, device, rows, inputs, units) => {
    await agrees((bench) => { dense(bench, rows, inputs, units) }, devices()[device])
  })
  it.each([['stride 2 and padding', strided, 3], ['a kernel of 5 within padding 2', padded, 2], ['a stride beyond the kernel', gaps, 5]] as const)(
    'convolutions, %s', { timeout }, async (_, shape, images) => {
      await agrees((bench) => { convolutional(bench, images, shape) }, devices().few)
    })
  it('gradients of convolutions whose sum is cut in parts', { timeout }, async () => {
    await agrees((bench) => { convolutional(bench, 64, strided) }, devices().many)
  })
  it('everything for single numbers', { timeout }, async () => { await agrees(elements, devices().few) })
  it('differences of burst rates of any size, without cancellation', { timeout }, async () => { await agrees(smallSteps, devices().few) })
  it('biases, of few rows and of many', { timeout }, async () => { await agrees(biases, devices().few) })
  it('views at any offset, in place, and more commands than fit at once', { timeout }, async () => { await agrees(views, devices().few) })
  it('refuses a matrix of another device', () => {
    expect(() => { devices().few.write(createReferenceDevice().tensor(1, 1), new Float32Array(1)) }).toThrow('another device')
  })
})
