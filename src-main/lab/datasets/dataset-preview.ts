/** Some images of each class, small enough to be shown by the dozen. */
import { encode } from 'fast-png'
import { previewIndices } from '../../datasets/inspect.ts'
import { imageBytesOf, type Dataset, type ImageShape, type ImageSource } from '../../datasets/types.ts'
import { LabError } from '../errors.ts'
import type { DatasetPreview, PreviewRequest } from '../types.ts'

/** No longer side than this, in pixels. */
const longestSide = 96
const mostClasses = 10

/** Reads the images of the classes asked for, and no others. Throws a LabError where there is no such class. */
export function makePreview(dataset: Dataset, { part, perClass, firstClass }: Omit<PreviewRequest, 'name'>): DatasetPreview {
  const { classes, channels, height, width } = dataset
  if (firstClass >= classes.length) {
    throw new LabError('BAD_REQUEST', 'There is no such class.', [{ path: 'firstClass', message: `The first class is ${firstClass}; expected a whole number from 0 to ${classes.length - 1}.` }])
  }
  const source = dataset[part]
  const draw = drawer(source, { channels, height, width })
  const found = previewIndices(source.labels, classes.length, perClass)
  return {
    height: draw.shape.height, width: draw.shape.width,
    classes: classes.slice(firstClass, firstClass + mostClasses).map((name, i) => ({
      index: firstClass + i, name,
      images: (found[firstClass + i] ?? []).map(draw.address),
    })),
  }
}

/** Images of a source as data: addresses, large ones made smaller. */
export function drawer(source: Pick<ImageSource, 'read'>, shape: ImageShape): { readonly shape: ImageShape; readonly address: (index: number) => string } {
  const { channels, height, width } = shape
  const every = Math.max(1, Math.ceil(Math.max(height, width) / longestSide))
  const small: ImageShape = { channels, height: Math.floor(height / every), width: Math.floor(width / every) }
  const image = new Uint8Array(imageBytesOf(shape))
  return {
    shape: small,
    address(index) {
      source.read([index], image)
      return pngAddress(reduce(image, shape, small, every), small)
    },
  }
}

/** Means of `every` × `every` pixels, as interleaved bytes. */
function reduce(planes: Uint8Array, shape: ImageShape, small: ImageShape, every: number): Uint8Array {
  const out = new Uint8Array(imageBytesOf(small))
  for (let channel = 0; channel < shape.channels; channel++) {
    for (let y = 0; y < small.height; y++) {
      for (let x = 0; x < small.width; x++) {
        let sum = 0
        for (let v = 0; v < every; v++) {
          const row = (channel * shape.height + y * every + v) * shape.width + x * every
          for (let u = 0; u < every; u++) sum += planes[row + u] ?? 0
        }
        out[(y * small.width + x) * shape.channels + channel] = Math.round(sum / (every * every))
      }
    }
  }
  return out
}

function pngAddress(data: Uint8Array, { channels, height, width }: ImageShape): string {
  return `data:image/png;base64,${Buffer.from(encode({ data, channels, height, width, depth: 8 })).toString('base64')}`
}
