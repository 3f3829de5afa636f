/** Folders of JPEG and PNG images, decoded once into a cache file and read from there. */
import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { mkdir } from 'node:fs/promises'
import { basename, join, resolve } from 'node:path'
import { DatasetError, wordsOf } from '../errors.ts'
import { createImageSet, openImageFile, sharedBytes } from '../image-set.ts'
import { imageBytesOf, type ImageDataset, type ImageShape, type StreamedDataset } from '../types.ts'
import { decodeImage, type DecodedImage } from './decode-image.ts'
import { readCacheLayout, readInto, writeCache, type CacheLayout } from './image-cache.ts'
import { listImageFolder, type ImageListing, type ListedImage } from './list-image-folder.ts'
import { resizeAndCrop } from './resize.ts'

export interface ImageFolderOptions {
  readonly name?: string
  /** Where the decoded images are kept; made where it is not there. */
  readonly cacheDir: string
  /** Name of the file in it; by default made of the folder's name and place. One that stays lets folder and cache move together. */
  readonly cacheName?: string
  /** Pixels: the shorter side is resized to it, and the middle square cut out. Absent: all images must have one size already. */
  readonly size?: number
  /** 3 (the default) for colour, 1 for grey. */
  readonly channels?: 1 | 3
  /** Sets of more bytes than this stay in the file. 2^30 by default. */
  readonly memoryBytes?: number
  readonly signal?: AbortSignal
  /** Called after each image that was decoded. */
  readonly onProgress?: (done: number, total: number) => void
}

/** Part of the cache's key: raised whenever decoding or resizing gives other bytes. */
const decoderVersion = 1

/** Other work of the process waits no longer than this, and one image. */
const mostAtOnceMs = 10

/**
 * Opens train/CLASS/* and test/CLASS/* (or val/) below `folder`. The first time, and after any change of a file, all images are
 * decoded into one file in `cacheDir`. Throws a DatasetError which names the file where one cannot be decoded or has another size.
 */
export async function openImageFolder(folder: string, options: ImageFolderOptions): Promise<ImageDataset | StreamedDataset> {
  checkSize(options.size)
  const listing = await listImageFolder(folder, options.signal)
  const how = `decoder ${decoderVersion}, size ${options.size ?? 'as is'}, channels ${options.channels ?? 3}`
  const source = createHash('sha256').update(`${how}\n${listing.checksum}`).digest('hex')
  const place = createHash('sha256').update(`${how}\n${resolve(folder)}`).digest('hex').slice(0, 12)
  const file = join(options.cacheDir, options.cacheName ?? `${basename(folder)}-${place}.images`)
  let layout = await readCacheLayout(file, source)
  if (layout === undefined) {
    await mkdir(options.cacheDir, { recursive: true })
    await decodeAll(folder, listing, file, source, options)
    layout = await readCacheLayout(file, source)
  }
  if (layout === undefined) throw new DatasetError('DAMAGED', `The cache ${file} cannot be read back right after it was written. Check the disk.`)
  return fromCache(file, layout, options.name ?? basename(folder), options.memoryBytes ?? 2 ** 30)
}

function checkSize(size: number | undefined): void {
  if (size !== undefined && !(Number.isInteger(size) && size >= 1 && size <= 4096)) {
    throw new DatasetError('BAD_OPTION', `The size of the images is ${size}; expected a whole number from 1 to 4096 pixels.`)
  }
}

async function decodeAll(folder: string, listing: ImageListing, file: string, source: string, options: ImageFolderOptions): Promise<void> {
  const images = [...listing.train, ...listing.test]
  let gaveWayMs = performance.now()
  const decode = async ({ path }: ListedImage): Promise<DecodedImage> => {
    if (performance.now() - gaveWayMs > mostAtOnceMs) {
      await giveWay()
      gaveWayMs = performance.now()
    }
    options.signal?.throwIfAborted()
    const image = decodeImage(readOrThrow(join(folder, path)), join(folder, path), options.channels ?? 3)
    return options.size === undefined ? image : resizeAndCrop(image, options.size)
  }
  const [first] = images
  if (first === undefined) throw new DatasetError('MISSING', `${folder} has no images.`)
  const { channels, height, width } = await decode(first)
  const shape: ImageShape = { channels, height, width }
  const header = { source, classes: listing.classes, ...shape, trainCount: listing.train.length, testCount: listing.test.length }
  await writeCache(file, header, Uint16Array.from(images, ({ label }) => label), async (i) => {
    const listed = images[i] ?? first
    const image = await decode(listed)
    if (image.height !== height || image.width !== width) {
      throw new DatasetError('MISMATCH', `${join(folder, listed.path)} has ${image.height} × ${image.width} pixels; expected ${height} × ${width}, as ${first.path} has. Give a size to resize all of them.`)
    }
    options.onProgress?.(i + 1, images.length)
    return image.pixels
  })
}

/** Blocks: for the many small files of a set that takes a fraction of the time of waiting for each. */
function readOrThrow(file: string): Uint8Array {
  try {
    return readFileSync(file)
  } catch (error) {
    throw new DatasetError('MISSING', `${file} could not be read: ${wordsOf(error)}.`, error)
  }
}

const giveWay = (): Promise<void> => new Promise((resolve) => {
  setImmediate(resolve)
})

async function fromCache(file: string, layout: CacheLayout, name: string, memoryBytes: number): Promise<ImageDataset | StreamedDataset> {
  const { header: { classes, channels, height, width, trainCount, testCount }, trainLabels, testLabels, trainAt, testAt } = layout
  const imageBytes = imageBytesOf(layout.header)
  const common = { name, kind: 'image-folder', classes, channels, height, width } as const
  if ((trainCount + testCount) * imageBytes > memoryBytes) {
    return { ...common, train: openImageFile(file, trainAt, imageBytes, trainLabels), test: openImageFile(file, testAt, imageBytes, testLabels) }
  }
  const [train, test] = [sharedBytes(trainCount * imageBytes), sharedBytes(testCount * imageBytes)]
  await readInto(file, trainAt, train)
  await readInto(file, testAt, test)
  return { ...common, train: createImageSet(train, trainLabels, imageBytes), test: createImageSet(test, testLabels, imageBytes) }
}
