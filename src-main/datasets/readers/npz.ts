/** Data sets in NumPy's .npz archives with the arrays x_train, y_train, x_test and y_test. */
import { basename } from 'node:path'
import { DatasetError } from '../errors.ts'
import { createImageSet, sharedBytes, sharedLabels } from '../image-set.ts'
import { readBytes } from '../read-bytes.ts'
import { imageBytesOf, shapeInWords, type ImageDataset, type ImageSet, type ImageShape, type Labels } from '../types.ts'
import { parseNpy, type NpyArray } from './npy.ts'
import { listZip } from './zip.ts'

const arrayNames = ['x_train', 'y_train', 'x_test', 'y_test'] as const

export interface NpzOptions {
  readonly name?: string
  /** Names of the classes; numbers up to the largest label where absent. */
  readonly classes?: readonly string[]
  /** Where the channels stand in arrays of four dimensions; needed only where the shape leaves it open. */
  readonly layout?: 'channels-first' | 'channels-last'
}

/**
 * Reads an .npz file. Images are (N, H, W), (N, H, W, C) or (N, C, H, W) with C 1 or 3: bytes, whole numbers from 0 to 255, or floats
 * from 0 to 1, which are multiplied by 255 and rounded. Labels are (N) or (N, 1), whole numbers from 0. Throws a DatasetError where an
 * array is missing, damaged, or does not fit the others.
 */
export async function openNpz(file: string, options: NpzOptions = {}): Promise<ImageDataset> {
  const members = listZip(await readBytes(file), file)
  const array = (name: string): NpyArray => {
    const member = members.find((one) => one.name === `${name}.npy`)
    if (member === undefined) throw new DatasetError('MISSING', `${file} has no array ${name}, but ${members.map((one) => one.name.replace(/\.npy$/, '')).join(', ')}; expected ${arrayNames.join(', ')}.`)
    return parseNpy(member.read(), `${name} in ${file}`)
  }
  const [trainImages, trainLabels] = [array('x_train'), labelValues(array('y_train'), `y_train in ${file}`)]
  const [testImages, testLabels] = [array('x_test'), labelValues(array('y_test'), `y_test in ${file}`)]
  const classes = options.classes ?? Array.from({ length: largest(trainLabels, testLabels) + 1 }, (_, i) => String(i))
  const train = imageSet(trainImages, trainLabels, classes.length, options, 'train', file)
  const test = imageSet(testImages, testLabels, classes.length, options, 'test', file)
  if (shapeInWords(train.shape) !== shapeInWords(test.shape)) {
    throw new DatasetError('MISMATCH', `Images of x_test in ${file} are ${shapeInWords(test.shape)}; expected ${shapeInWords(train.shape)}, as in x_train.`)
  }
  return { name: options.name ?? basename(file).replace(/\.npz$/, ''), kind: 'npz', classes, ...train.shape, train: train.set, test: test.set }
}

function imageSet(
  images: NpyArray, labels: readonly number[], classes: number, options: NpzOptions, part: 'train' | 'test', file: string,
): { shape: ImageShape; set: ImageSet } {
  const place = `x_${part} in ${file}`
  const { shape, last } = shapeOf(images.shape, options, place)
  const count = images.shape[0] ?? 0
  if (count === 0) throw new DatasetError('DAMAGED', `${place} has 0 images; expected at least 1.`)
  if (labels.length !== count) throw new DatasetError('MISMATCH', `y_${part} in ${file} has ${labels.length} labels; expected ${count}, one for each image of x_${part}.`)
  const wrong = labels.findIndex((label) => label >= classes)
  if (wrong >= 0) throw new DatasetError('MISMATCH', `Label ${wrong} of y_${part} in ${file} is ${labels[wrong] ?? 0}; expected 0 to ${classes - 1} for ${classes} classes.`)
  const imageBytes = imageBytesOf(shape)
  const pixels = last ? channelsFirst(bytesOf(images, place), shape) : bytesOf(images, place)
  const kept: Labels = sharedLabels(count, classes)
  kept.set(labels)
  return { shape, set: createImageSet(pixels, kept, imageBytes) }
}

const hasChannels = (extent: number | undefined): boolean => extent === 1 || extent === 3

function shapeOf([, a = 0, b = 0, c = 0, ...more]: readonly number[], options: NpzOptions, place: string): { shape: ImageShape; last: boolean } {
  const dimensions = c === 0 ? 3 : 4 + more.length
  const [first, last] = [dimensions === 4 && hasChannels(a) && options.layout !== 'channels-last', dimensions === 4 && hasChannels(c) && options.layout !== 'channels-first']
  if (first && last) throw new DatasetError('BAD_OPTION', `${place} has images of (${a}, ${b}, ${c}), which may be channels first or last; say which by the layout.`)
  const shape = first ? { channels: a, height: b, width: c } : last ? { height: a, width: b, channels: c } : { channels: 1, height: a, width: b }
  if ((dimensions !== 3 && !first && !last) || imageBytesOf(shape) === 0) {
    throw new DatasetError('MISMATCH', `${place} has images of (${[a, b, c, ...more].filter((extent) => extent > 0).join(', ')}); expected (H, W), (H, W, C) or (C, H, W) with C 1 or 3.`)
  }
  return { shape, last }
}

/** The values as bytes, in the order of memory. */
function bytesOf(images: NpyArray, place: string): Uint8Array {
  const out = sharedBytes(images.length)
  if (images.bytes !== undefined) {
    out.set(images.bytes)
    return out
  }
  const isFloat = images.type.startsWith('f')
  let high = 0
  for (let i = 0; i < images.length; i++) {
    const value = images.at(i)
    if (!(value >= 0 && value <= 255)) throw new DatasetError('MISMATCH', `Value ${i} of ${place} is ${value}; expected ${isFloat ? '0 to 1, or ' : ''}0 to 255.`)
    if (value > high) high = value
  }
  const scale = isFloat && high <= 1 ? 255 : 1
  for (let i = 0; i < images.length; i++) out[i] = Math.round(images.at(i) * scale)
  return out
}

function channelsFirst(pixels: Uint8Array, { channels, height, width }: ImageShape): Uint8Array {
  const area = height * width
  const out = sharedBytes(pixels.length)
  for (let image = 0; image < pixels.length; image += channels * area) {
    for (let i = 0; i < area; i++) {
      for (let channel = 0; channel < channels; channel++) out[image + channel * area + i] = pixels[image + i * channels + channel] ?? 0
    }
  }
  return out
}

function labelValues(array: NpyArray, place: string): number[] {
  const [count = 0, columns = 1, ...more] = array.shape
  if (array.shape.length === 0 || columns !== 1 || more.length > 0) throw new DatasetError('MISMATCH', `${place} has the shape (${array.shape.join(', ')}); expected one label per image, (N) or (N, 1).`)
  return Array.from({ length: count }, (_, i) => {
    const label = array.at(i)
    if (!Number.isInteger(label) || label < 0 || label > 65535) throw new DatasetError('MISMATCH', `Label ${i} of ${place} is ${label}; expected a whole number from 0 to 65535.`)
    return label
  })
}

const largest = (...lists: readonly (readonly number[])[]): number => lists.reduce((most, list) => list.reduce((high, label) => Math.max(high, label), most), 0)
