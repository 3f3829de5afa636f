/** Every operation on TensorFlow.js against the reference device, on sizes without a common factor. */
import { afterAll, describe, expect, it } from 'vitest'
import type { ConvolutionShape, Descent, Device, Tensor } from '../../../../src-main/engines/ensemble/device.ts'
import { createReferenceDevice } from '../../../../src-main/engines/ensemble/devices/reference/reference-device.ts'
import { createTensorFlowDevice } from '../../../../src-main/engines/ensemble/devices/tensorflow/tensorflow-device.ts'
import { deviation } from '../golden-run.ts'

/** Of the largest number; 32 bits keep about 6e-8 of each, and sums are of up to 500 terms. */
const bound = 5e-6

/** Numbers in [from, to), the same for all devices, since every one has its own generator of the same seed. */
type Put = (rows: number, columns: number, from?: number, to?: number) => Tensor

function putOn(device: Device): Put {
  let state = 1
  return (rows, columns, from = -1, to = 1) => {
    const tensor = device.tensor(rows, columns)
    device.write(tensor, Float32Array.from({ length: rows * columns }, () => {
      state = (state * 48271) % 2147483647
      return from + (to - from) * (state / 2147483647)
    }))
    return tensor
  }
}

interface Operation {
  readonly name: string
  readonly run: (device: Device, put: Put) => readonly Tensor[]
}

const shapes: readonly ConvolutionShape[] = [
  { channels: 3, height: 7, width: 9, filters: 5, kernel: 3, stride: 1, padding: 0, outHeight: 5, outWidth: 7 },
  // A row and a column that no filter sees.
  { channels: 2, height: 8, width: 10, filters: 3, kernel: 3, stride: 2, padding: 0, outHeight: 3, outWidth: 4 },
  { channels: 2, height: 7, width: 8, filters: 3, kernel: 5, stride: 2, padding: 2, outHeight: 4, outWidth: 4 },
  // Places between filters that none sees.
  { channels: 1, height: 9, width: 8, filters: 2, kernel: 2, stride: 3, padding: 1, outHeight: 4, outWidth: 3 },
]
const describeShape = ({ kernel, stride, padding }: ConvolutionShape): string => `kernel ${kernel}, stride ${stride}, padding ${padding}`
const pixels = ({ channels, height, width }: ConvolutionShape): number => channels * height * width
const units = ({ filters, outHeight, outWidth }: ConvolutionShape): number => filters * outHeight * outWidth
const taps = ({ kernel, channels }: ConvolutionShape): number => kernel * kernel * channels

const descents: readonly (Descent & { readonly name: string })[] = [
  { name: 'decoupled', rate: 0.3, momentum: 0.9, decay: 0.01, coupled: false, scale: 0.5 },
  { name: 'coupled', rate: 0.3, momentum: 0.9, decay: 0.01, coupled: true, scale: 0.5 },
  { name: 'plain', rate: 1, momentum: 0, decay: 0, coupled: false, scale: 1 },
]

