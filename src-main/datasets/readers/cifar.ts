/** The binary files of CIFAR-10 and CIFAR-100: records of labels and 3 × 32 × 32 bytes, channel first. */
import { basename, join } from 'node:path'
import { DatasetError } from '../errors.ts'
import { createImageSet, sharedBytes, sharedLabels } from '../image-set.ts'
import { readBytes } from '../read-bytes.ts'
import type { ImageDataset, ImageSet, ImageShape } from '../types.ts'

export type CifarKind = 'cifar-10' | 'cifar-100'

const shape: ImageShape = { channels: 3, height: 32, width: 32 }
const imageBytes = 3 * 32 * 32

const layouts = {
  'cifar-10': {
    labelBytes: 1, classes: 10, namesFile: 'batches.meta.txt',
    train: ['data_batch_1.bin', 'data_batch_2.bin', 'data_batch_3.bin', 'data_batch_4.bin', 'data_batch_5.bin'], test: ['test_batch.bin'],
  },
  // A coarse label of 20, then the fine one of 100.
  'cifar-100': { labelBytes: 2, classes: 100, namesFile: 'fine_label_names.txt', train: ['train.bin'], test: ['test.bin'] },
} as const

/** Which of the two a folder with these file names is, if any. */
export function findCifar(names: readonly string[]): CifarKind | undefined {
  const has = (pattern: RegExp): boolean => names.some((name) => pattern.test(name))
  if (has(/^(data_batch_\d+|test_batch)\.bin(\.gz)?$/)) return 'cifar-10'
  return has(/^train\.bin(\.gz)?$/) || has(/^test\.bin(\.gz)?$/) ? 'cifar-100' : undefined
}

/**
 * Reads a folder of CIFAR's binary version, plain or `.gz`; of CIFAR-100 the fine labels. The classes' names come from
 * `batches.meta.txt` or `fine_label_names.txt`, or are numbers where that file is not there. Throws a DatasetError where a file is
 * missing or damaged or a label out of range.
 */
export async function openCifar(kind: CifarKind, folder: string, names: readonly string[], options: { readonly name?: string } = {}): Promise<ImageDataset> {
  const layout = layouts[kind]
  const path = (name: string): string => {
    const found = [name, `${name}.gz`].find((one) => names.includes(one))
    if (found === undefined) throw new DatasetError('MISSING', `${folder} has no ${name} (plain or .gz), which ${kind.toUpperCase()} needs besides ${names.filter((one) => /\.bin(\.gz)?$/.test(one)).join(', ')}.`)
    return join(folder, found)
  }
  const trainFiles = layout.train.map(path)
  const testFiles = layout.test.map(path)
  const classes = await classNames(kind, folder, names)
  const train = await readRecords(trainFiles, layout.labelBytes, classes.length)
  const test = await readRecords(testFiles, layout.labelBytes, classes.length)
  return { name: options.name ?? basename(folder), kind, classes, ...shape, train, test }
}

async function readRecords(files: readonly string[], labelBytes: number, classes: number): Promise<ImageSet> {
  const record = labelBytes + imageBytes
  const parts: Uint8Array[] = []
  for (const file of files) {
    const bytes = await readBytes(file)
    if (bytes.length === 0 || bytes.length % record !== 0) {
      throw new DatasetError('DAMAGED', `${file} has ${bytes.length} bytes; expected a multiple of ${record}, the size of one record (${labelBytes} for labels, ${imageBytes} for pixels).`)
    }
    parts.push(bytes)
  }
  const count = parts.reduce((sum, part) => sum + part.length / record, 0)
  const pixels = sharedBytes(count * imageBytes)
  const labels = sharedLabels(count, classes)
  let image = 0
  for (const [part, bytes] of parts.entries()) {
    for (let at = 0; at < bytes.length; at += record, image++) {
      const label = bytes[at + labelBytes - 1] ?? 0
      if (label >= classes) throw new DatasetError('MISMATCH', `The label of record ${at / record} in ${files[part] ?? ''} is ${label}; expected 0 to ${classes - 1}.`)
      labels[image] = label
      pixels.set(bytes.subarray(at + labelBytes, at + record), image * imageBytes)
    }
  }
  return createImageSet(pixels, labels, imageBytes)
}

async function classNames(kind: CifarKind, folder: string, names: readonly string[]): Promise<readonly string[]> {
  const { namesFile, classes } = layouts[kind]
  if (!names.includes(namesFile)) return Array.from({ length: classes }, (_, i) => String(i))
  const file = join(folder, namesFile)
  const lines = Buffer.from(await readBytes(file)).toString('utf8').split(/\r?\n/).map((line) => line.trim()).filter((line) => line !== '')
  if (lines.length !== classes) throw new DatasetError('MISMATCH', `${file} names ${lines.length} classes; expected ${classes}, one a line.`)
  return lines
}
