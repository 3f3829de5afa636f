/** The thread that reads ahead: makes batches in their order, as long as the ring has room. An entry of its own. */
import { workerData } from 'node:worker_threads'
import { createBatcher, type BatchOptions } from './batches.ts'
import { DatasetError, wordsOf } from './errors.ts'
import { openSharedImages } from './image-set.ts'
import { openRing, placeOf, type Course, type RingMemory } from './prefetch-ring.ts'
import type { SharedImages } from './types.ts'

/** What the worker is started with. */
export interface PrefetchTask {
  readonly images: SharedImages
  readonly options: BatchOptions
  readonly memory: RingMemory
  readonly course: Course
}

const { images, options, memory, course } = workerData as PrefetchTask
const batcher = createBatcher(openSharedImages(images), options)
const ring = openRing(memory, batcher)
try {
  for (let n = 0; n < course.total && ring.waitForRoom(n); n++) {
    const { epoch, batch } = placeOf(n, course, batcher.batches)
    ring.publish(n, batcher.write(epoch, batch, ring.buffers(n)))
  }
} catch (error) {
  ring.fail(error instanceof DatasetError ? error.code : 'WORKER_FAILED', wordsOf(error))
}
