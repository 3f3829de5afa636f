/**
 * One binary file with all images of a folder, decoded: eight bytes of magic, the length of a JSON header (32 bits, little-endian), the
 * header, the labels of train and test (two bytes each), and the pixels of train and test.
 */
import { open, rename, rm, type FileHandle } from 'node:fs/promises'
import { DatasetError } from '../errors.ts'
import type { ImageShape } from '../types.ts'

const magic = 'BLIMAGE1'
const chunkBytes = 8 * 2 ** 20

export interface CacheHeader extends ImageShape {
  /** Of the listing and of how the images were decoded. */
  readonly source: string
  readonly classes: readonly string[]
  readonly trainCount: number
  readonly testCount: number
}

export interface CacheLayout {
  readonly header: CacheHeader
  readonly trainLabels: Uint16Array
  readonly testLabels: Uint16Array
  /** Places of the first images in the file, in bytes. */
  readonly trainAt: number
  readonly testAt: number
}

/**
 * What the cache `file` holds, or undefined where it is not there, was made of another source, or is damaged: then it has to be made
 * (again).
 */
export async function readCacheLayout(file: string, source: string): Promise<CacheLayout | undefined> {
  let handle: FileHandle | undefined
  try {
    handle = await open(file, 'r')
    const { size } = await handle.stat()
    const start = await readAt(handle, 0, 12)
    if (start.toString('latin1', 0, 8) !== magic) return undefined
    const headerBytes = start.readUInt32LE(8)
    if (12 + headerBytes > size) return undefined
    const header: unknown = JSON.parse((await readAt(handle, 12, headerBytes)).toString('utf8'))
    if (!isHeader(header) || header.source !== source) return undefined
    const { trainAt, testAt, end, labelsAt } = places(header, headerBytes)
    if (size !== end) return undefined
    const labels = await readAt(handle, labelsAt, 2 * (header.trainCount + header.testCount))
    const at = (first: number, count: number): Uint16Array => {
      const out = new Uint16Array(new SharedArrayBuffer(2 * count))
      for (let i = 0; i < count; i++) out[i] = labels.readUInt16LE(2 * (first + i))
      return out
    }
    return { header, trainLabels: at(0, header.trainCount), testLabels: at(header.trainCount, header.testCount), trainAt, testAt }
  } catch {
    return undefined
  } finally {
    await handle?.close()
  }
}

/**
 * Writes a cache whole or not at all: into a file beside it, which then takes its name. `image(i)` gives the bytes of image i, those of
 * the training set first. What it throws is passed on.
 */
export async function writeCache(
  file: string, header: CacheHeader, labels: Uint16Array, image: (index: number) => Promise<Uint8Array>,
): Promise<void> {
  const temporary = `${file}.${process.pid}.part`
  const text = Buffer.from(JSON.stringify(header))
  const start = Buffer.alloc(12)
  start.write(magic, 'latin1')
  start.writeUInt32LE(text.length, 8)
  const labelBytes = Buffer.alloc(2 * labels.length)
  labels.forEach((label, i) => labelBytes.writeUInt16LE(label, 2 * i))
  const handle = await open(temporary, 'w')
  try {
    await handle.writeFile(Buffer.concat([start, text, labelBytes]))
    const chunk = Buffer.alloc(Math.max(chunkBytes, header.channels * header.height * header.width))
    let filled = 0
    for (let i = 0; i < labels.length; i++) {
      const pixels = await image(i)
      if (filled + pixels.length > chunk.length) {
        await handle.writeFile(chunk.subarray(0, filled))
        filled = 0
      }
      chunk.set(pixels, filled)
      filled += pixels.length
    }
    await handle.writeFile(chunk.subarray(0, filled))
    await handle.sync()
    await handle.close()
    await rename(temporary, file)
  } catch (error) {
    await handle.close().catch(() => undefined)
    await rm(temporary, { force: true })
    throw error
  }
}

/** Fills `out` with the bytes of a file from `from` on. Throws a DatasetError where it ends too early. */
export async function readInto(file: string, from: number, out: Uint8Array): Promise<void> {
  const handle = await open(file, 'r')
  try {
    for (let at = 0; at < out.length;) {
      const { bytesRead } = await handle.read(out, at, Math.min(chunkBytes, out.length - at), from + at)
      if (bytesRead === 0) throw new DatasetError('DAMAGED', `${file} ends at byte ${from + at}; expected ${from + out.length}. Delete it; it will be made again.`)
      at += bytesRead
    }
  } finally {
    await handle.close()
  }
}

async function readAt(handle: FileHandle, at: number, count: number): Promise<Buffer> {
  const out = Buffer.alloc(count)
  const { bytesRead } = await handle.read(out, 0, count, at)
  if (bytesRead !== count) throw new RangeError('truncated')
  return out
}

function places(header: CacheHeader, headerBytes: number): { labelsAt: number; trainAt: number; testAt: number; end: number } {
  const imageBytes = header.channels * header.height * header.width
  const labelsAt = 12 + headerBytes
  const trainAt = labelsAt + 2 * (header.trainCount + header.testCount)
  const testAt = trainAt + header.trainCount * imageBytes
  return { labelsAt, trainAt, testAt, end: testAt + header.testCount * imageBytes }
}

function isHeader(value: unknown): value is CacheHeader {
  if (typeof value !== 'object' || value === null) return false
  const fields = value as Partial<Record<keyof CacheHeader, unknown>>
  return typeof fields.source === 'string' && Array.isArray(fields.classes)
    && [fields.channels, fields.height, fields.width, fields.trainCount, fields.testCount].every((field) => Number.isInteger(field))
}
