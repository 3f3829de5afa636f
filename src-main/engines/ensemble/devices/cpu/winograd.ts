/** Which convolutions go by Winograd's way, in pieces of how many places; the choice depends on shapes alone, so that results do not depend on the batch. */
import type { ConvolutionShape } from '../../device.ts'
import type { CommandList } from './commands.ts'

export interface Pieces {
  /** Places across a piece. */
  readonly across: number
  /** Numbers across a piece, and points of each dimension. */
  readonly points: number
}

interface Choice extends Pieces {
  readonly kernel: number
  readonly stride: number
}

/** The fewest products per place first. With a stride of 2 there are four images of half the size, of which each has at most three taps. */
const choices: readonly Choice[] = [
  { kernel: 3, stride: 1, across: 4, points: 6 }, { kernel: 3, stride: 1, across: 3, points: 5 }, { kernel: 5, stride: 1, across: 2, points: 6 }, { kernel: 5, stride: 2, across: 5, points: 7 },
]
/** Filters, and channels, go through the kernels by eights, and are summed without a break. */
const together = 8, most = 512
/** Of images and differences at points that are there at a time. */
const bytesAtOnce = 2 ** 22

/** Null where a convolution has another stride, places that pieces don't fill, or numbers of filters or channels that the kernels don't take. */
export function piecesOf(shape: ConvolutionShape): Pieces | null {
  const { channels, filters, kernel, stride, outHeight, outWidth } = shape
  const fits = (count: number): boolean => count % together === 0 && count <= most
  if (!fits(channels) || !fits(channelsOfPhases(shape)) || !fits(filters)) return null
  const found = choices.find((choice) => choice.kernel === kernel && choice.stride === stride && outHeight % choice.across === 0 && outWidth % choice.across === 0)
  return found === undefined ? null : { across: found.across, points: found.points }
}

/** Of all images that a stride makes of one. */
const channelsOfPhases = ({ channels, stride }: ConvolutionShape): number => channels * stride ** 2

const perImage = ({ outHeight, outWidth }: ConvolutionShape, { across }: Pieces): number => (outHeight / across) * (outWidth / across)

const imageBytes = ({ channels, height, width, padding }: ConvolutionShape): number => (height + 2 * padding) * (width + 2 * padding) * channels * 4

/** As assembly/winograd.ts has them, up to places across a piece. */
export const pieceNumbers = (shape: ConvolutionShape, pieces: Pieces, images: number): readonly number[] => {
  const { channels, filters, width, kernel, padding, outWidth } = shape
  return [images, filters, channels, (width + 2 * padding) * channels * 4, imageBytes(shape), perImage(shape, pieces), outWidth / pieces.across, outWidth, kernel, pieces.across]
}

/** `pointBytes` of the kernels, for all points. */
const bytesAtPoints = ({ points }: Pieces, rows: number, columns: number): number => points ** 2 * (rows * columns * 4 + 64)

export const filterBytes = (shape: ConvolutionShape, pieces: Pieces): number => bytesAtPoints(pieces, shape.filters, channelsOfPhases(shape))

/** The gradient of filters at points: so many bytes from an address on begin with it. Images go through their points a few at a time. */
export function gradientOf(shape: ConvolutionShape, pieces: Pieces, images: number) {
  const { filters, outHeight, outWidth } = shape, channels = channelsOfPhases(shape), count = perImage(shape, pieces)
  const atOnce = Math.min(images, Math.max(1, Math.floor(bytesAtOnce / bytesAtPoints(pieces, count, channels + filters))))
  const ofFilters = filterBytes(shape, pieces), ofImages = bytesAtPoints(pieces, atOnce * count, channels), ofDifferences = bytesAtPoints(pieces, atOnce * count, filters)
  return {
    bytes: ofFilters + ofImages + ofDifferences,
    addSums(commands: CommandList, from: number, differences: number, sums: number): void {
      const atImages = sums + ofFilters, atDifferences = atImages + ofImages
      for (let first = 0; first < images; first += atOnce) {
        const numbers = pieceNumbers(shape, pieces, Math.min(atOnce, images - first))
        commands.add('gradientPoints', [from + first * imageBytes(shape), differences + first * outHeight * outWidth * filters * 4, atImages, atDifferences], numbers)
        commands.add('sumPoints', [atImages, atDifferences, sums], [...numbers, 0, first > 0 ? 1 : 0])
      }
    },
  }
}
