/** What the engine learns, handed in: batches that are ready to be computed with. */
import type { ImageShape } from './layers.ts'

export interface Batch {
  /** Normalised, channel first, `size` images at the front. */
  readonly images: Float32Array
  /** One-hot. */
  readonly targets: Float32Array
  readonly labels: ArrayLike<number>
  readonly size: number
}

export interface TrainingData {
  readonly name: string
  readonly image: ImageShape
  readonly classes: number
  readonly trainCount: number
  readonly testCount: number
  /** In the order of the epoch, which depends on seed and epoch alone. Valid until the next one is asked for. */
  trainBatch(epoch: number, index: number): Promise<Batch>
  /** Batches of what is tested, always in one order. */
  testBatch(index: number, size: number): Promise<Batch>
}

/** Channel-last copy of the first `size` images; the array itself where there is one channel. */
export function channelLast(images: Float32Array, size: number, { channels, height, width }: ImageShape): Float32Array {
  const places = height * width, values = channels * places
  if (channels === 1) return images.subarray(0, size * values)
  const out = new Float32Array(size * values)
  for (let image = 0; image < size; image++) {
    for (let channel = 0; channel < channels; channel++) {
      const from = image * values + channel * places
      for (let place = 0, to = image * values + channel; place < places; place++, to += channels) out[to] = images[from + place] ?? 0
    }
  }
  return out
}
