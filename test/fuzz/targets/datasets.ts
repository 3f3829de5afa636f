/** Data sets as files: headers that lie, archives that are cut off or swell, pictures that are none; and what an import leaves behind. */
import assert from 'node:assert/strict'
import { mkdir, mkdtemp, readdir, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import fc from 'fast-check'
import { DatasetError } from '../../../src-main/datasets/errors.ts'
import { closeDataset, importDataset, removeManaged } from '../../../src-main/datasets/import.ts'
import { decodeImage } from '../../../src-main/datasets/readers/decode-image.ts'
import { parseIdxImages, parseIdxLabels } from '../../../src-main/datasets/readers/idx.ts'
import { parseNpy } from '../../../src-main/datasets/readers/npy.ts'
import { listZip } from '../../../src-main/datasets/readers/zip.ts'
import { openDataset } from '../../../src-main/datasets/open-dataset.ts'
import { cifar10Files, cifarRecord, greyJpeg, gzipped, idxFiles, idxImages, idxLabels, imageFiles, npy, npz, npzArrays, plainPng, zip } from '../../datasets/made-files.ts'
import type { NpyParts } from '../../datasets/made-files.ts'
import { damaged } from '../hostile.ts'
import { target } from '../target.ts'
import type { Answer, Target } from '../target.ts'

/** Refused with words that name the file and say what was expected, or what is wrong. */
async function asked(work: () => unknown, place: string): Promise<Answer> {
  try {
    await work()
    return 'taken'
  } catch (error) {
    assert.ok(error instanceof DatasetError, error instanceof Error ? error.stack : String(error))
    assert.ok(error.message.includes(place), `"${error.message}" does not name ${place}`)
    assert.ok(error.message.length < 4000, `a message of ${error.message.length} letters`)
    return 'refused'
  }
}

const bytesTarget = (name: string, share: number, files: readonly Uint8Array[], read: (bytes: Uint8Array) => unknown): Target => (
  target(name, share, () => ({ cases: damaged(files), check: (bytes) => asked(() => read(bytes), 'x.bin') }))
)

const idx = bytesTarget('IDX files', 13, [idxImages(4, 2, 3), idxLabels(7, 2, 1, 0)], (bytes) => (bytes[3] === 1 ? parseIdxLabels(bytes, 'x.bin') : parseIdxImages(bytes, 'x.bin')))

const arrays = Object.values(npzArrays()).flatMap((parts: NpyParts) => [npy(parts), npy({ ...parts, version: 2 })])
const npyArrays = bytesTarget('NPY arrays', 12, arrays, (bytes) => {
  const { length, at } = parseNpy(bytes, 'x.bin')
  for (let i = 0; i < length; i++) assert.equal(typeof at(i), 'number')
})

const archives = bytesTarget('zip archives', 12, [zip({ 'a.npy': arrays[0] ?? new Uint8Array(), b: Buffer.alloc(300) }, true), npz(npzArrays()), zip({})], (bytes) => {
  for (const member of listZip(bytes, 'x.bin')) assert.equal(member.read().length, member.bytes)
})

const pictures = bytesTarget('pictures', 5, [greyJpeg(), plainPng(4, 4, [1, 10, 100]), plainPng(3, 5, [7]), plainPng(2, 2, [1, 2, 3, 4])], (bytes) => {
  const { channels, height, width, pixels } = decodeImage(bytes, 'x.bin', 3)
  assert.equal(pixels.length, channels * height * width)
})

/** Names of all files below a folder. */
async function listing(folder: string): Promise<string[]> {
  const names: string[] = await readdir(folder, { recursive: true, encoding: 'utf8' }).catch(() => [])
  return names.sort((a, b) => a.localeCompare(b))
}

type Files = Readonly<Record<string, Uint8Array | string>>

const whole: readonly Files[] = [
  idxFiles(), gzipped(idxFiles()), cifar10Files(), { 'train.bin': cifarRecord([1, 4], [1, 2, 3]), 'test.bin': cifarRecord([2, 99], [3, 2, 1]) },
  { 'set.npz': npz(npzArrays()) }, { 'set.npz': npz(npzArrays(), true) }, imageFiles(),
]

/** One of the files damaged, and now and then one that is missing or too many. */
const damagedFiles: fc.Arbitrary<Files> = fc.tuple(fc.constantFrom(...whole), fc.nat(), fc.nat(19)).chain(([files, which, more]) => {
  const names = Object.keys(files)
  const name = names[which % names.length] ?? ''
  const content = files[name] ?? ''
  if (more === 0) return fc.constant(Object.fromEntries(Object.entries(files).filter(([other]) => other !== name)))
  if (more === 1) return fc.constant({ ...files, [`${name}.more`]: content, 'train-images-idx3-ubyte': '' })
  return damaged([typeof content === 'string' ? Buffer.from(content) : content]).map((bytes): Files => ({ ...files, [name]: bytes }))
})

async function put(folder: string, files: Files): Promise<void> {
  for (const [name, bytes] of Object.entries(files)) {
    await mkdir(dirname(join(folder, name)), { recursive: true })
    await writeFile(join(folder, name), bytes)
  }
}

const folders = target('folders of data sets', 0.3, async () => {
  const folder = await mkdtemp(join(tmpdir(), 'burstlab-fuzz-'))
  let count = 0
  return {
    cases: damagedFiles,
    async check(files) {
      const source = join(folder, `case${count++}`)
      await mkdir(source)
      await put(source, files)
      try {
        return await asked(async () => closeDataset(await openDataset(source, { cacheDir: join(source, 'cache') })), source)
      } finally {
        await rm(source, { recursive: true })
      }
    },
    end: () => rm(folder, { recursive: true }),
  }
})

const imports = target('imports of data sets', 0.3, async () => {
  const folder = await mkdtemp(join(tmpdir(), 'burstlab-fuzz-'))
  const dataDir = join(folder, 'datasets')
  await mkdir(dataDir)
  let count = 0
  return {
    cases: fc.tuple(damagedFiles, fc.oneof({ arbitrary: fc.constant('good'), weight: 9 }, { arbitrary: fc.constantFrom('../out', '.', '', 'a/b', 'CON:', '__proto__', 'x'.repeat(300), '\u0000'), weight: 1 }), fc.constantFrom('copied' as const, 'linked' as const)),
    async check([files, name, place]) {
      const source = join(folder, `case${count++}`)
      await mkdir(source)
      await put(source, files)
      const before = await listing(dataDir)
      const answer = await asked(() => importDataset(source, dataDir, { name, place }), '')
      if (answer === 'refused') assert.deepEqual(await listing(dataDir), before, 'a refusal leaves nothing behind')
      else await removeManaged(dataDir, name)
      await rm(source, { recursive: true })
      assert.deepEqual(await readdir(folder), ['datasets'], 'nothing outside of the folder')
      return answer
    },
    end: () => rm(folder, { recursive: true }),
  }
})

export const datasetTargets: readonly Target[] = [idx, npyArrays, archives, pictures, folders, imports]
