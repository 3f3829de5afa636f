/** Weights at the beginning (Methods): every matrix from a stream of its own, so that a change of one layer leaves the others as they were. */
import { createStream } from '../random/random-stream.ts'
import type { RandomStream } from '../random/random-stream.ts'
import type { Layer } from './layers.ts'
import { itemOf } from './network.ts'
import type { Network } from './network.ts'
import type { EnsembleSpec } from './spec.ts'

/** Purposes of random streams: far from those of other engines. */
const purposes = { weights: 0x656e0001, feedback: 0x656e0002, recurrent: 0x656e0003 } as const

/** Fills W, Y and R; biases and velocities stay zero. */
export function drawInitialValues({ device, spec, layers, parameters }: Network, seed: number): void {
  for (const [index, layer] of layers.entries()) {
    const { weights, feedback, recurrent } = itemOf(parameters, index)
    const stream = (purpose: number): RandomStream => createStream({ seed, purpose, index, subIndex: 0 })
    const sd = weightSd(spec, layer)
    device.write(weights, normals(layer.rows * layer.columns, sd, stream(purposes.weights)))
    if (feedback !== null && feedback !== weights) {
      // A spread of zero stands for that of W, as in the authors' code.
      device.write(feedback, normals(layer.rows * layer.columns, spec.initial.feedbackSd === 0 ? sd : spec.initial.feedbackSd, stream(purposes.feedback)))
    }
    if (recurrent !== null) device.write(recurrent, uniforms(layer.units * layer.units, spec.initial.recurrentRange, stream(purposes.recurrent)))
  }
}

/** Xavier: gain √(2 / (fan in + fan out)); Kaiming: √(2 / fan out), 0.01 at the output. Fans of filters count every place of the kernel. */
export function weightSd({ initial }: Pick<EnsembleSpec, 'initial'>, layer: Layer): number {
  const places = layer.type === 'convolution' ? layer.shape.kernel ** 2 : 1
  const fanOut = layer.rows * places
  if (initial.weights === 'xavierNormal') return initial.gain * Math.sqrt(2 / (layer.columns + fanOut))
  return layer.output ? 0.01 : initial.gain * Math.sqrt(2 / fanOut)
}

function normals(count: number, sd: number, { normal }: RandomStream): Float64Array {
  const values = new Float64Array(count)
  for (let i = 0; i < count; i++) values[i] = sd * normal()
  return values
}

function uniforms(count: number, range: number, { uniform }: RandomStream): Float64Array {
  const values = new Float64Array(count)
  for (let i = 0; i < count; i++) values[i] = range * (2 * uniform() - 1)
  return values
}
