/**
 * Reads ahead: a worker thread reads, augments and normalises the next batches while the training thread computes. Which bytes a batch
 * has depends on (seed, epoch, batch) only, so that it equals the batch made in the training thread, bit for bit.
 */
import { existsSync } from 'node:fs'
import { Worker } from 'node:worker_threads'
import { createBatcher, type BatchBuffers, type BatchOptions } from './batches.ts'
import { DatasetError, wordsOf, type DatasetErrorCode } from './errors.ts'
import { createRingMemory, openRing, placeOf, type Course } from './prefetch-ring.ts'
import type { PrefetchTask } from './prefetch-worker.ts'
import type { ImageShape, ImageSource } from './types.ts'

export interface PrefetchOptions extends BatchOptions {
  /** How many batches there is room for, the one in use among them; 4 by default. */
  readonly depth?: number
  /** Where to begin, e.g. after a checkpoint; 0 by default. */
  readonly firstEpoch?: number
  readonly firstBatch?: number
  /** How many epochs, the first one included however late it begins. Absent: endless. */
  readonly epochs?: number
  /** The worker's file, where it is not beside this one or in the folder above (as the build puts it). */
  readonly worker?: URL
}

/** A batch in the ring. Its buffers are valid until the next one is taken. */
export interface PreparedBatch extends BatchBuffers {
  readonly epoch: number
  readonly batch: number
  /** Number of images; the last batch of an epoch may have fewer than `batchSize`. */
  readonly size: number
}

export interface Prefetcher {
  /** Batches in an epoch. */
  readonly batches: number
  /** Of the images in a batch. */
  readonly shape: ImageShape
  /**
   * The next batch in order, or undefined after the last; its predecessor's buffers are handed back to the worker. One call at a time.
   * Rejects with a DatasetError where the worker failed.
   */
  next(): Promise<PreparedBatch | undefined>
  /** The same, blocking the thread while it waits: for a training loop that does nothing else. */
  nextNow(): PreparedBatch | undefined
  /** Ends the worker. May be called twice. */
  close(): Promise<void>
}

/** How long a blocked thread waits for one batch before it gives the worker up. */
const patienceMs = 120_000

/** Starts the worker. Throws a DatasetError where an option does not fit the source. Close it when done: until then the process stays. */
export function startPrefetch(source: ImageSource, options: PrefetchOptions): Prefetcher {
  const { depth = 4, firstEpoch = 0, firstBatch = 0, epochs, worker: workerFile = defaultWorker(), ...batchOptions } = options
  if (!Number.isInteger(depth) || depth < 2 || depth > 1024) throw new DatasetError('BAD_OPTION', `The depth of reading ahead is ${depth}; expected a whole number of batches from 2 to 1024.`)
  const batcher = createBatcher(source, batchOptions)
  const { batches, shape } = batcher
  if (!Number.isInteger(firstBatch) || firstBatch < 0 || firstBatch >= batches) throw new DatasetError('BAD_OPTION', `Reading ahead was to begin with batch ${firstBatch}; expected a whole number from 0 to ${batches - 1}.`)
  const course: Course = { firstEpoch, firstBatch, total: epochs === undefined ? 2 ** 31 - 2 : epochs * batches - firstBatch }
  const memory = createRingMemory(depth, shape, options.classes, options.batchSize)
  const ring = openRing(memory, batcher)
  // Only plain data can go to another thread; a whole data set is often given for the shape.
  const { channels, height, width } = batchOptions.shape
  const task: PrefetchTask = { images: source.share(), options: { ...batchOptions, shape: { channels, height, width } }, memory, course }
  const worker = new Worker(workerFile, { workerData: task, name: 'prefetch' })
  let died: DatasetError | undefined
  worker.once('error', (error) => {
    died = new DatasetError('WORKER_FAILED', `The thread that reads ahead failed: ${wordsOf(error)}`, error)
    ring.wake()
  })
  let closed = false
  worker.once('exit', () => {
    died ??= new DatasetError('WORKER_FAILED', 'The thread that reads ahead ended before its work did.')
    ring.wake()
  })

  let taken = 0
  /** The batch if it is there, and undefined if one has to wait; throws where none will come. */
  const tryTake = (produced: number, failed: boolean): PreparedBatch | undefined => {
    if (produced > taken) {
      const n = taken++
      return { ...ring.buffers(n), ...placeOf(n, course, batches), size: ring.sizeOf(n) }
    }
    if (failed) {
      const { code, message } = ring.failure()
      throw new DatasetError(code as DatasetErrorCode, message)
    }
    if (closed) throw new DatasetError('BAD_OPTION', 'A batch was asked for after reading ahead had been closed.')
    if (died !== undefined) throw died
    return undefined
  }

  return {
    batches, shape,
    async next() {
      if (!closed) ring.release(taken)
      while (taken < course.total) {
        const { produced, failed } = ring.state()
        const batch = tryTake(produced, failed)
        if (batch !== undefined) return batch
        await ring.change(produced)
      }
      return undefined
    },
    nextNow() {
      if (!closed) ring.release(taken)
      const from = performance.now()
      while (taken < course.total) {
        const { produced, failed } = ring.state()
        const batch = tryTake(produced, failed)
        if (batch !== undefined) return batch
        if (performance.now() - from > patienceMs) throw new DatasetError('WORKER_FAILED', `The thread that reads ahead made no batch within ${patienceMs / 1000} s.`)
        ring.changeNow(produced, 1000)
      }
      return undefined
    },
    async close() {
      closed = true
      ring.close()
      ring.wake()
      await worker.terminate()
    },
  }
}

/** Beside this file as a source; in the build this is in a chunk, and the entries are in the folder above. */
function defaultWorker(): URL {
  const places = ['./prefetch-worker.ts', '../prefetch-worker.js', './prefetch-worker.js'].map((place) => new URL(place, import.meta.url))
  const found = places.find((place) => existsSync(place))
  if (found === undefined) throw new DatasetError('WORKER_FAILED', `The file of the thread that reads ahead is at none of ${places.map(({ pathname }) => pathname).join(', ')}.`)
  return found
}
