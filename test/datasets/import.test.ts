import { mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { closeDataset, importDataset, listManaged, openManaged, removeManaged } from '../../src-main/datasets/import.ts'
import { cifar10Files, idxFiles, idxImages, idxLabels, imageFiles, npz, npzArrays, plainPng, put, refusal, temporaryFolder } from './fixtures.ts'

const make = async (files: Record<string, Uint8Array | string>): Promise<{ source: string; dataDir: string }> => (
  { source: await put(await temporaryFolder(), files), dataDir: join(await temporaryFolder(), 'datasets') }
)

describe('an imported data set', () => {
  it.each([
    ['idx', { ...idxFiles(), 'holiday.txt': 'not part of it' }, ['t10k-images-idx3-ubyte', 't10k-labels-idx1-ubyte', 'train-images-idx3-ubyte', 'train-labels-idx1-ubyte']],
    ['cifar-10', cifar10Files(), Object.keys(cifar10Files()).toSorted()],
    ['npz', { 'set.npz': npz(npzArrays()) }, ['set.npz']],
    ['image-folder', { ...imageFiles(), 'other/a.txt': '' }, ['test', 'train']],
  ])('of kind %s has its files, a manifest, and opens without its origin', async (kind, files, copied) => {
    const { source, dataDir } = await make(files)
    const { manifest, report } = await importDataset(source, dataDir, { name: 'mine' })
    await rm(source, { recursive: true })
    expect(manifest).toMatchObject({ version: 1, name: 'mine', kind, checksum: report.checksum, place: 'copied', counts: { train: report.train.count, test: report.test.count } })
    expect(await readdir(dataDir)).toEqual(['mine'])
    expect((await readdir(join(dataDir, 'mine/files'))).toSorted()).toEqual(copied)
    expect(await listManaged(dataDir)).toEqual([{ name: 'mine', manifest }])
    const dataset = await openManaged(dataDir, 'mine', { verify: true })
    expect([dataset.name, dataset.train.count]).toEqual(['mine', manifest.counts.train])
  })

  it('of images is not decoded again when it is opened, and remembers how it was', async () => {
    const { source, dataDir } = await make(imageFiles())
    await importDataset(source, dataDir, { name: 'mine', size: 2, channels: 1 })
    let decoded = 0
    const dataset = await openManaged(dataDir, 'mine', { memoryBytes: 1, onProgress: () => {
      decoded++
    } })
    expect([decoded, dataset.height, dataset.channels]).toEqual([0, 2, 1])
    closeDataset(dataset)
  })

  it('of Fashion-MNIST keeps the names of its classes', async () => {
    const { source, dataDir } = await make(Object.fromEntries(Object.entries(idxFiles()).map(([name, bytes]) => [`fashion/${name}`, bytes])))
    await importDataset(join(source, 'fashion'), dataDir, { name: 'clothes' })
    expect((await openManaged(dataDir, 'clothes')).classes[1]).toBe('Trouser')
  })

  it('may be linked: then its files stay where they are, and a change is noticed', async () => {
    const { source, dataDir } = await make(idxFiles())
    await importDataset(source, dataDir, { name: 'mine', place: 'linked' })
    expect(await readdir(join(dataDir, 'mine'))).toEqual(['manifest.json'])
    expect((await openManaged(dataDir, 'mine', { verify: true })).train.count).toBe(4)
    await writeFile(join(source, 'train-labels-idx1-ubyte'), idxLabels(7, 2, 1, 5))
    expect(await refusal(() => openManaged(dataDir, 'mine', { verify: true }))).toMatch(/^MISMATCH: .* has changed since it was imported as mine: it has the checksum [\da-f]{64}; expected [\da-f]{64}\./)
  })

  it('can be removed; its origin cannot be by that', async () => {
    const { source, dataDir } = await make(idxFiles())
    await importDataset(source, dataDir, { name: 'mine', place: 'linked' })
    await removeManaged(dataDir, 'mine')
    await removeManaged(dataDir, 'mine')
    expect([await listManaged(dataDir), (await readdir(source)).length]).toEqual([[], 4])
  })
})

describe('an import that fails', () => {
  it('leaves the folder as it was', async () => {
    const { source, dataDir } = await make({ ...idxFiles(), 't10k-labels-idx1-ubyte': idxLabels(9, 10) })
    expect(await refusal(() => importDataset(source, dataDir, { name: 'mine' }))).toContain('is 10; expected 0 to 9')
    expect(await readdir(dataDir)).toEqual([])
  })

  it('because there is nothing to tell apart says where', async () => {
    const oneTested = await make({ ...idxFiles(), 't10k-images-idx3-ubyte': idxImages(2, 2, 3), 't10k-labels-idx1-ubyte': idxLabels(4, 4) })
    expect(await refusal(() => importDataset(oneTested.source, oneTested.dataDir, { name: 'mine' }))).toMatch(/^MISMATCH: All 2 test images of .* are of one class, 4: there is nothing to tell apart\./)
    const oneLearned = await make({ 'train/cat/a.png': plainPng(2, 2, [1]), 'train/cat/b.png': plainPng(2, 2, [2]), 'test/cat/a.png': plainPng(2, 2, [3]) })
    expect(await refusal(() => importDataset(oneLearned.source, oneLearned.dataDir, { name: 'mine' }))).toMatch(/^MISMATCH: All 2 training images of .* are of one class, cat:/)
    expect(await readdir(oneLearned.dataDir)).toEqual([])
  })

  it('because it was cancelled does so too', async () => {
    const { source, dataDir } = await make(imageFiles())
    const controller = new AbortController()
    const importing = importDataset(source, dataDir, { name: 'mine', signal: controller.signal, onProgress: () => {
      controller.abort(new Error('enough'))
    } })
    await expect(importing).rejects.toThrow('enough')
    expect(await readdir(dataDir)).toEqual([])
  })

  it('because its name is taken, also in capitals, or is none, says so', async () => {
    const { source, dataDir } = await make(idxFiles())
    await importDataset(source, dataDir, { name: 'mine' })
    expect(await refusal(() => importDataset(source, dataDir, { name: 'Mine' }))).toBe(`EXISTS: There is a data set mine in ${dataDir} already. Choose another name, or remove it first.`)
    for (const name of ['', '../up', '.hidden', 'a/b', 'a.']) {
      expect(await refusal(() => importDataset(source, dataDir, { name }))).toContain(`BAD_OPTION: The name of the data set is ${JSON.stringify(name)};`)
    }
  })
})

describe('the managed folder', () => {
  it('that is not there has nothing in it', async () => {
    const dataDir = join(await temporaryFolder(), 'none')
    expect(await listManaged(dataDir)).toEqual([])
    expect(await refusal(() => openManaged(dataDir, 'mine'))).toBe(`MISSING: There is no data set mine in ${dataDir}. Import it first.`)
  })

  it('lists a damaged manifest with what is wrong with it, and passes over other folders', async () => {
    const { source, dataDir } = await make(idxFiles())
    await importDataset(source, dataDir, { name: 'mine' })
    const manifest = JSON.parse(await readFile(join(dataDir, 'mine/manifest.json'), 'utf8')) as object
    await put(dataDir, { 'bad/manifest.json': JSON.stringify({ ...manifest, counts: { train: 0, test: 1 } }), 'worse/manifest.json': '{' })
    await mkdir(join(dataDir, 'empty'))
    const listed = await listManaged(dataDir)
    expect(listed.map(({ name }) => name)).toEqual(['bad', 'mine', 'worse'])
    expect(listed[0]?.problem).toMatch(/bad.manifest\.json is damaged: [\s\S]*counts\.train/)
  })
})
