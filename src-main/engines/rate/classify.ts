/** What the network would answer, given time: the fixed point of the way up, without dynamics. */
import type { ImagePart } from '../images.ts'
import { createInput, driveFrom, showImage } from './input.ts'
import { weightedSum } from './layer.ts'
import type { Network } from './network.ts'

/** Answers for one image after another of the same part, in memory of its own. */
export function createClassifier(network: Network, images: ImagePart): (index: number) => number {
  const input = createInput(network.inputs)
  const hidden = new Float64Array(network.hidden)
  const output = new Float64Array(network.outputs)
  return (index) => {
    showImage(input, images, index)
    driveFrom(input, network.hiddenWeights, network.hiddenBias, hidden)
    for (let i = 0; i < hidden.length; i++) hidden[i] = Math.exp(hidden[i] ?? 0)
    for (let k = 0; k < output.length; k++) output[k] = (network.outputBias[k] ?? 0) + weightedSum(network.outputWeights, k * hidden.length, hidden)
    return indexOfLargest(output)
  }
}

/** The first one of equals. */
export function indexOfLargest(values: Float64Array): number {
  let best = 0
  for (let k = 1; k < values.length; k++) if ((values[k] ?? 0) > (values[best] ?? 0)) best = k
  return best
}
