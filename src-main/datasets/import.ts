/**
 * The managed data folder: each data set in a folder of its own name, with a manifest. A set is there whole or not at all: it is put
 * together, opened and checked in a folder beside, which then takes its name.
 */
import { randomBytes } from 'node:crypto'
import { cp, mkdir, open, readdir, rename, rm } from 'node:fs/promises'
import { basename, join, resolve } from 'node:path'
import { DatasetError, isAbsent, wordsOf } from './errors.ts'
import { inspectDataset, type DatasetReport } from './inspect.ts'
import { manifestFile, manifestText, readManifest, type DatasetManifest } from './manifest.ts'
import { openDataset, recogniseDataset, type OpenOptions, type Recognised } from './open-dataset.ts'
import { idxClasses } from './readers/idx.ts'
import { testFolders } from './readers/list-image-folder.ts'
import { shapeInWords, type Dataset } from './types.ts'

export interface ImportOptions extends Pick<OpenOptions, 'size' | 'channels' | 'layout' | 'classes' | 'signal' | 'onProgress' | 'memoryBytes'> {
  /** What it is called from now on: letters, digits, `-`, `_` and `.`. */
  readonly name: string
  /** `copied` (the default) takes the files along; `linked` leaves them where they are and relies on their staying there. */
  readonly place?: 'copied' | 'linked'
}

export interface Imported {
  readonly manifest: DatasetManifest
  readonly report: DatasetReport
}

/** A data set in the managed folder, or what is wrong with it. */
export interface ManagedDataset {
  readonly name: string
  readonly manifest?: DatasetManifest
  readonly problem?: string
}

const filesFolder = 'files'
const cacheName = 'decoded.images'

/**
 * Copies (or links) the data set at `source` into `dataDir` under `options.name`. Throws a DatasetError where nothing is recognised,
 * anything in it is wrong, or the name is taken; throws the signal's reason where it is aborted. Then `dataDir` is as it was before.
 */
export async function importDataset(source: string, dataDir: string, options: ImportOptions): Promise<Imported> {
  const target = join(dataDir, checkedName(options.name))
  const found = await recogniseDataset(source)
  await mkdir(dataDir, { recursive: true })
  await refuseTaken(dataDir, options.name)
  // Begins with a dot, which no name does: lists pass over it.
  const staging = join(dataDir, `.import-${process.pid}-${randomBytes(4).toString('hex')}`)
  await mkdir(staging)
  try {
    const place = options.place ?? 'copied'
    const path = place === 'linked' ? resolve(found.path) : await copyFiles(found, join(staging, filesFolder), options.signal)
    const how = howToOpen(found, options)
    const dataset = await openDataset(path, { ...options, ...how, cacheDir: staging, cacheName })
    const report = await inspectDataset(dataset, options.signal === undefined ? {} : { signal: options.signal })
    closeDataset(dataset)
    refuseOneClass(report, resolve(found.path))
    const manifest: DatasetManifest = {
      version: 1, name: options.name, kind: found.kind, checksum: report.checksum, classes: [...report.classes], shape: { ...report.shape },
      counts: { train: report.train.count, test: report.test.count }, origin: resolve(found.path), place, open: how,
    }
    await writeDurably(join(staging, manifestFile), manifestText(manifest))
    options.signal?.throwIfAborted()
    await refuseTaken(dataDir, options.name)
    await rename(staging, target)
    return { manifest, report }
  } catch (error) {
    await rm(staging, { recursive: true, force: true })
    throw error
  }
}

/** What the manifest keeps of the options. Where the name of the folder says which classes they are, it has to be asked before copying. */
function howToOpen({ kind, path }: Recognised, { size, channels, layout, classes = kind === 'idx' ? idxClasses(resolve(path)) : undefined }: ImportOptions): DatasetManifest['open'] {
  return {
    ...(size === undefined ? {} : { size }), ...(channels === undefined ? {} : { channels }), ...(layout === undefined ? {} : { layout }),
    ...(classes === undefined ? {} : { classes: [...classes] }),
  }
}

/** What is in the managed folder, by name; none where there is no folder. A damaged one is listed with its problem. */
export async function listManaged(dataDir: string): Promise<ManagedDataset[]> {
  const entries = await readdir(dataDir, { withFileTypes: true }).catch((error: unknown) => {
    if (isAbsent(error)) return []
    throw new DatasetError('DAMAGED', `${dataDir} could not be read: ${wordsOf(error)}.`, error)
  })
  const names = entries.filter((entry) => entry.isDirectory() && !entry.name.startsWith('.')).map((entry) => entry.name).sort((a, b) => (a < b ? -1 : 1))
  const listed = await Promise.all(names.map(async (name): Promise<ManagedDataset | undefined> => {
    try {
      const manifest = await readManifest(join(dataDir, name))
      return manifest === undefined ? undefined : { name, manifest }
    } catch (error) {
      return { name, problem: wordsOf(error) }
    }
  }))
  return listed.filter((one) => one !== undefined)
}

/**
 * Opens a data set of the managed folder as it was imported. Throws a DatasetError where it is not there, or is no longer what its
 * manifest says: shape, classes and counts always, and the checksum over all contents where `verify` is set.
 */