const dense: readonly Operation[] = [
  ...(['sigmoid', 'relu', null] as const).flatMap((activation) => [3, 67].map((batch): Operation => ({
    name: `affine, ${activation ?? 'linear'}, ${batch} samples`,
    run(device, put) {
      const out = device.tensor(batch, 11)
      device.affine({ x: put(batch, 37), weights: put(11, 37), bias: activation === null ? null : put(1, 11), out, activation })
      return [out]
    },
  }))),
  { name: 'feedback', run(device, put) { const out = device.tensor(6, 13); device.feedback({ bursts: put(6, 5), weights: put(5, 13), out }); return [out] } },
  { name: 'softmax', run(device, put) { const out = device.tensor(3, 7); device.softmax({ x: put(3, 7, -30, 30), out }); return [out] } },
  ...(['sigmoid', 'relu', null] as const).map((activation): Operation => ({
    name: `perturb, ${activation ?? 'linear'}`, run(device, put) { const out = device.tensor(3, 7); device.perturb({ x: put(3, 7), noise: put(3, 7), out, activation }); return [out] },
  })),
  ...[null, 1e-5, 1].map((kappa): Operation => ({
    name: `outputBursts, κ ${kappa ?? 'none'}`, run(device, put) { const out = device.tensor(6, 7); device.outputBursts({ eventRate: put(3, 7, 0, 1), target: put(3, 7, 0, 1), burstProbability: 0.2, kappa, out }); return [out] },
  })),
  ...[true, false].map((gain): Operation => ({
    name: `preBursts, ${gain ? 'with' : 'without'} gain`, run(device, put) { const out = device.tensor(3, 7); device.preBursts({ feedback: put(6, 7), eventRate: put(3, 7, 0, 1), gain, out }); return [out] },
  })),
  ...(['sigmoid', 'relu'] as const).flatMap((activation) => [1e-6, 1].map((size): Operation => ({
    name: `bursts, ${activation}, feedback up to ${size}`,
    run(device, put) {
      // Some rates of 0, where rectified units have no gain.
      const eventRate = device.tensor(3, 7), out = device.tensor(6, 7), dendrite = device.tensor(3, 7)
      device.perturb({ x: put(3, 7, activation === 'relu' ? -0.5 : 0.1, 0.9), noise: device.tensor(3, 7), out: eventRate, activation: 'relu' })
      device.bursts({ feedback: put(6, 7, -size, size), eventRate, recurrent: activation === 'sigmoid' ? put(3, 7) : null, activation, out, dendrite })
      return [device.view(out, { from: 0, rows: 3, columns: 7 }), device.view(out, { from: 3, rows: 3, columns: 7 }), dendrite]
    },
  }))),
  ...(['sigmoid', 'relu'] as const).flatMap((activation): Operation[] => [
    { name: `outputError, ${activation}`, run(device, put) { const out = device.tensor(3, 7); device.outputError({ eventRate: put(3, 7, 0, 1), target: put(3, 7, 0, 1), activation, out }); return [out] } },
    { name: `hiddenError, ${activation}`, run(device, put) { const out = device.tensor(3, 7); device.hiddenError({ propagated: put(3, 7), eventRate: put(3, 7, 0, 1), activation, out }); return [out] } },
  ]),
]

const learning: readonly Operation[] = descents.flatMap((descent): Operation[] => [
  ...(['none', 'shared velocity', 'its own velocity'] as const).map((feedback): Operation => ({
    name: `learn, ${descent.name}, feedback: ${feedback}`,
    run(device, put) {
      const weights = put(7, 11), velocity = put(7, 11), learned = feedback === 'none' ? null : put(7, 11), own = feedback === 'its own velocity' ? put(7, 11) : null
      device.learn({ difference: put(3, 7), input: put(3, 11), weights, velocity, feedback: learned, feedbackVelocity: own, descent })
      return [weights, velocity, ...(learned === null ? [] : [learned]), ...(own === null ? [] : [own])]
    },
  })),
  { name: `learnBias, ${descent.name}`, run(device, put) { const bias = put(1, 7), velocity = put(1, 7); device.learnBias({ difference: put(13, 7), bias, velocity, descent }); return [bias, velocity] } },
])

const convolutions: readonly Operation[] = shapes.flatMap((shape): Operation[] => [
  ...(['sigmoid', 'relu', null] as const).map((activation): Operation => ({
    name: `convolve, ${activation ?? 'linear'}, ${describeShape(shape)}`,
    run(device, put) {
      const out = device.tensor(3, units(shape))
      device.convolve({ x: put(3, pixels(shape)), weights: put(shape.filters, taps(shape)), bias: put(1, shape.filters), out, activation, shape })
      return [out]
    },
  })),
  {
    name: `feedbackConvolution, ${describeShape(shape)}`,
    run(device, put) { const out = device.tensor(6, pixels(shape)); device.feedbackConvolution({ bursts: put(6, units(shape)), weights: put(shape.filters, taps(shape)), out, shape }); return [out] },
  },
  {
    name: `learnConvolution, ${describeShape(shape)}`,
    run(device, put) {
      const weights = put(shape.filters, taps(shape)), velocity = put(shape.filters, taps(shape)), feedback = put(shape.filters, taps(shape))
      const both = put(6, units(shape))
      const difference = device.view(both, { from: 3, rows: 3, columns: units(shape) })
      device.learnConvolution({ difference, input: put(3, pixels(shape)), weights, velocity, feedback, feedbackVelocity: null, descent: { rate: 0.1, momentum: 0.5, decay: 0.01, coupled: false, scale: 1 }, shape })
      return [weights, velocity, feedback]
    },
  },
])

