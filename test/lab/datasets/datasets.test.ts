/** Data sets through the lab: seen, imported, cancelled, fetched, removed. */
import { createHash } from 'node:crypto'
import { existsSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { generateDigits } from '../../../src-main/datasets/generated-digits.ts'
import { inspectDataset } from '../../../src-main/datasets/inspect.ts'
import { datasetsFolder } from '../../../src-main/lab/settings/data-folder.ts'
import { LabError } from '../../../src-main/lab/errors.ts'
import type { DatasetTask, LabEvent } from '../../../src-main/lab/types.ts'
import { idxFiles, idxImages, imageFiles, npz, npzArrays, plainPng, put, temporaryFolder } from '../../datasets/fixtures.ts'
import { openTestLab } from '../test-lab.ts'
import type { TestLab } from '../test-lab.ts'

let test: TestLab
beforeEach(async () => { test = await openTestLab() })
afterEach(() => test.end())

const folder = (): string => datasetsFolder(test.dataDir)

/** The task as it ended. */
async function ended({ id }: DatasetTask, onNews: (task: DatasetTask) => void = () => undefined): Promise<DatasetTask> {
  const events = test.lab.events.subscribe(undefined)
  let news: Promise<IteratorResult<LabEvent>> | undefined = events.next()
  for (;;) {
    const task = test.lab.datasets.tasks().find((one) => one.id === id)
    if (task === undefined) throw new Error('the task is gone')
    onNews(task)
    if (task.state !== 'waiting' && task.state !== 'working') return task
    await news
    news = events.next()
  }
}

const imported = async (source: string, name: string, place: 'copied' | 'linked' = 'copied'): Promise<DatasetTask> => (
  ended(await test.lab.datasets.import({ path: source, name, place }))
)

/** Code and fields of the LabError that `work` ends in. */
async function refusal(work: Promise<unknown>): Promise<{ code: string; message: string; issues: readonly { path: string; message: string }[] }> {
  const error: unknown = await work.then(() => undefined, (reason: unknown) => reason)
  if (!(error instanceof LabError)) throw new Error(`expected a LabError, got ${String(error)}`)
  return { code: error.code, message: error.message, issues: error.issues }
}

describe('the generated set', () => {
  it('is always there, with the numbers that making it gives', async () => {
    const [digits] = await test.lab.datasets.list()
    expect(digits).toMatchObject({ name: 'digits', kind: 'generated-digits', place: 'generated', counts: { train: 10_000, test: 2_000 }, problem: null })
    const { train, test: testing, checksum, shape, classes } = await inspectDataset(generateDigits())
    expect(await test.lab.datasets.get('digits')).toMatchObject({ train, test: testing, checksum, shape, classNames: classes })
  }, 60_000)

  it('shows images without making all of it', async () => {
    const preview = await test.lab.datasets.preview({ name: 'digits', part: 'test', perClass: 3, firstClass: 0 })
    expect(preview.classes.map(({ name, images }) => [name, images.length])).toEqual(Array.from({ length: 10 }, (_, i) => [String(i), 3]))
    expect(preview.classes[0]?.images[0]).toMatch(/^data:image\/png;base64,iVBOR/)
  })

  it('cannot be removed or replaced', async () => {
    expect(await refusal(test.lab.datasets.remove('digits'))).toMatchObject({ code: 'BAD_REQUEST' })
    const source = await put(await temporaryFolder(), idxFiles())
    expect((await refusal(test.lab.datasets.import({ path: source, name: 'Digits', place: 'copied' }))).issues).toMatchObject([{ path: 'name' }])
  })
})

describe('an import', () => {
  it('brings a set in, counts it, and tells its progress to whoever listens', async () => {
    const source = await put(await temporaryFolder(), imageFiles())
    const heard: DatasetTask[] = []
    const task = await ended(await test.lab.datasets.import({ path: source, name: 'pets', place: 'copied' }), (news) => heard.push(news))
    expect(task).toMatchObject({ state: 'done', problem: null })
    expect(heard.map(({ activity }) => activity)).toContain('Copying and reading the files')
    const summary = (await test.lab.datasets.list()).find(({ name }) => name === 'pets')
    expect(summary).toMatchObject({ kind: 'image-folder', classes: 2, counts: { train: 4, test: 2 }, place: 'copied', origin: source, problem: null })
    expect(summary?.bytes).toBeGreaterThan(6 * 48)
    const detail = await test.lab.datasets.get('pets')
    expect(detail).toMatchObject({ classNames: ['ant', 'cat'], train: { perClass: [2, 2] }, test: { perClass: [1, 1] } })
    expect(detail.train.mean[0]).toBeCloseTo((1 + 2 + 3 + 4) / 4 / 255, 10)
  })

  it('has its numbers at hand afterwards, and makes them again where they are lost', async () => {
    await imported(await put(await temporaryFolder(), idxFiles()), 'tiny')
    const before = await test.lab.datasets.get('tiny')
    rmSync(join(folder(), 'tiny', 'report.json'))
    expect((await test.lab.datasets.list()).find(({ name }) => name === 'tiny')?.bytes).toBeNull()
    expect(await test.lab.datasets.get('tiny')).toMatchObject({ train: before.train, test: before.test })
    expect(existsSync(join(folder(), 'tiny', 'report.json'))).toBe(true)
  })

  it.each([
    ['a path that begins nowhere', 'mnist', 'x', 'path', /Path is "mnist"; expected the full path/],
    ['a path where nothing is', '/nowhere/at/all', 'x', 'path', /There is nothing at \/nowhere\/at\/all/],
  ])('of %s is refused at once, at its field', async (_what, path, name, field, message) => {
    const { code, issues } = await refusal(test.lab.datasets.import({ path, name, place: 'copied' }))
    expect({ code, path: issues[0]?.path }).toEqual({ code: 'BAD_REQUEST', path: field })
    expect(issues[0]?.message).toMatch(message)
    expect(test.lab.datasets.tasks()).toEqual([])
  })

  it('under a name that is taken, or being taken, is refused at the name', async () => {
    const source = await put(await temporaryFolder(), idxFiles())
    const first = await test.lab.datasets.import({ path: source, name: 'tiny', place: 'copied' })
    expect((await refusal(test.lab.datasets.import({ path: source, name: 'tiny', place: 'copied' }))).issues).toMatchObject([{ path: 'name' }])
    await ended(first)
    expect((await refusal(test.lab.datasets.import({ path: source, name: 'TINY', place: 'linked' }))).issues).toMatchObject([{ path: 'name' }])
  })

  it('of a damaged set fails with file, value and what was expected, and leaves nothing', async () => {
    const source = await put(await temporaryFolder(), { ...idxFiles(), 'train-images-idx3-ubyte': idxImages(5, 2, 3).subarray(0, 30) })
    const task = await imported(source, 'broken')
    expect(task).toMatchObject({ state: 'failed', field: 'path' })
    expect(task.problem).toBe(`${join(source, 'train-images-idx3-ubyte')} has 14 bytes after its header; expected 30 for 5 images of 2 × 3.`)
    expect(readdirSync(folder())).toEqual([])
    test.lab.datasets.dismiss(task.id)
    expect(test.lab.datasets.tasks()).toEqual([])
  })

  it('that is cancelled leaves nothing, whether it waits or works', async () => {
    const many = Object.fromEntries(Array.from({ length: 400 }, (_, i) => [`train/a/${i}.png`, plainPng(64, 64, [i % 256, 1, 2])]))
    const source = await put(await temporaryFolder(), { ...many, 'test/a/0.png': plainPng(64, 64, [1, 2, 3]) })
    const first = await test.lab.datasets.import({ path: source, name: 'first', place: 'linked' })
    const second = await test.lab.datasets.import({ path: source, name: 'second', place: 'linked' })
    test.lab.datasets.cancel(second.id)
    const task = await ended(first, ({ state }) => { if (state === 'working') test.lab.datasets.cancel(first.id) })
    expect(task).toMatchObject({ state: 'cancelled', problem: null })
    expect(await ended(second)).toMatchObject({ state: 'cancelled' })
    expect(existsSync(folder()) ? readdirSync(folder()) : []).toEqual([])
  })

  it('ends with the lab', async () => {
    const source = await put(await temporaryFolder(), imageFiles())
    await test.lab.datasets.import({ path: source, name: 'pets', place: 'copied' })
    await test.reopen()
    expect(existsSync(folder()) ? readdirSync(folder()).filter((name) => name !== 'pets') : []).toEqual([])
  })
})

describe('a linked set', () => {
  it('says so where its files are gone, and leaves them where they are when it is removed', async () => {
    const source = await put(await temporaryFolder(), idxFiles())
    await imported(source, 'linked', 'linked')
    const seen = async () => (await test.lab.datasets.list()).find(({ name }) => name === 'linked')
    expect(await seen()).toMatchObject({ place: 'linked', origin: source, problem: null })
    await test.lab.datasets.remove('linked')
    expect(await seen()).toBeUndefined()
    expect(existsSync(join(source, 'train-images-idx3-ubyte'))).toBe(true)
    await imported(source, 'linked', 'linked')
    rmSync(source, { recursive: true })
    expect((await seen())?.problem).toMatch(/is not there any more/)
    expect(await refusal(test.lab.datasets.preview({ name: 'linked', part: 'train', perClass: 1, firstClass: 0 }))).toMatchObject({ code: 'PRECONDITION_FAILED' })
  })
})

describe('a preview', () => {
  it('has images of the classes asked for, in their colours, and knows no class beyond the last', async () => {
    await imported(await put(await temporaryFolder(), imageFiles()), 'pets')
    const preview = await test.lab.datasets.preview({ name: 'pets', part: 'train', perClass: 8, firstClass: 1 })
    expect(preview).toMatchObject({ height: 4, width: 4, classes: [{ index: 1, name: 'cat' }] })
    expect(preview.classes[0]?.images).toHaveLength(2)
    expect(await refusal(test.lab.datasets.preview({ name: 'pets', part: 'train', perClass: 8, firstClass: 2 }))).toMatchObject({ code: 'BAD_REQUEST', issues: [{ path: 'firstClass' }] })
  })

  it('makes large images smaller', async () => {
    const source = await put(await temporaryFolder(), { 'train/a/a.png': plainPng(200, 300, [9, 8, 7]), 'test/a/a.png': plainPng(200, 300, [9, 8, 7]) })
    await imported(source, 'large')
    expect(await test.lab.datasets.preview({ name: 'large', part: 'test', perClass: 1, firstClass: 0 })).toMatchObject({ height: 50, width: 75 })
  })
})

describe('what is wrong', () => {
  it('with a manifest is told in the list, and asking for it is refused', async () => {
    await imported(await put(await temporaryFolder(), idxFiles()), 'tiny')
    writeFileSync(join(folder(), 'tiny', 'manifest.json'), '{')
    expect((await test.lab.datasets.list()).find(({ name }) => name === 'tiny')).toMatchObject({ kind: null, problem: expect.stringMatching(/manifest\.json is damaged/) as unknown })
    expect(await refusal(test.lab.datasets.get('tiny'))).toMatchObject({ code: 'PRECONDITION_FAILED' })
    await test.lab.datasets.remove('tiny')
    expect(await test.lab.datasets.list()).toHaveLength(1)
  })

  it('with a name is that there is none', async () => {
    expect(await refusal(test.lab.datasets.get('nothing'))).toMatchObject({ code: 'NOT_FOUND' })
    expect(await refusal(test.lab.datasets.remove('nothing'))).toMatchObject({ code: 'NOT_FOUND' })
  })
})

describe('a download', () => {
  it('goes on where it was stopped, and becomes a data set that knows its address', async () => {
    const bytes = npz(npzArrays())
    const ranges: (string | undefined)[] = []
    const server = createServer((request, response) => {
      ranges.push(request.headers.range)
      const from = Number(/\d+/.exec(request.headers.range ?? '')?.[0] ?? 0)
      response.writeHead(from === 0 ? 200 : 206, { 'content-length': bytes.length - from, 'content-range': `bytes ${from}-${bytes.length - 1}/${bytes.length}` })
      // The first time it gives a hundred bytes and no more.
      if (ranges.length === 1) response.write(bytes.subarray(0, 100))
      else response.end(bytes.subarray(from))
    })
    await new Promise<void>((resolve) => { server.listen(0, '127.0.0.1', resolve) })
    try {
      const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/mnist.npz`
      const request = { url, bytes: bytes.length, sha256: createHash('sha256').update(bytes).digest('hex'), name: 'mnist' }
      const first = await test.lab.datasets.download(request)
      const stopped = await ended(first, ({ id, done }) => { if (done === 100) test.lab.datasets.cancel(id) })
      expect(stopped).toMatchObject({ type: 'download', state: 'cancelled', done: 100, total: bytes.length, unit: 'bytes' })
      expect(await ended(await test.lab.datasets.download(request))).toMatchObject({ state: 'done' })
      expect(ranges).toEqual([undefined, 'bytes=100-'])
      expect((await test.lab.datasets.list())[1]).toMatchObject({ name: 'mnist', kind: 'npz', origin: url, counts: { train: 2, test: 1 } })
    } finally {
      server.closeAllConnections()
      server.close()
    }
  })

  it('of anything but an .npz file is refused at its address', async () => {
    const { issues } = await refusal(test.lab.datasets.download({ url: 'https://x.org/a.tar.gz', bytes: 1, sha256: 'ab'.repeat(32), name: 'x' }))
    expect(issues).toMatchObject([{ path: 'url' }])
  })
})

describe('a lab that only reads', () => {
  it('shows data sets and changes nothing', async () => {
    await imported(await put(await temporaryFolder(), idxFiles()), 'tiny')
    await test.reopen({ access: 'read' })
    expect(await test.lab.datasets.get('tiny')).toMatchObject({ train: { count: 4 } })
    expect(await refusal(test.lab.datasets.remove('tiny'))).toMatchObject({ code: 'PRECONDITION_FAILED' })
    expect(await refusal(test.lab.datasets.import({ path: folder(), name: 'x', place: 'copied' }))).toMatchObject({ code: 'PRECONDITION_FAILED' })
  })
})
