/** Batches of an epoch: in an order of its own, augmented, normalised, with one-hot targets, written into buffers that are given. */
import { augmentedShape, augmentInto, type Augmentation } from './augment.ts'
import { DatasetError } from './errors.ts'
import { normalisationTable, normaliseInto, type Normalisation } from './normalise.ts'
import { createKeyedUniform, purposes, shuffle } from './random.ts'
import { imageBytesOf, type ImageShape, type ImageSource } from './types.ts'

/** How batches are made; plain data, so that it can go to another thread. */
export interface BatchOptions {
  /** Of the source's images. */
  readonly shape: ImageShape
  /** How many; the width of a target. */
  readonly classes: number
  readonly batchSize: number
  /** Unsigned 32-bit; decides order and augmentation together with the epoch. */
  readonly seed: number
  /** Absent or false: in the order of `indices`. */
  readonly shuffle?: boolean
  /** Which images take part, e.g. one side of a split. Absent: all. */
  readonly indices?: Uint32Array
  readonly normalisation: Normalisation
  /** Absent: none. */
  readonly augmentation?: Augmentation
}

/** Room for one batch of up to `batchSize` images. */
export interface BatchBuffers {
  /** batchSize · C · H · W, in the augmented shape. */
  readonly images: Float32Array
  /** batchSize · classes: 1 at the label, 0 elsewhere. */
  readonly targets: Float32Array
  /** batchSize. */
  readonly labels: Uint16Array
}

export interface Batcher {
  /** Images in an epoch. */
  readonly count: number
  /** Batches in an epoch; the last one may be short. */
  readonly batches: number
  /** Of the images in a batch. */
  readonly shape: ImageShape
  /** Buffers of the right size; over `memory` from byte `offset` on where given. */
  makeBuffers(memory?: SharedArrayBuffer, offset?: number): BatchBuffers
  /**
   * Writes batch `batch` (from 0) of epoch `epoch` into `out` and returns its number of images; what is beyond them in `out` is left as
   * it was. The same (epoch, batch) gives the same bytes, whatever was asked for before. Allocates nothing within an epoch.
   */
  write(epoch: number, batch: number, out: BatchBuffers): number
}

/** How many batches `count` images make. */
export const batchCount = (count: number, batchSize: number): number => Math.ceil(count / batchSize)

/** Bytes of the buffers of one batch, a multiple of 8. */
export function batchBytes(shape: ImageShape, classes: number, batchSize: number): number {
  const bytes = 4 * batchSize * imageBytesOf(shape) + 4 * batchSize * classes + 2 * batchSize
  return Math.ceil(bytes / 8) * 8
}

/** Writes the images of epoch `epoch` into `order`: `indices` (or all of them) shuffled, as seed and epoch alone decide. */
export function orderEpoch(order: Uint32Array, indices: Uint32Array | undefined, seed: number, epoch: number): void {
  if (indices === undefined) for (let i = 0; i < order.length; i++) order[i] = i
  else order.set(indices)
  const stream = createKeyedUniform(seed >>> 0, purposes.order)
  stream.seek(epoch, 0)
  shuffle(order, stream.uniform)
}

/** Makes batches of `source`. Throws a DatasetError where an option does not fit the source. */
export function createBatcher(source: ImageSource, options: BatchOptions): Batcher {
  checkOptions(source, options)
  const { shape: from, classes, batchSize, seed, indices, augmentation = { kind: 'none' } } = options
  const shape = augmentedShape(augmentation, from)
  const [fromBytes, imageValues, area] = [imageBytesOf(from), imageBytesOf(shape), shape.height * shape.width]
  const table = normalisationTable(options.normalisation, shape.channels)
  const count = indices?.length ?? source.count
  const order = indices === undefined ? Uint32Array.from({ length: count }, (_, i) => i) : Uint32Array.from(indices)
  const raw = new Uint8Array(batchSize * fromBytes)
  const augmented = new Uint8Array(imageValues)
  const stream = createKeyedUniform(seed >>> 0, purposes.augmentation)
  const batches = batchCount(count, batchSize)
  let orderedFor = -1

  return {
    count, batches, shape,
    makeBuffers(memory = new SharedArrayBuffer(batchBytes(shape, classes, batchSize)), offset = 0) {
      const targetsAt = offset + 4 * batchSize * imageValues
      const labelsAt = targetsAt + 4 * batchSize * classes
      return {
        images: new Float32Array(memory, offset, batchSize * imageValues),
        targets: new Float32Array(memory, targetsAt, batchSize * classes),
        labels: new Uint16Array(memory, labelsAt, batchSize),
      }
    },
    write(epoch, batch, { images, targets, labels }) {
      if (!Number.isInteger(batch) || batch < 0 || batch >= batches) throw new DatasetError('BAD_OPTION', `Batch ${batch} was asked for; expected a whole number from 0 to ${batches - 1}.`)
      if (options.shuffle === true && orderedFor !== epoch) {
        orderEpoch(order, indices, seed, epoch)
        orderedFor = epoch
      }
      const first = batch * batchSize
      const size = Math.min(batchSize, count - first)
      const chosen = order.subarray(first, first + size)
      source.read(chosen, raw)
      targets.fill(0, 0, size * classes)
      for (let i = 0; i < size; i++) {
        const image = chosen[i] ?? 0
        const label = source.labels[image] ?? 0
        labels[i] = label
        targets[i * classes + label] = 1
        if (augmentation.kind === 'none') {
          normaliseInto(table, shape.channels, area, raw, i * fromBytes, images, i * imageValues)
        } else {
          stream.seek(image, epoch)
          augmentInto(augmentation, from, raw, i * fromBytes, augmented, stream.uniform)
          normaliseInto(table, shape.channels, area, augmented, 0, images, i * imageValues)
        }
      }
      return size
    },
  }
}

function checkOptions(source: ImageSource, { batchSize, classes, indices }: BatchOptions): void {
  if (!Number.isInteger(batchSize) || batchSize < 1) throw new DatasetError('BAD_OPTION', `The batch size is ${batchSize}; expected a whole number from 1.`)
  const count = indices?.length ?? source.count
  if (count === 0) throw new DatasetError('BAD_OPTION', 'There are 0 images to make batches of; expected at least 1.')
  const wrong = indices?.find((index) => index >= source.count)
  if (wrong !== undefined) throw new DatasetError('BAD_OPTION', `Image ${wrong} is to take part; expected indices from 0 to ${source.count - 1}.`)
  const label = source.labels.findIndex((one) => one >= classes)
  if (label >= 0) throw new DatasetError('BAD_OPTION', `The label of image ${label} is ${source.labels[label] ?? 0}; expected 0 to ${classes - 1} for ${classes} classes.`)
}