const views: readonly Operation[] = [
  { name: 'a view of rows that is read', run(device, put) { const out = device.tensor(2, 5); device.feedback({ bursts: device.view(put(6, 3), { from: 3, rows: 2, columns: 3 }), weights: put(3, 5), out }); return [out] } },
  { name: 'a view with other columns that is read', run(device, put) { const bias = put(1, 2), velocity = put(1, 2); device.learnBias({ difference: device.view(put(4, 6), { from: 2, rows: 7, columns: 2 }), bias, velocity, descent: { rate: 1, momentum: 0, decay: 0, coupled: false, scale: 1 } }); return [bias] } },
  {
    name: 'views at the start, in the midst and at the end that are written, a view of a view too',
    run(device, put) {
      const whole = put(9, 5)
      for (const from of [0, 4, 8]) device.affine({ x: put(1, 3), weights: put(5, 3), bias: null, out: device.view(whole, { from, rows: 1, columns: 5 }), activation: null })
      const lower = device.view(whole, { from: 5, rows: 3, columns: 5 })
      device.write(device.view(lower, { from: 2, rows: 1, columns: 4 }), Float32Array.of(1, 2, 3, 4))
      return [whole, lower]
    },
  },
]

const other: readonly Operation[] = [
  { name: 'learnRecurrent', run(device, put) { const weights = put(7, 7); device.learnRecurrent({ dendrite: put(3, 7), bursts: put(3, 7), weights, rate: 0.1 }); return [weights] } },
  { name: 'zeros, and nothing at all', run: (device) => [device.tensor(3, 2), device.tensor(0, 0)] },
]

describe.each(['cpu', 'wasm'] as const)('TensorFlow.js, backend %s', async (backend) => {
  const device = await createTensorFlowDevice({ backend }), reference = createReferenceDevice()
  afterAll(() => { device.close() })

  it.each([...dense, ...learning, ...convolutions, ...views, ...other])('$name', async ({ run }) => {
    const expected = run(reference, putOn(reference)), found = run(device, putOn(device))
    for (const [index, tensor] of found.entries()) {
      const of = expected[index]
      if (of === undefined) throw new Error(`no result ${index} of the reference`)
      expect(deviation(await device.read(tensor), await reference.read(of))).toBeLessThan(bound)
    }
  })

  it('knows the difference of two saturated sigmoids', async () => {
    const u = [100, -100, 100, -100, 30, -30, 0, 0, 5], du = [-100, 100, -200, 200, -60, 60, 1e-7, -1e-7, -5e-4]
    const eventRate = device.tensor(1, 9), feedback = device.tensor(2, 9), out = device.tensor(2, 9), dendrite = device.tensor(1, 9)
    device.write(eventRate, new Float32Array(9).fill(1))
    device.write(feedback, Float32Array.from([...u, ...du]))
    device.bursts({ feedback, eventRate, recurrent: null, activation: 'relu', out, dendrite })
    const differences = await device.read(device.view(out, { from: 1, rows: 1, columns: 9 }))
    for (const [i, from] of u.entries()) {
      const by = du[i] ?? NaN
      const expected = Math.sinh(by / 2) / (2 * Math.cosh(from / 2) * Math.cosh((from + by) / 2))
      expect((differences[i] ?? NaN) / expected).toBeCloseTo(1, 5)
    }
  })

  it('keeps what was written when the caller uses its array again', async () => {
    const tensor = device.tensor(1, 2), values = Float32Array.of(1, 2)
    device.write(tensor, values)
    values.fill(0)
    expect(await device.read(tensor)).toEqual(Float64Array.of(1, 2))
  })

  it('refuses numbers of another count, and views beyond the matrix', () => {
    const tensor = device.tensor(2, 3)
    expect(() => { device.write(tensor, new Float32Array(5)) }).toThrow('5 numbers for a matrix of 2 × 3')
    expect(() => device.view(tensor, { from: 1, rows: 2, columns: 3 })).toThrow(RangeError)
  })
})
