import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { openDataset, recogniseDataset } from '../../src-main/datasets/open-dataset.ts'
import { cifar10Files, idxFiles, imageFiles, npz, npzArrays, put, refusal, temporaryFolder } from './fixtures.ts'

describe('a path', () => {
  it.each([
    ['idx', idxFiles()], ['cifar-10', cifar10Files()], ['cifar-100', { 'train.bin': '' }], ['npz', { 'a.npz': npz(npzArrays()) }], ['image-folder', imageFiles()],
  ])('is recognised as %s by the names in it', async (kind, files) => {
    expect((await recogniseDataset(await put(await temporaryFolder(), files))).kind).toBe(kind)
  })

  it('with nothing at it is refused', async () => {
    const path = join(await temporaryFolder(), 'nowhere')
    expect(await refusal(() => openDataset(path))).toBe(`MISSING: There is nothing at ${path}.`)
  })

  it('to an empty folder is refused, and told what was expected', async () => {
    const folder = await temporaryFolder()
    expect(await refusal(() => openDataset(folder))).toMatch(/^UNRECOGNISED: .* is empty; expected MNIST's IDX files .*CIFAR's .*\.npz.*train\/CLASS/)
  })

  it('to other files is refused, and told what was found', async () => {
    const folder = await put(await temporaryFolder(), { 'a.tar.gz': '', 'b.txt': '' })
    expect(await refusal(() => openDataset(folder))).toContain('is no data set that can be read: it has a.tar.gz, b.txt. Archives have to be unpacked first.')
    expect(await refusal(() => openDataset(join(folder, 'a.tar.gz')))).toContain('Unpack it and give the folder.')
  })

  it('to several archives is refused', async () => {
    expect(await refusal(async () => openDataset(await put(await temporaryFolder(), { 'a.npz': '', 'b.npz': '' })))).toContain('has 2 .npz files (a.npz, b.npz). Give one of them.')
  })
})
