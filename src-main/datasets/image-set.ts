/** Images in memory that threads share, and images that stay in a file. */
import { closeSync, openSync, readSync } from 'node:fs'
import { DatasetError, wordsOf } from './errors.ts'
import { proportionalPart } from './split.ts'
import type { ImageSet, ImageSource, Labels, SharedImages, StreamedImages } from './types.ts'

/** `count` zero bytes in memory that a worker thread sees without a copy. */
export const sharedBytes = (count: number): Uint8Array => new Uint8Array(new SharedArrayBuffer(count))

/** `count` labels of value 0 in shared memory; two bytes each where there are more than 256 classes. */
export const sharedLabels = (count: number, classes: number): Labels => (
  classes > 256 ? new Uint16Array(new SharedArrayBuffer(2 * count)) : sharedBytes(count)
)

/**
 * A set in memory over `pixels` (N·C·H·W bytes) and `labels` (N). Nothing is copied unless another thread asks for it and the arrays
 * do not lie in shared memory. Throws a DatasetError where the two lengths do not fit each other.
 */
export function createImageSet(pixels: Uint8Array, labels: Labels, imageBytes: number): ImageSet {
  const count = labels.length
  if (pixels.length !== count * imageBytes) {
    throw new DatasetError('MISMATCH', `${pixels.length} bytes of pixels were given for ${count} labels; expected ${count * imageBytes}, ${imageBytes} per image.`)
  }
  return {
    count,
    pixels,
    labels,
    read(indices, out) {
      checkRoom(indices, out, imageBytes)
      for (let i = 0; i < indices.length; i++) {
        const from = checkedIndex(indices[i], count) * imageBytes
        out.set(pixels.subarray(from, from + imageBytes), i * imageBytes)
      }
    },
    share: () => ({ where: 'memory', pixels: inSharedMemory(pixels), labels: labelsInSharedMemory(labels), imageBytes }),
  }
}

/** So many images of a set as a set of its own (0: the set itself), every class with its part. */
export function partOfSet(set: ImageSet, imageBytes: number, count: number): ImageSet {
  const indices = proportionalPart(set.labels, Uint32Array.from({ length: set.count }, (_, i) => i), count)
  if (indices.length === set.count) return set
  const pixels = new Uint8Array(indices.length * imageBytes)
  set.read(indices, pixels)
  const labels = set.labels instanceof Uint16Array ? new Uint16Array(indices.length) : new Uint8Array(indices.length)
  indices.forEach((image, i) => { labels[i] = set.labels[image] ?? 0 })
  return createImageSet(pixels, labels, imageBytes)
}

/**
 * A source over the file `file`, where image i begins at byte `offset` + i · `imageBytes`. The file stays open until `close()`.
 * Throws a DatasetError where it cannot be opened or, later, ends too early.
 */
export function openImageFile(file: string, offset: number, imageBytes: number, labels: Labels): StreamedImages {
  let handle: number | undefined = openOrThrow(file)
  const count = labels.length
  return {
    count,
    labels,
    read(indices, out) {
      checkRoom(indices, out, imageBytes)
      if (handle === undefined) throw new DatasetError('BAD_OPTION', `The images in ${file} were closed before they were read.`)
      for (let i = 0; i < indices.length; i++) {
        const index = checkedIndex(indices[i], count)
        const got = readSync(handle, out, i * imageBytes, imageBytes, offset + index * imageBytes)
        if (got !== imageBytes) throw new DatasetError('DAMAGED', `${file} ends within image ${index}: ${got} of its ${imageBytes} bytes are there. Delete the file; it will be made again.`)
      }
    },
    share: () => ({ where: 'file', file, offset, labels: labelsInSharedMemory(labels), imageBytes }),
    close() {
      if (handle !== undefined) closeSync(handle)
      handle = undefined
    },
  }
}

/** The other end of `share()`, in another thread. */
export const openSharedImages = (shared: SharedImages): ImageSource => (
  shared.where === 'memory'
    ? createImageSet(shared.pixels, shared.labels, shared.imageBytes)
    : openImageFile(shared.file, shared.offset, shared.imageBytes, shared.labels)
)

function openOrThrow(file: string): number {
  try {
    return openSync(file, 'r')
  } catch (error) {
    throw new DatasetError('MISSING', `${file} could not be opened: ${wordsOf(error)}.`, error)
  }
}

function checkRoom(indices: ArrayLike<number>, out: Uint8Array, imageBytes: number): void {
  if (out.length < indices.length * imageBytes) {
    throw new DatasetError('BAD_OPTION', `The buffer for ${indices.length} images has ${out.length} bytes; expected at least ${indices.length * imageBytes}.`)
  }
}

function checkedIndex(index: number | undefined, count: number): number {
  if (index === undefined || !Number.isInteger(index) || index < 0 || index >= count) {
    throw new DatasetError('BAD_OPTION', `Image ${String(index)} was asked for; expected a whole number from 0 to ${count - 1}.`)
  }
  return index
}

function inSharedMemory(bytes: Uint8Array): Uint8Array {
  if (bytes.buffer instanceof SharedArrayBuffer) return bytes
  const copy = sharedBytes(bytes.length)
  copy.set(bytes)
  return copy
}

function labelsInSharedMemory(labels: Labels): Labels {
  if (labels.buffer instanceof SharedArrayBuffer) return labels
  const copy = labels instanceof Uint16Array ? new Uint16Array(new SharedArrayBuffer(labels.byteLength)) : sharedBytes(labels.length)
  copy.set(labels)
  return copy
}
