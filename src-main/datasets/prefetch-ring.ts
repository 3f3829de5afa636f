/** Memory that the training thread and the one that reads ahead share: a ring of batches, and who is how far. */
import { batchBytes, type BatchBuffers, type Batcher } from './batches.ts'
import type { ImageShape } from './types.ts'

/** Places in `control`. */
const producedAt = 0
const consumedAt = 1
const sizesAt = 2
/** Room for the words of what went wrong. */
const errorBytes = 2048

/** What both threads need to know; goes to the worker as it is. */
export interface RingMemory {
  readonly depth: number
  readonly slotBytes: number
  readonly control: SharedArrayBuffer
  readonly slots: SharedArrayBuffer
  readonly error: SharedArrayBuffer
}

export interface Ring {
  readonly depth: number
  /** The buffers that batch number `n` (counted over all epochs) is written into. */
  buffers(n: number): BatchBuffers
  /** How many images batch `n` has, once it is there. */
  sizeOf(n: number): number

  /** Of the writer: waits until batch `n` has room. False once the reader has closed. */
  waitForRoom(n: number): boolean
  /** Of the writer: batch `n` is whole, with `size` images. */
  publish(n: number, size: number): void
  /** Of the writer: there will be no more. */
  fail(code: string, message: string): void

  /** Of the reader: how many batches are there, and whether the writer gave up. */
  state(): { readonly produced: number; readonly failed: boolean }
  /** Of the reader: why it did. */
  failure(): { readonly code: string; readonly message: string }
  /** Of the reader: batches before number `n` may be overwritten. */
  release(n: number): void
  /** Of the reader: resolves once the writer has done anything since there were `produced` batches, or `wake()` was called. */
  change(produced: number): Promise<void>
  /** The same, blocking the thread for at most `milliseconds`. */
  changeNow(produced: number, milliseconds: number): void
  wake(): void
  /** Of the reader: lets the writer end. */
  close(): void
}

/** Room for `depth` batches. */
export function createRingMemory(depth: number, shape: ImageShape, classes: number, batchSize: number): RingMemory {
  const slotBytes = batchBytes(shape, classes, batchSize)
  return {
    depth, slotBytes,
    control: new SharedArrayBuffer(4 * (sizesAt + depth)),
    slots: new SharedArrayBuffer(depth * slotBytes),
    error: new SharedArrayBuffer(errorBytes),
  }
}

/** One thread's view of the ring. */
export function openRing({ depth, slotBytes, control: controlMemory, slots, error }: RingMemory, batcher: Batcher): Ring {
  const control = new Int32Array(controlMemory)
  const buffers = Array.from({ length: depth }, (_, slot) => batcher.makeBuffers(slots, slot * slotBytes))
  const first = buffers[0] ?? batcher.makeBuffers()
  return {
    depth,
    buffers: (n) => buffers[n % depth] ?? first,
    sizeOf: (n) => control[sizesAt + (n % depth)] ?? 0,

    waitForRoom(n) {
      for (;;) {
        // The value that was looked at is the one waited on, so that no change can be missed in between. Closing is a change to -1.
        const consumed = Atomics.load(control, consumedAt)
        if (consumed < 0) return false
        if (n - consumed < depth) return true
        Atomics.wait(control, consumedAt, consumed)
      }
    },
    publish(n, size) {
      control[sizesAt + (n % depth)] = size
      Atomics.store(control, producedAt, n + 1)
      Atomics.notify(control, producedAt)
    },
    fail(code, message) {
      const bytes = new Uint8Array(error)
      const text = Buffer.from(`${code}\n${message}`).subarray(0, errorBytes)
      bytes.fill(0)
      bytes.set(text)
      // A count of n that ended in failure is -n - 1.
      Atomics.store(control, producedAt, -Atomics.load(control, producedAt) - 1)
      Atomics.notify(control, producedAt)
    },

    state() {
      const value = Atomics.load(control, producedAt)
      return value < 0 ? { produced: -value - 1, failed: true } : { produced: value, failed: false }
    },
    failure() {
      const text = Buffer.from(new Uint8Array(error)).toString('utf8').replace(/\0+$/, '')
      const end = text.indexOf('\n')
      return { code: text.slice(0, end), message: text.slice(end + 1) }
    },
    release(n) {
      Atomics.store(control, consumedAt, n)
      Atomics.notify(control, consumedAt)
    },
    async change(produced) {
      const waiting = Atomics.waitAsync(control, producedAt, produced)
      if (waiting.async) await waiting.value
    },
    changeNow(produced, milliseconds) {
      Atomics.wait(control, producedAt, produced, milliseconds)
    },
    wake() {
      Atomics.notify(control, producedAt)
    },
    close() {
      Atomics.store(control, consumedAt, -1)
      Atomics.notify(control, consumedAt)
    },
  }
}

/** Where reading ahead begins and ends. */
export interface Course {
  /** Epoch and batch within it of the first batch; from 0. */
  readonly firstEpoch: number
  readonly firstBatch: number
  /** How many batches in all. */
  readonly total: number
}

/** Epoch and batch of the `n`-th batch of a course. */
export function placeOf(n: number, { firstEpoch, firstBatch }: Course, batches: number): { epoch: number; batch: number } {
  const place = firstBatch + n
  return { epoch: firstEpoch + Math.floor(place / batches), batch: place % batches }
}