export async function openManaged(
  dataDir: string, name: string, options: Pick<OpenOptions, 'signal' | 'onProgress' | 'memoryBytes'> & { readonly verify?: boolean } = {},
): Promise<Dataset> {
  const folder = join(dataDir, checkedName(name))
  const manifest = await readManifest(folder)
  if (manifest === undefined) throw new DatasetError('MISSING', `There is no data set ${name} in ${dataDir}. Import it first.`)
  const path = manifest.place === 'linked' ? manifest.origin : join(folder, filesFolder, ...(manifest.kind === 'npz' ? [basename(manifest.origin)] : []))
  const dataset = await openDataset(path, { ...options, ...manifest.open, name, cacheDir: folder, cacheName } as OpenOptions)
  try {
    refuseChanged(dataset, manifest, path)
    if (options.verify === true) {
      const { checksum } = await inspectDataset(dataset, options.signal === undefined ? {} : { signal: options.signal })
      if (checksum !== manifest.checksum) throw changed(path, name, `the checksum ${checksum}`, manifest.checksum)
    }
    return dataset
  } catch (error) {
    closeDataset(dataset)
    throw error
  }
}

/** Removes a data set from the managed folder, copied files included; linked ones stay where they are. None of that name is no error. */
export async function removeManaged(dataDir: string, name: string): Promise<void> {
  const away = join(dataDir, `.removed-${process.pid}-${randomBytes(4).toString('hex')}`)
  try {
    await rename(join(dataDir, checkedName(name)), away)
  } catch (error) {
    if (isAbsent(error)) return
    throw new DatasetError('DAMAGED', `The data set ${name} could not be removed from ${dataDir}: ${wordsOf(error)}.`, error)
  }
  await rm(away, { recursive: true, force: true })
}

/** Closes the files of a set that stays on the disk; nothing to do for one in memory. */
export function closeDataset(dataset: Dataset): void {
  for (const images of [dataset.train, dataset.test]) if ('close' in images) images.close()
}

function checkedName(name: string): string {
  if (!/^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$/.test(name) || name.endsWith('.')) {
    throw new DatasetError('BAD_OPTION', `The name of the data set is ${JSON.stringify(name)}; expected 1 to 64 letters, digits, "-", "_" or ".", a letter or digit first and no "." last.`)
  }
  return name
}

async function refuseTaken(dataDir: string, name: string): Promise<void> {
  // Some disks do not tell small letters from capitals.
  const taken = (await readdir(dataDir)).find((other) => other.toLowerCase() === name.toLowerCase())
  if (taken !== undefined) throw new DatasetError('EXISTS', `There is a data set ${taken} in ${dataDir} already. Choose another name, or remove it first.`)
}

/** Copies what belongs to the set and nothing else, with the files' times, by which a changed folder of images is recognised. */
async function copyFiles(found: Recognised, into: string, signal: AbortSignal | undefined): Promise<string> {
  await mkdir(into)
  const parts = found.kind === 'npz' ? [''] : found.kind === 'image-folder'
    ? ['train', ...testFolders.filter((name) => found.names.includes(name)).slice(0, 1)]
    : found.names.filter((name) => /(-ubyte|\.bin)(\.gz)?$|(meta|names)\.txt$/.test(name))
  for (const part of parts) {
    const from = join(found.path, part)
    const to = join(into, part === '' ? basename(found.path) : part)
    await cp(from, to, { recursive: true, dereference: true, preserveTimestamps: true, filter: () => {
      signal?.throwIfAborted()
      return true
    } })
  }
  return found.kind === 'npz' ? join(into, basename(found.path)) : into
}

async function writeDurably(file: string, text: string): Promise<void> {
  const handle = await open(file, 'w')
  try {
    await handle.writeFile(text)
    await handle.sync()
  } finally {
    await handle.close()
  }
}

/** Where all images are of one class, a network that always answers it makes no error, and has learned nothing. */
function refuseOneClass({ train, test, classes }: DatasetReport, path: string): void {
  for (const [part, { count, perClass }] of [['training', train], ['test', test]] as const) {
    const [only, another] = perClass.flatMap((images, index) => (images > 0 ? [index] : []))
    if (count > 1 && only !== undefined && another === undefined) {
      throw new DatasetError('MISMATCH', `All ${count} ${part} images of ${path} are of one class, ${classes[only] ?? only}: there is nothing to tell apart. Expected images of at least two.`)
    }
  }
}

function refuseChanged(dataset: Dataset, manifest: DatasetManifest, path: string): void {
  const { name, shape, counts, classes } = manifest
  if (shapeInWords(dataset) !== shapeInWords(shape)) throw changed(path, name, `images of ${shapeInWords(dataset)}`, shapeInWords(shape))
  if (dataset.train.count !== counts.train || dataset.test.count !== counts.test) {
    throw changed(path, name, `${dataset.train.count} training and ${dataset.test.count} test images`, `${counts.train} and ${counts.test}`)
  }
  if (dataset.classes.join('\n') !== classes.join('\n')) throw changed(path, name, `the classes ${dataset.classes.join(', ')}`, classes.join(', '))
}

const changed = (path: string, name: string, found: string, expected: string): DatasetError => (
  new DatasetError('MISMATCH', `${path} has changed since it was imported as ${name}: it has ${found}; expected ${expected}. Remove the data set and import it again.`)
)
