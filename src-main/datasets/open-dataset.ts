/** Recognises a data set by its files and opens it, or says why it cannot. */
import { readdir, stat } from 'node:fs/promises'
import { basename, dirname, join } from 'node:path'
import { DatasetError, isAbsent, wordsOf } from './errors.ts'
import { findCifar, openCifar } from './readers/cifar.ts'
import { findIdxFiles, openIdx } from './readers/idx.ts'
import { openImageFolder, type ImageFolderOptions } from './readers/image-folder.ts'
import { openNpz, type NpzOptions } from './readers/npz.ts'
import type { Dataset, DatasetKind } from './types.ts'

export interface OpenOptions extends Omit<ImageFolderOptions, 'cacheDir'>, NpzOptions {
  /** Needed for folders of images: where the decoded images are kept. */
  readonly cacheDir?: string
}

/** What was found at a path. */
export interface Recognised {
  readonly kind: Exclude<DatasetKind, 'generated-digits'>
  /** The folder, or the .npz file. */
  readonly path: string
  /** Names in the folder. */
  readonly names: readonly string[]
}

const expected = 'MNIST\'s IDX files (train-images-idx3-ubyte and its three companions), CIFAR\'s binary files (data_batch_1.bin to data_batch_5.bin '
  + 'and test_batch.bin, or train.bin and test.bin), one .npz file, or images as train/CLASS/*.jpg and test/CLASS/*.jpg (or *.png)'

/**
 * Which kind of data set lies at `path` (a folder or an .npz file), by the names of its files alone. Throws a DatasetError which says
 * what was found there and what was expected, where it is none.
 */
export async function recogniseDataset(path: string): Promise<Recognised> {
  if ((await factsOf(path)).isFile()) {
    if (path.toLowerCase().endsWith('.npz')) return { kind: 'npz', path, names: [basename(path)] }
    throw new DatasetError('UNRECOGNISED', `${path} is a file, and no .npz archive. ${isArchive(path) ? 'Unpack it and give the folder' : `Give a folder with ${expected}`}.`)
  }
  const names = await readdir(path)
  if (findIdxFiles(names) !== undefined) return { kind: 'idx', path, names }
  const cifar = findCifar(names)
  if (cifar !== undefined) return { kind: cifar, path, names }
  const archives = names.filter((name) => name.toLowerCase().endsWith('.npz'))
  if (archives.length === 1) return { kind: 'npz', path: join(path, archives[0] ?? ''), names }
  if (archives.length > 1) throw new DatasetError('UNRECOGNISED', `${path} has ${archives.length} .npz files (${some(archives)}). Give one of them.`)
  if (names.includes('train')) return { kind: 'image-folder', path, names }
  throw new DatasetError('UNRECOGNISED', names.length === 0
    ? `${path} is empty; expected ${expected}.`
    : `${path} is no data set that can be read: it has ${some(names)}.${names.some(isArchive) ? ' Archives have to be unpacked first.' : ''} Expected ${expected}.`)
}

/**
 * Opens the data set at `path`: a folder of IDX or CIFAR files or of images, or an .npz file. It is in memory, but for folders of
 * images larger than `options.memoryBytes`. Throws a DatasetError where nothing is recognised or anything in it is wrong; throws the
 * signal's reason where it is aborted.
 */
export async function openDataset(path: string, options: OpenOptions = {}): Promise<Dataset> {
  const found = await recogniseDataset(path)
  const name = options.name ?? (basename(path).replace(/\.npz$/i, '') || basename(dirname(path)))
  options.signal?.throwIfAborted()
  switch (found.kind) {
    case 'idx': return openIdx(found.path, found.names, { ...options, name })
    case 'cifar-10':
    case 'cifar-100': return openCifar(found.kind, found.path, found.names, { name })
    case 'npz': return openNpz(found.path, { ...options, name })
    case 'image-folder': {
      const { cacheDir } = options
      if (cacheDir === undefined) throw new DatasetError('BAD_OPTION', `${path} is a folder of images, which needs a cache folder (cacheDir) for the decoded ones; none was given.`)
      return openImageFolder(found.path, { ...options, cacheDir, name })
    }
  }
}

async function factsOf(path: string): Promise<{ isFile(): boolean }> {
  try {
    return await stat(path)
  } catch (error) {
    throw new DatasetError(isAbsent(error) ? 'MISSING' : 'UNRECOGNISED', isAbsent(error) ? `There is nothing at ${path}.` : `${path} could not be read: ${wordsOf(error)}.`, error)
  }
}

const isArchive = (name: string): boolean => /\.(tar|tgz|tar\.gz|zip|7z)$/i.test(name)

const some = (names: readonly string[]): string => (names.length <= 5 ? names.join(', ') : `${names.slice(0, 5).join(', ')} and ${names.length - 5} more`)
