/** The device's products: forward, down and the updates, of dense layers and of convolutions. */
import type { ConvolutionShape, Descent, Device, LearnWeights, Tensor } from '../../device.ts'
import type { Commands } from './commands.ts'
import type { Memory } from './matrix.ts'
import { countOf } from './matrix.ts'
import type { ProductShape } from './tile.ts'
import { chooseParts, chooseTile, tileWorkgroups } from './tile.ts'
import type { FeedbackLearning } from './wgsl/descend.ts'
import { elementWorkgroups } from './wgsl/elements.ts'
import { add, assign, descend, keepParts, toPixel } from './wgsl/epilogues.ts'
import { columnsOf, outputsOfPixels, patchesOf, patchNumbersOf, phaseConstants, phasesOf, rowsOf, shapeConstants, tapsOfChannels } from './wgsl/operands.ts'
import type { Product } from './wgsl/product.ts'
import { productKernel } from './wgsl/product.ts'
import { columnWorkgroups, descendColumns, descendParts } from './wgsl/sums.ts'
import type { Kernel } from './kernel.ts'

type Products = Pick<Device, 'affine' | 'convolve' | 'feedback' | 'feedbackConvolution' | 'learn' | 'learnConvolution' | 'learnBias' | 'learnRecurrent'>

/** `parallel`: so many workgroups keep the device busy. */
export function createProducts(commands: Commands, memory: Memory, parallel: number): Products {
  const kernels = new Map<string, Kernel>()
  /** A kernel is made of much text: once is enough. */
  const known = (key: string, make: () => Kernel): Kernel => {
    const kernel = kernels.get(key) ?? make()
    kernels.set(key, kernel)
    return kernel
  }
  const multiply = (name: string, shape: ProductShape, product: () => Omit<Product, 'name'>, tensors: readonly Tensor[], params: Readonly<Record<string, number>> = {}): void => {
    const tile = chooseTile(shape, parallel)
    const kernel = known(`${name}, ${tile.name}`, () => productKernel({ name, ...product() }, tile))
    commands.run(kernel, { tensors, params: { rows: shape.rows, columns: shape.columns, depth: shape.depth, ...params }, workgroups: tileWorkgroups(tile, shape) })
  }
  /** Σ_k difference(k, m) input(k, n) moves the weights: at once, or where the sum is long and the weights few, in two steps. */
  const learn = (name: string, operands: LearnWeights, depth: number, product: () => Omit<Product, 'name' | 'epilogue'>): void => {
    const { difference, input, weights, feedback, feedbackVelocity, velocity, descent } = operands
    const shape = { rows: weights.rows, columns: weights.columns, depth, planes: 1 }
    const learning: FeedbackLearning = feedback === null ? 'none' : feedbackVelocity === null ? 'shared' : 'own'
    const moved = [weights, velocity, ...(feedback === null ? [] : [feedback]), ...(feedback === null || feedbackVelocity === null ? [] : [feedbackVelocity])]
    const parts = chooseParts(shape, parallel)
    if (parts === 1) {
      multiply(`${name} ${learning} ${descent.coupled}`, shape, () => ({ ...product(), epilogue: descend(descent.coupled, learning) }), [difference, input, ...moved], stepOf(descent))
      return
    }
    const scratch = memory.scratch('parts', parts * countOf(weights))
    multiply(`${name} parts`, { ...shape, planes: parts }, () => ({ ...product(), epilogue: keepParts, parts: true }), [difference, input, scratch], { share: Math.ceil(depth / parts) })
    commands.run(known(`parts ${learning} ${descent.coupled}`, () => descendParts(descent.coupled, learning)), {
      tensors: [scratch, ...moved], params: { count: countOf(weights), partCount: parts, ...stepOf(descent) }, workgroups: elementWorkgroups(countOf(weights)),
    })
  }

  return {
    affine({ x, weights, bias, out, activation }) {
      multiply(`affine ${activation} ${bias !== null}`, { rows: x.rows, columns: weights.rows, depth: x.columns, planes: 1 },
        () => ({ a: rowsOf('x'), b: rowsOf('weights'), epilogue: assign(activation, bias !== null) }), [x, weights, ...(bias === null ? [] : [bias]), out])
    },
    convolve({ x, weights, bias, out, activation, shape }) {
      multiply(`convolve ${nameOf(shape)} ${activation}`, { rows: x.rows * placesOf(shape), columns: shape.filters, depth: weights.columns, planes: 1 },
        () => ({ a: patchesOf('x'), b: rowsOf('weights'), epilogue: assign(activation, true), constants: shapeConstants(shape) }), [x, weights, bias, out])
    },
    feedback({ bursts, weights, out }) {
      multiply('feedback', { rows: bursts.rows, columns: weights.columns, depth: weights.rows, planes: 1 },
        () => ({ a: rowsOf('bursts'), b: columnsOf('weights', 'params.columns'), epilogue: assign(null, false) }), [bursts, weights, out])
    },
    feedbackConvolution({ bursts, weights, out, shape }) {
      const phases = phasesOf(shape)
      multiply(`feedback ${nameOf(shape)}`, { rows: bursts.rows * phases.rows * phases.columns, columns: shape.channels, depth: phases.taps ** 2 * shape.filters, planes: phases.count },
        () => ({ a: outputsOfPixels('bursts'), b: tapsOfChannels('weights'), epilogue: toPixel, constants: `${shapeConstants(shape)}\n${phaseConstants(shape)}` }), [bursts, weights, out])
    },
    learn(operands) {
      learn('learn', operands, operands.difference.rows, () => ({ a: columnsOf('difference', 'params.rows'), b: columnsOf('input', 'params.columns') }))
    },
    learnConvolution(operands) {
      const { shape, input } = operands
      learn(`learn ${nameOf(shape)}`, operands, input.rows * placesOf(shape),
        () => ({ a: columnsOf('difference', 'filters'), b: patchNumbersOf('input'), constants: shapeConstants(shape) }))
    },
    learnBias({ difference, bias, velocity, descent }) {
      const { columns } = bias
      commands.run(known(`columns ${descent.coupled}`, () => descendColumns(descent.coupled)), {
        tensors: [difference, bias, velocity], workgroups: columnWorkgroups(columns),
        // Only the coupled decay reaches biases.
        params: { rows: countOf(difference) / columns, columns, ...stepOf(descent), ...(descent.coupled ? {} : { decay: 0 }) },
      })
    },
    learnRecurrent({ dendrite, bursts, weights, rate }) {
      multiply('learn recurrent', { rows: weights.rows, columns: weights.columns, depth: dendrite.rows, planes: 1 },
        () => ({ a: columnsOf('dendrite', 'params.rows'), b: columnsOf('bursts', 'params.columns'), epilogue: add }), [dendrite, bursts, weights], { rate })
    },
  }
}

const stepOf = ({ rate, momentum, decay, scale }: Descent): Record<string, number> => ({ rate, momentum, decay, scale })

const placesOf = ({ outHeight, outWidth }: ConvolutionShape): number => outHeight * outWidth

const nameOf = ({ channels, height, width, filters, kernel, stride, padding }: ConvolutionShape): string => `${channels}x${height}x${width} to ${filters} by ${kernel}/${stride}/${padding}`
