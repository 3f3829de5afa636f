import { truncate } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, it, onTestFinished } from 'vitest'
import { createBatcher, type BatchOptions } from '../../src-main/datasets/batches.ts'
import { generateDigits } from '../../src-main/datasets/generated-digits.ts'
import { openImageFile } from '../../src-main/datasets/image-set.ts'
import { mnistNormalisation } from '../../src-main/datasets/normalise.ts'
import { startPrefetch, type PrefetchOptions, type Prefetcher } from '../../src-main/datasets/prefetch.ts'
import type { ImageSource } from '../../src-main/datasets/types.ts'
import { put, refusal, temporaryFolder } from './fixtures.ts'

const digits = generateDigits({ trainCount: 230, testCount: 10 })
const options: BatchOptions = {
  shape: { channels: 1, height: 28, width: 28 }, classes: 10, batchSize: 50, seed: 3, shuffle: true,
  normalisation: mnistNormalisation, augmentation: { kind: 'random-crop', padding: 4, flip: true },
}

function start(source: ImageSource, more: Partial<PrefetchOptions> = {}): Prefetcher {
  const prefetcher = startPrefetch(source, { ...options, ...more })
  onTestFinished(() => prefetcher.close())
  return prefetcher
}

const bitsOf = (images: Float32Array | undefined, size: number): Buffer => Buffer.from(new Uint8Array(images?.buffer ?? new ArrayBuffer(0), images?.byteOffset, 4 * 784 * size))

/** That the next batches are (epoch, batch) and equal those made in this thread, bit for bit; then that there are no more. */
async function expectEqual(prefetcher: Prefetcher, places: readonly (readonly [number, number])[], take: () => Promise<Awaited<ReturnType<Prefetcher['next']>>> = () => prefetcher.next()): Promise<void> {
  const batcher = createBatcher(digits.train, options)
  for (const [epoch, batch] of places) {
    const expected = batcher.makeBuffers()
    const size = batcher.write(epoch, batch, expected)
    const got = await take()
    expect([got?.epoch, got?.batch, got?.size]).toEqual([epoch, batch, size])
    expect(bitsOf(got?.images, size).equals(bitsOf(expected.images, size))).toBe(true)
    expect(got?.targets.slice(0, size * 10)).toEqual(expected.targets.slice(0, size * 10))
    expect(got?.labels.slice(0, size)).toEqual(expected.labels.slice(0, size))
  }
}

const twoEpochs = [[0, 0], [0, 1], [0, 2], [0, 3], [0, 4], [1, 0], [1, 1], [1, 2], [1, 3], [1, 4]] as const

describe('reading ahead', () => {
  it('gives the batches of the same thread, bit for bit, and ends after its epochs', async () => {
    const prefetcher = start(digits.train, { epochs: 2, depth: 2 })
    await expectEqual(prefetcher, twoEpochs)
    expect(await prefetcher.next()).toBeUndefined()
  })

  it('does not depend on how fast batches are taken', async () => {
    const prefetcher = start(digits.train, { epochs: 2, depth: 3 })
    const other = createBatcher(digits.train, options)
    const room = other.makeBuffers()
    await expectEqual(prefetcher, twoEpochs, () => {
      // A reader that is busy for a while: the worker fills the whole ring meanwhile.
      for (let i = 0; i < 50; i++) other.write(i, i % 5, room)
      return prefetcher.next()
    })
  })

  it('can block the thread instead', async () => {
    const prefetcher = start(digits.train, { epochs: 2 })
    await expectEqual(prefetcher, twoEpochs, () => Promise.resolve(prefetcher.nextNow()))
    expect(prefetcher.nextNow()).toBeUndefined()
  })

  it('goes on from any place, as after a checkpoint', async () => {
    await expectEqual(start(digits.train, { firstEpoch: 0, firstBatch: 3 }), twoEpochs.slice(3))
  })

  it('takes a whole data set for the shape', async () => {
    await expectEqual(start(digits.train, { shape: digits }), twoEpochs.slice(0, 1))
  })

  it('reads images that stay in a file', async () => {
    const file = join(await put(await temporaryFolder(), { 'set.bin': Buffer.concat([Buffer.alloc(7), digits.train.pixels]) }), 'set.bin')
    const source = openImageFile(file, 7, 784, digits.train.labels)
    onTestFinished(() => {
      source.close()
    })
    await expectEqual(start(source), twoEpochs)
  })

  it('says what went wrong in the worker', async () => {
    const file = join(await put(await temporaryFolder(), { 'set.bin': digits.train.pixels }), 'set.bin')
    await truncate(file, 1000)
    const source = openImageFile(file, 0, 784, digits.train.labels)
    onTestFinished(() => {
      source.close()
    })
    expect(await refusal(() => start(source).next())).toMatch(/^DAMAGED: .*set\.bin ends within image \d+: \d+ of its 784 bytes are there\./)
    expect(await refusal(() => start(source).nextNow())).toContain('ends within image')
  })

  it('says so when its worker cannot start', async () => {
    const worker = new URL(`file://${join(await temporaryFolder(), 'nothing.js')}`)
    expect(await refusal(() => start(digits.train, { worker }).next())).toMatch(/^WORKER_FAILED: The thread that reads ahead failed: Cannot find module/)
  })

  it('is over once it is closed', async () => {
    const prefetcher = start(digits.train)
    await prefetcher.next()
    const waiting = Array.from({ length: 10 }, () => prefetcher.next)
    await prefetcher.close()
    await prefetcher.close()
    expect(await refusal(async () => {
      for (const next of waiting) await next()
    })).toContain('A batch was asked for after reading ahead had been closed.')
  })

  it('is refused where an option does not fit', async () => {
    expect(await refusal(() => startPrefetch(digits.train, { ...options, depth: 1 }))).toContain('The depth of reading ahead is 1; expected a whole number of batches from 2 to 1024.')
    expect(await refusal(() => startPrefetch(digits.train, { ...options, firstBatch: 5 }))).toContain('Reading ahead was to begin with batch 5; expected a whole number from 0 to 4.')
  })
})
