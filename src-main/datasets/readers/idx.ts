/** The IDX files of MNIST and Fashion-MNIST: big-endian headers, then bytes. */
import { basename, dirname, join } from 'node:path'
import { DatasetError } from '../errors.ts'
import { createImageSet, sharedBytes } from '../image-set.ts'
import { readBytes } from '../read-bytes.ts'
import type { ImageDataset, ImageSet, ImageShape } from '../types.ts'

const imagesMagic = 0x00000803
const labelsMagic = 0x00000801

const digits = ['0', '1', '2', '3', '4', '5', '6', '7', '8', '9']
const garments = ['T-shirt/top', 'Trouser', 'Pullover', 'Dress', 'Coat', 'Sandal', 'Shirt', 'Sneaker', 'Bag', 'Ankle boot']

export interface IdxImages {
  readonly count: number
  readonly shape: ImageShape
  /** N·H·W. */
  readonly pixels: Uint8Array
}

/** Images out of the bytes of an IDX file of three dimensions. `file` is for messages. Throws a DatasetError where they are not one. */
export function parseIdxImages(bytes: Uint8Array, file: string): IdxImages {
  const header = idxHeader(bytes, file, imagesMagic, 3)
  const [count = 0, height = 0, width = 0] = header
  if (height === 0 || width === 0) throw new DatasetError('DAMAGED', `${file} says its images have ${height} × ${width} pixels; expected at least 1 × 1.`)
  return { count, shape: { channels: 1, height, width }, pixels: body(bytes, file, 16, count * height * width, `${count} images of ${height} × ${width}`) }
}

/** Labels out of the bytes of an IDX file of one dimension. Throws a DatasetError where they are not one. */
export function parseIdxLabels(bytes: Uint8Array, file: string): Uint8Array {
  const [count = 0] = idxHeader(bytes, file, labelsMagic, 1)
  return body(bytes, file, 8, count, `${count} labels`)
}

/** The four files of a set by their usual names, or undefined where `names` (of a folder) has none of them. */
export function findIdxFiles(names: readonly string[]): Partial<Record<IdxPart, string>> | undefined {
  const found = Object.fromEntries(Object.entries(patterns).flatMap(([part, pattern]) => {
    const name = names.find((one) => pattern.test(one) && !one.endsWith('.gz')) ?? names.find((one) => pattern.test(one))
    return name === undefined ? [] : [[part, name]]
  }))
  return Object.keys(found).length === 0 ? undefined : found
}

export type IdxPart = 'trainImages' | 'trainLabels' | 'testImages' | 'testLabels'

const patterns: Record<IdxPart, RegExp> = {
  trainImages: /^train-images[-.]idx3-ubyte(\.gz)?$/,
  trainLabels: /^train-labels[-.]idx1-ubyte(\.gz)?$/,
  testImages: /^t(?:10k|est)-images[-.]idx3-ubyte(\.gz)?$/,
  testLabels: /^t(?:10k|est)-labels[-.]idx1-ubyte(\.gz)?$/,
}

const usualNames: Record<IdxPart, string> = {
  trainImages: 'train-images-idx3-ubyte',
  trainLabels: 'train-labels-idx1-ubyte',
  testImages: 't10k-images-idx3-ubyte',
  testLabels: 't10k-labels-idx1-ubyte',
}

/** Names of the classes by the folder's name or its parent's: ten garments where it has "fashion" in it, else ten digits. */
export const idxClasses = (folder: string): readonly string[] => (
  /fashion/i.test(basename(folder)) || /fashion/i.test(basename(dirname(folder))) ? garments : digits
)

/**
 * Reads the folder's four IDX files, plain or `.gz`. The classes are those of `idxClasses`, unless `classes` names others. Throws a DatasetError where a file is missing, damaged or does not fit the others.
 */
export async function openIdx(folder: string, names: readonly string[], options: { readonly name?: string; readonly classes?: readonly string[] } = {}): Promise<ImageDataset> {
  const files = findIdxFiles(names) ?? {}
  const classes = options.classes ?? idxClasses(folder)
  const path = (part: IdxPart): string => {
    const name = files[part]
    if (name === undefined) throw new DatasetError('MISSING', `${folder} has no ${usualNames[part]} (plain or .gz), but other files of the set.`)
    return join(folder, name)
  }
  const paths = { trainImages: path('trainImages'), trainLabels: path('trainLabels'), testImages: path('testImages'), testLabels: path('testLabels') }
  const train = await readPart(paths.trainImages, paths.trainLabels, classes)
  const test = await readPart(paths.testImages, paths.testLabels, classes)
  if (train.shape.height !== test.shape.height || train.shape.width !== test.shape.width) {
    throw new DatasetError('MISMATCH', `Images in ${paths.testImages} have ${test.shape.height} × ${test.shape.width} pixels; expected ${train.shape.height} × ${train.shape.width}, as in ${paths.trainImages}.`)
  }
  return { name: options.name ?? basename(folder), kind: 'idx', classes, ...train.shape, train: train.set, test: test.set }
}

async function readPart(imagesFile: string, labelsFile: string, classes: readonly string[]): Promise<{ shape: ImageShape; set: ImageSet }> {
  const images = parseIdxImages(await readBytes(imagesFile), imagesFile)
  const labels = parseIdxLabels(await readBytes(labelsFile), labelsFile)
  if (images.count === 0) throw new DatasetError('DAMAGED', `${imagesFile} has 0 images; expected at least 1.`)
  if (images.count !== labels.length) {
    throw new DatasetError('MISMATCH', `${labelsFile} has ${labels.length} labels; expected ${images.count}, one for each image in ${imagesFile}.`)
  }
  const wrong = labels.findIndex((label) => label >= classes.length)
  if (wrong >= 0) throw new DatasetError('MISMATCH', `Label ${wrong} in ${labelsFile} is ${labels[wrong] ?? 0}; expected 0 to ${classes.length - 1} for ${classes.length} classes.`)
  return { shape: images.shape, set: createImageSet(copyShared(images.pixels), copyShared(labels), images.shape.height * images.shape.width) }
}

function copyShared(bytes: Uint8Array): Uint8Array {
  const copy = sharedBytes(bytes.length)
  copy.set(bytes)
  return copy
}

function idxHeader(bytes: Uint8Array, file: string, expectedMagic: number, dimensions: number): number[] {
  const headerBytes = 4 + 4 * dimensions
  if (bytes.length < headerBytes) throw new DatasetError('DAMAGED', `${file} has ${bytes.length} bytes; expected a header of ${headerBytes}.`)
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const magic = view.getUint32(0)
  if (magic !== expectedMagic) {
    const other = magic === imagesMagic ? ' (that is a file of images)' : magic === labelsMagic ? ' (that is a file of labels)' : ''
    throw new DatasetError('DAMAGED', `${file} begins with the magic number ${magic}${other}; expected ${expectedMagic}.`)
  }
  return Array.from({ length: dimensions }, (_, i) => view.getUint32(4 + 4 * i))
}

function body(bytes: Uint8Array, file: string, at: number, expected: number, what: string): Uint8Array {
  if (bytes.length - at !== expected) {
    throw new DatasetError('DAMAGED', `${file} has ${bytes.length - at} bytes after its header; expected ${expected} for ${what}.`)
  }
  return bytes.subarray(at)
}
