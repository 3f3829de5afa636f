/**
 * Resizing as the usual training pipelines do it: a triangle filter as wide as the reduction (so that nothing aliases), rows first and
 * then columns, in fixed-point arithmetic that is the same on every machine.
 */
import type { DecodedImage } from './decode-image.ts'

/** Bits after the point: 8 for the value, 2 to spare. */
const precision = 32 - 8 - 2

interface Weights {
  /** First source pixel of each target pixel. */
  readonly from: Int32Array
  readonly counts: Int32Array
  /** Fixed-point, `most` for each target pixel. */
  readonly values: Int32Array
  readonly most: number
}

function triangleWeights(source: number, target: number): Weights {
  const scale = source / target
  const reach = Math.max(scale, 1)
  const most = Math.ceil(reach) * 2 + 1
  const from = new Int32Array(target)
  const counts = new Int32Array(target)
  const values = new Int32Array(target * most)
  const line = new Float64Array(most)
  for (let i = 0; i < target; i++) {
    const centre = (i + 0.5) * scale
    const first = Math.max(0, Math.trunc(centre - reach + 0.5))
    const count = Math.min(source, Math.trunc(centre + reach + 0.5)) - first
    let sum = 0
    for (let k = 0; k < count; k++) {
      const weight = Math.max(0, 1 - Math.abs((k + first - centre + 0.5) / reach))
      line[k] = weight
      sum += weight
    }
    from[i] = first
    counts[i] = count
    for (let k = 0; k < count; k++) values[i * most + k] = Math.trunc(((line[k] ?? 0) / sum) * (1 << precision) + 0.5)
  }
  return { from, counts, values, most }
}

/** Resamples `lines` lines; positions along a line are `step` apart in both arrays, lines `lineIn` and `lineOut`. */
function resample(input: Uint8Array, output: Uint8Array, weights: Weights, lines: number, step: number, lineIn: number, lineOut: number): void {
  const { from, counts, values, most } = weights
  for (let line = 0; line < lines; line++) {
    for (let i = 0; i < from.length; i++) {
      let sum = 1 << (precision - 1)
      const first = from[i] ?? 0
      const count = counts[i] ?? 0
      for (let k = 0; k < count; k++) sum += Math.imul(input[line * lineIn + (first + k) * step] ?? 0, values[i * most + k] ?? 0)
      const value = sum >> precision
      output[line * lineOut + i * step] = value < 0 ? 0 : value > 255 ? 255 : value
    }
  }
}

/** The image at another size, in pixels. The same image where that is its size. */
export function resizeImage(image: DecodedImage, height: number, width: number): DecodedImage {
  const { channels } = image
  let { pixels } = image
  if (width !== image.width) {
    const out = new Uint8Array(channels * image.height * width)
    resample(pixels, out, triangleWeights(image.width, width), channels * image.height, 1, image.width, width)
    pixels = out
  }
  if (height !== image.height) {
    const out = new Uint8Array(channels * height * width)
    const weights = triangleWeights(image.height, height)
    for (let channel = 0; channel < channels; channel++) {
      const [from, to] = [pixels.subarray(channel * image.height * width), out.subarray(channel * height * width)]
      resample(from, to, weights, width, width, 1, 1)
    }
    pixels = out
  }
  return { channels, height, width, pixels }
}

/** Halves go to the even neighbour. */
function roundHalfToEven(value: number): number {
  const low = Math.floor(value)
  if (value - low !== 0.5) return Math.round(value)
  return low % 2 === 0 ? low : low + 1
}

/** The image with its shorter side resized to `size` pixels (the longer in proportion, rounded down), then its middle `size` × `size`. */
export function resizeAndCrop(image: DecodedImage, size: number): DecodedImage {
  const { height, width } = image
  const resized = width <= height
    ? resizeImage(image, Math.trunc((size * height) / width), size)
    : resizeImage(image, size, Math.trunc((size * width) / height))
  const top = roundHalfToEven((resized.height - size) / 2)
  const left = roundHalfToEven((resized.width - size) / 2)
  const pixels = new Uint8Array(image.channels * size * size)
  for (let channel = 0; channel < image.channels; channel++) {
    for (let y = 0; y < size; y++) {
      const from = (channel * resized.height + top + y) * resized.width + left
      pixels.set(resized.pixels.subarray(from, from + size), (channel * size + y) * size)
    }
  }
  return { channels: image.channels, height: size, width: size, pixels }
}
