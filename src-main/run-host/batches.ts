/** Batches of a data set as the ensemble engine takes them: read, augmented and normalised ahead, in a thread of their own. */
import type { DataSpec } from '../engines/ensemble/spec.ts'
import type { Batch, TrainingData } from '../engines/ensemble/training-data.ts'
import type { Augmentation } from '../datasets/augment.ts'
import { batchCount, createBatcher } from '../datasets/batches.ts'
import type { BatchBuffers, BatchOptions } from '../datasets/batches.ts'
import { startPrefetch } from '../datasets/prefetch.ts'
import type { Prefetcher } from '../datasets/prefetch.ts'
import { proportionalPart, splitValidation } from '../datasets/split.ts'
import type { Dataset, ImageSource } from '../datasets/types.ts'

export interface OpenBatches {
  readonly data: TrainingData
  /** Which images are tested, in their order, and where they are from. */
  readonly tested: { readonly indices: Uint32Array; readonly from: ImageSource }
  close(): Promise<void>
}

/** How far images are moved at random, in pixels. */
const cropPadding = 4
const shiftPadding = 2

/** Throws a DatasetError where the data set does not fit the spec. */
export function openBatches(dataset: Dataset, spec: DataSpec, { batch, seed }: { readonly batch: number; readonly seed: number }): OpenBatches {
  const shape = { channels: dataset.channels, height: dataset.height, width: dataset.width }
  const classes = dataset.classes.length
  const perChannel = (values: readonly number[]): number[] => (values.length === 1 ? Array<number>(shape.channels).fill(values[0] ?? 0) : [...values])
  const shared = { shape, classes, seed, normalisation: { mean: perChannel(spec.mean), sd: perChannel(spec.sd) } }
  const { learned, tested, testedFrom } = partsOf(dataset, spec, seed)
  const training: BatchOptions = { ...shared, batchSize: batch, shuffle: true, indices: learned, augmentation: augmentationOf(spec, shape.height) }
  const testing = testBatches(testedFrom, { ...shared, indices: tested })
  const image = createBatcher(dataset.train, training).shape
  const ahead = readAhead(dataset.train, training)
  return {
    tested: { indices: tested, from: testedFrom },
    data: {
      name: dataset.name, image, classes, trainCount: learned.length, testCount: tested.length,
      trainBatch: (epoch, index) => ahead.batch(epoch, index),
      testBatch: (index, size) => Promise.resolve(testing(index, size)),
    },
    close: () => ahead.close(),
  }
}

/** Which images are learned and which are tested, the validation part in place of the test set where there is one. */
function partsOf({ train, test }: Dataset, { trainCount, testCount, validationCount }: DataSpec, seed: number) {
  const part = ({ labels }: ImageSource, indices: Uint32Array, count: number): Uint32Array => proportionalPart(labels, indices, count)
  if (validationCount === 0) return { learned: part(train, allOf(train), trainCount), tested: part(test, allOf(test), testCount), testedFrom: test }
  const split = splitValidation(train.labels, { validationCount, seed })
  return { learned: part(train, split.train, trainCount), tested: part(train, split.validation, testCount), testedFrom: train }
}

const allOf = ({ count }: ImageSource): Uint32Array => Uint32Array.from({ length: count }, (_, i) => i)

function augmentationOf({ augmentation }: DataSpec, size: number): Augmentation {
  switch (augmentation) {
    case 'none': return { kind: 'none' }
    case 'shift': return { kind: 'random-crop', padding: shiftPadding, flip: false }
    case 'cropAndFlip': return { kind: 'random-crop', padding: cropPadding, flip: true }
    case 'resizedCropAndFlip': return { kind: 'random-resized-crop', size, flip: true }
  }
}

function testBatches(source: ImageSource, options: Omit<BatchOptions, 'batchSize'>): (index: number, size: number) => Batch {
  let batcher: ReturnType<typeof createBatcher> | undefined
  let buffers: BatchBuffers | undefined
  let sizeOfBatches = 0
  return (index, size) => {
    if (batcher === undefined || buffers === undefined || sizeOfBatches !== size) {
      batcher = createBatcher(source, { ...options, batchSize: size })
      buffers = batcher.makeBuffers()
      sizeOfBatches = size
    }
    return { ...buffers, size: batcher.write(0, index, buffers) }
  }
}

/** The prefetcher goes one way: where something else is asked for than what comes next, it starts anew there. */
function readAhead(source: ImageSource, options: BatchOptions) {
  const batches = batchCount(options.indices?.length ?? source.count, options.batchSize)
  let prefetcher: Prefetcher | undefined
  let next = -1
  return {
    async batch(epoch: number, index: number): Promise<Batch> {
      const wanted = epoch * batches + index
      if (prefetcher === undefined || wanted !== next) {
        await prefetcher?.close()
        prefetcher = startPrefetch(source, { ...options, firstEpoch: epoch, firstBatch: index })
      }
      next = wanted + 1
      const prepared = await prefetcher.next()
      if (prepared === undefined) throw new Error(`there is no batch ${index} in epoch ${epoch}`)
      return prepared
    },
    close: async () => { await prefetcher?.close() },
  }
}
