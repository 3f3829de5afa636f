/** What is in a folder of images: train/CLASS/*.jpg and test/CLASS/*.jpg (or val/), PNG as well. */
import { createHash } from 'node:crypto'
import { readdir, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { DatasetError } from '../errors.ts'

export interface ListedImage {
  /** From the root of the data set, with "/". */
  readonly path: string
  readonly label: number
}

export interface ImageListing {
  readonly classes: readonly string[]
  readonly train: readonly ListedImage[]
  readonly test: readonly ListedImage[]
  /** SHA-256 over every file's path, size and time of change: another one means that something changed. */
  readonly checksum: string
}

/** Names a folder of test images may have, the first of them that is there. */
export const testFolders = ['test', 'val', 'validation'] as const

const isImage = (name: string): boolean => /\.(jpe?g|png)$/i.test(name) && !name.startsWith('.')

/** By code points, whatever the machine's language. */
const byName = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0)

/**
 * Lists the images below `folder`; classes and files in the order of their names. Throws a DatasetError where train/ or test/ is
 * missing, a class is empty, or the two have different classes.
 */
export async function listImageFolder(folder: string, signal?: AbortSignal): Promise<ImageListing> {
  const names = await readdir(folder)
  const testFolder = testFolders.find((name) => names.includes(name))
  if (!names.includes('train')) throw new DatasetError('MISSING', `${folder} has no folder train; expected train/CLASS/*.jpg or *.png.`)
  if (testFolder === undefined) throw new DatasetError('MISSING', `${folder} has a folder train, but none of ${testFolders.join(', ')}; expected test/CLASS/*.jpg or *.png.`)
  const classes = await classFolders(join(folder, 'train'))
  const testClasses = await classFolders(join(folder, testFolder))
  refuseOthers(classes, testClasses, join(folder, testFolder), join(folder, 'train'))
  refuseOthers(testClasses, classes, join(folder, 'train'), join(folder, testFolder))
  if (classes.length > 65536) throw new DatasetError('MISMATCH', `${folder} has ${classes.length} classes; expected at most 65536.`)

  const hash = createHash('sha256')
  const part = async (name: string): Promise<ListedImage[]> => {
    const images: ListedImage[] = []
    for (const [label, className] of classes.entries()) {
      signal?.throwIfAborted()
      images.push(...await listClass(folder, `${name}/${className}`, label, (line) => hash.update(line)))
    }
    return images
  }
  return { classes, train: await part('train'), test: await part(testFolder), checksum: hash.digest('hex') }
}

async function classFolders(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { withFileTypes: true })
  const names = entries.filter((entry) => (entry.isDirectory() || entry.isSymbolicLink()) && !entry.name.startsWith('.')).map((entry) => entry.name).sort(byName)
  if (names.length === 0) throw new DatasetError('MISSING', `${folder} has no folders; expected one for each class.`)
  return names
}

function refuseOthers(known: readonly string[], found: readonly string[], foundIn: string, knownIn: string): void {
  const all = new Set(known)
  const other = found.find((name) => !all.has(name))
  if (other !== undefined) throw new DatasetError('MISMATCH', `${foundIn} has the class ${other}, which ${knownIn} has not; expected the same classes in both.`)
}

async function listClass(root: string, path: string, label: number, note: (line: string) => void): Promise<ListedImage[]> {
  const names = (await readdir(join(root, path))).filter(isImage).sort(byName)
  if (names.length === 0) throw new DatasetError('MISSING', `${join(root, path)} has no images; expected *.jpg, *.jpeg or *.png.`)
  const facts = await Promise.all(names.map((name) => stat(join(root, path, name))))
  return names.map((name, i) => {
    note(`${path}/${name}\t${facts[i]?.size ?? 0}\t${Math.trunc(facts[i]?.mtimeMs ?? 0)}\n`)
    return { path: `${path}/${name}`, label }
  })
}
