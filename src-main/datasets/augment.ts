/**
 * Random changes of an image, on its bytes: crops, flips, resized crops. Pure functions of the image and of the numbers drawn, which come
 * from the stream that is handed in. Padding is 0: black before normalising.
 */
import { DatasetError } from './errors.ts'
import type { Uniform } from './random.ts'
import { shapeInWords, type ImageShape } from './types.ts'

/** What happens to each image on its way into a batch. `size` is the side of the square that comes out, in pixels. */
export type Augmentation =
  | { readonly kind: 'none' }
  /** For CIFAR: pads with `padding` black pixels all round, cuts the original size out at a random place, and flips half of them. */
  | { readonly kind: 'random-crop'; readonly padding: number; readonly flip: boolean }
  /** For ImageNet: a random part of `scale` of the area and `ratio` of width to height, resized to `size`, and half of them flipped. */
  | { readonly kind: 'random-resized-crop'; readonly size: number; readonly flip: boolean; readonly scale?: Range; readonly ratio?: Range }
  /** For testing: the middle. */
  | { readonly kind: 'centre-crop'; readonly size: number }

export type Range = readonly [number, number]

/** A part of an image, in pixels. */
export interface Box {
  readonly top: number
  readonly left: number
  readonly height: number
  readonly width: number
}

/** The shape of what `augmentInto` writes. Throws a DatasetError where the augmentation cannot be done with such images. */
export function augmentedShape(augmentation: Augmentation, shape: ImageShape): ImageShape {
  switch (augmentation.kind) {
    case 'none': return shape
    case 'random-crop':
      if (!(Number.isInteger(augmentation.padding) && augmentation.padding >= 0 && augmentation.padding <= 1024)) {
        throw new DatasetError('BAD_OPTION', `The padding of the random crop is ${augmentation.padding}; expected a whole number from 0 to 1024 pixels.`)
      }
      return shape
    case 'random-resized-crop':
    case 'centre-crop': {
      const { size, kind } = augmentation
      const most = kind === 'centre-crop' ? Math.min(shape.height, shape.width) : 4096
      if (!(Number.isInteger(size) && size >= 1 && size <= most)) {
        throw new DatasetError('BAD_OPTION', `The size of the ${kind.replaceAll('-', ' ')} is ${size}; expected a whole number from 1 to ${most} pixels for images of ${shapeInWords(shape)}.`)
      }
      return { channels: shape.channels, height: size, width: size }
    }
  }
}

/**
 * Augments one image (`shape`, its C·H·W bytes from `from` on in `bytes`) into the beginning of `out`, which has the bytes of
 * `augmentedShape`. Draws from `uniform` always the same count of numbers for the same kind, but for random resized crops.
 */
export function augmentInto(augmentation: Augmentation, shape: ImageShape, bytes: Uint8Array, from: number, out: Uint8Array, uniform: Uniform): void {
  const { height, width } = shape
  switch (augmentation.kind) {
    case 'none':
      out.set(bytes.subarray(from, from + shape.channels * height * width))
      return
    case 'random-crop': {
      const { padding, flip } = augmentation
      const top = Math.floor(uniform() * (2 * padding + 1)) - padding
      const left = Math.floor(uniform() * (2 * padding + 1)) - padding
      cropInto(shape, bytes, from, top, left, shape, flip && uniform() < 0.5, out)
      return
    }
    case 'random-resized-crop': {
      const { size, flip, scale = [0.08, 1], ratio = [3 / 4, 4 / 3] } = augmentation
      const box = randomBox(shape, scale, ratio, uniform)
      resizeBoxInto(shape, bytes, from, box, size, flip && uniform() < 0.5, out)
      return
    }
    case 'centre-crop': {
      const { size } = augmentation
      cropInto(shape, bytes, from, (height - size) >> 1, (width - size) >> 1, { height: size, width: size }, false, out)
    }
  }
}

/**
 * Cuts `size` out of an image at (top, left), which may lie outside of it: what is outside is 0. Mirrors left and right where `flip`.
 */
export function cropInto(
  shape: ImageShape, bytes: Uint8Array, from: number, top: number, left: number, size: { readonly height: number; readonly width: number }, flip: boolean, out: Uint8Array,
): void {
  const { channels, height, width } = shape
  const first = Math.min(size.width, Math.max(0, -left))
  const end = Math.min(size.width, width - left)
  let to = 0
  for (let channel = 0; channel < channels; channel++) {
    for (let y = 0; y < size.height; y++, to += size.width) {
      const row = y + top
      if (row < 0 || row >= height) {
        for (let x = 0; x < size.width; x++) out[to + x] = 0
        continue
      }
      const line = from + (channel * height + row) * width + left
      if (flip) {
        const last = to + size.width - 1
        for (let x = 0; x < first; x++) out[last - x] = 0
        for (let x = first; x < end; x++) out[last - x] = bytes[line + x] ?? 0
        for (let x = Math.max(first, end); x < size.width; x++) out[last - x] = 0
      } else {
        for (let x = 0; x < first; x++) out[to + x] = 0
        for (let x = first; x < end; x++) out[to + x] = bytes[line + x] ?? 0
        for (let x = Math.max(first, end); x < size.width; x++) out[to + x] = 0
      }
    }
  }
}

/**
 * A box of random area (`scale`, parts of the whole) and random ratio of width to height (uniform in its logarithm). After ten that do
 * not fit, the largest middle one within the ratios.
 */
export function randomBox({ height, width }: ImageShape, scale: Range, ratio: Range, uniform: Uniform): Box {
  const [lowest, highest] = [Math.log(ratio[0]), Math.log(ratio[1])]
  for (let attempt = 0; attempt < 10; attempt++) {
    const area = height * width * (scale[0] + uniform() * (scale[1] - scale[0]))
    const aspect = Math.exp(lowest + uniform() * (highest - lowest))
    const boxWidth = Math.round(Math.sqrt(area * aspect))
    const boxHeight = Math.round(Math.sqrt(area / aspect))
    const top = Math.floor(uniform() * (height - boxHeight + 1))
    const left = Math.floor(uniform() * (width - boxWidth + 1))
    if (boxWidth >= 1 && boxWidth <= width && boxHeight >= 1 && boxHeight <= height) return { top, left, height: boxHeight, width: boxWidth }
  }
  const aspect = Math.min(Math.max(width / height, ratio[0]), ratio[1])
  const boxWidth = Math.max(1, Math.min(width, Math.round(height * aspect)))
  const boxHeight = Math.max(1, Math.min(height, Math.round(width / aspect)))
  return { top: (height - boxHeight) >> 1, left: (width - boxWidth) >> 1, height: boxHeight, width: boxWidth }
}

/** Where the samples of one line lie: a pixel, its neighbour, and the neighbour's part. Grown when needed, else kept. */
let [lows, highs, parts] = [new Int32Array(0), new Int32Array(0), new Float64Array(0)]

/** Fills the places of `size` · `samples` samples over `extent` pixels from `first` on. */
function placeSamples(first: number, extent: number, size: number, samples: number): void {
  const count = size * samples
  if (lows.length < count) [lows, highs, parts] = [new Int32Array(count), new Int32Array(count), new Float64Array(count)]
  for (let i = 0; i < count; i++) {
    const place = clamp(((i + 0.5) / count) * extent - 0.5, extent - 1)
    const low = Math.floor(place)
    lows[i] = first + low
    highs[i] = first + Math.min(low + 1, extent - 1)
    parts[i] = place - low
  }
}

/**
 * Resizes a box of the image to `size` × `size`, mirrored where `flip`. Each target pixel is the mean over a grid of bilinear samples
 * of its own area, as fine as the reduction: enough against aliasing.
 */
export function resizeBoxInto(shape: ImageShape, bytes: Uint8Array, from: number, box: Box, size: number, flip: boolean, out: Uint8Array): void {
  const { channels, height, width } = shape
  const samplesX = Math.max(1, Math.round(box.width / size))
  const samplesY = Math.max(1, Math.round(box.height / size))
  placeSamples(box.left, box.width, size, samplesX)
  const scale = 1 / (samplesY * samplesX)
  for (let channel = 0; channel < channels; channel++) {
    const plane = from + channel * height * width
    for (let y = 0; y < size; y++) {
      const line = (channel * size + y) * size
      for (let x = 0; x < size; x++) {
        let sum = 0
        for (let i = 0; i < samplesY; i++) {
          const sourceY = clamp(((y * samplesY + i + 0.5) / (size * samplesY)) * box.height - 0.5, box.height - 1)
          const row = Math.floor(sourceY)
          const part = sourceY - row
          const upper = plane + (box.top + row) * width
          const lower = plane + (box.top + Math.min(row + 1, box.height - 1)) * width
          for (let k = x * samplesX; k < (x + 1) * samplesX; k++) {
            const low = lows[k] ?? 0
            const high = highs[k] ?? 0
            const partX = parts[k] ?? 0
            const above = (1 - partX) * (bytes[upper + low] ?? 0) + partX * (bytes[upper + high] ?? 0)
            const below = (1 - partX) * (bytes[lower + low] ?? 0) + partX * (bytes[lower + high] ?? 0)
            sum += above + part * (below - above)
          }
        }
        out[line + (flip ? size - 1 - x : x)] = Math.floor(sum * scale + 0.5)
      }
    }
  }
}

const clamp = (value: number, most: number): number => (value < 0 ? 0 : value > most ? most : value)
